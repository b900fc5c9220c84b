"use client";
import type { Content, ContentDocument } from "@agency/core/contents/schema";
import { Check } from "lucide-react";
import { useTranslations } from "use-intl";
import { picturesOf } from "@/components/previews/post-preview";
import { readableOn } from "@/lib/readable-on";

type Landing = Extract<ContentDocument, { type: "landing" }>;

interface LandingPreviewProps {
  document: Landing;
  language: Content["language"];
  name: string;
  /** The brand's first colour. */
  color: string | undefined;
  media: Content["media"];
}

/** The page as visitors will see it on a phone, drawn from its sections by our own components: no HTML of anybody (R33). */
export function LandingPreview({ document, language, name, color = "#0F766E", media }: LandingPreviewProps) {
  const t = useTranslations("previews");
  const [photo] = picturesOf(media);
  const brand = { backgroundColor: color, color: readableOn(color) };
  return (
    <section aria-label={t("landingLabel")} className="overflow-hidden rounded-2xl border bg-white text-[#1c1917] shadow-card">
      <p className="border-b border-black/10 px-5 py-3 text-sm font-semibold">{name}</p>
      <div lang={language} tabIndex={0} role="group" aria-label={t("landingText")} className="focus-ring max-h-[36rem] overflow-y-auto border border-transparent break-words scrollbar-slim">
        {document.sections.length === 0 ? <p className="px-5 py-8 text-sm text-[#57534e] italic">{t("noText")}</p> : null}
        {document.sections.map((section, index) => (
          <SectionView key={index} section={section} brand={brand} color={color} photo={index === 0 ? photo : undefined} isFirst={index === 0} />
        ))}
      </div>
    </section>
  );
}

function SectionView({ section, brand, color, photo, isFirst }: { section: Landing["sections"][number]; brand: { backgroundColor: string; color: string }; color: string; photo: Content["media"][number] | undefined; isFirst: boolean }) {
  const { kind, heading, body, items } = section;
  if (kind === "hero" || kind === "cta") {
    return (
      <div style={brand} className="grid gap-3 px-5 py-8">
        {photo ? (
          // oxlint-disable-next-line nextjs/no-img-element -- files of the product, already sized
          <img src={photo.url} alt={photo.alt ?? ""} className="aspect-video w-full rounded-xl object-cover" />
        ) : null}
        <p className={isFirst ? "text-2xl leading-tight font-bold" : "text-xl leading-tight font-bold"}>{heading}</p>
        {body ? <p className="text-sm leading-relaxed whitespace-pre-wrap">{body}</p> : null}
        {items.map((item, index) => (
          <span key={index} style={{ backgroundColor: brand.color, color: readableOn(brand.color) }} className="w-fit rounded-full px-5 py-2 text-sm font-semibold">
            {item}
          </span>
        ))}
      </div>
    );
  }
  if (kind === "faq") {
    return (
      <div className="grid gap-2 border-t border-black/10 px-5 py-6">
        <p className="text-lg font-bold">{heading}</p>
        {body ? <p className="text-sm whitespace-pre-wrap">{body}</p> : null}
        {items.map((item, index) => {
          const at = item.indexOf("?");
          return (
            <details key={index} className="rounded-lg bg-[#f5f5f4] px-3 py-2 text-sm">
              <summary className="focus-ring cursor-pointer rounded border border-transparent font-semibold">{at === -1 ? item : item.slice(0, at + 1)}</summary>
              {at === -1 ? null : <p className="pt-1.5">{item.slice(at + 1).trim()}</p>}
            </details>
          );
        })}
      </div>
    );
  }
  return (
    <div className="grid gap-2 border-t border-black/10 px-5 py-6">
      <p className={kind === "price" ? "text-xl font-bold" : "text-lg font-bold"}>{heading}</p>
      {body ? <p className="text-sm leading-relaxed whitespace-pre-wrap">{body}</p> : null}
      {items.length > 0 ? (
        <ul className="grid gap-1.5">
          {items.map((item, index) => (
            <li key={index} className="flex gap-2 text-sm">
              <Check aria-hidden className="mt-0.5 size-4 shrink-0" style={{ color }} />
              {item}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

"use client";
import { useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import type { BrandForm } from "@/components/brands/brand-form";
import { Avatar } from "@/components/ui/avatar";
import { assetUrl } from "@/lib/upload-asset";

/** What the brand looks like so far, beside the form. */
export function BrandPreview({ form }: { form: BrandForm }) {
  const t = useTranslations("brands.preview");
  const [name, industry, tone, colors = [], logoId, doWords = [], dontWords = []] = useWatch({
    control: form.control,
    name: ["name", "industry", "toneOfVoice", "brandColors", "logoAssetId", "doWords", "dontWords"],
  });
  const main = colors.find((color) => /^#[0-9a-f]{6}$/i.test(color));
  return (
    <aside aria-label={t("label")} className="hidden overflow-hidden rounded-2xl border bg-card shadow-card xl:sticky xl:top-24 xl:block xl:self-start">
      <div className="h-24" style={{ background: main ?? "var(--secondary)" }} />
      <div className="grid gap-4 px-5 pb-5">
        <Avatar key={logoId ?? name} name={name || "?"} src={logoId ? assetUrl(logoId) : null} shape="square" className="-mt-8 size-16 rounded-2xl text-xl ring-4 ring-card" />
        <div className="grid gap-0.5">
          <p className="text-lg font-semibold break-words">{name || t("unnamed")}</p>
          {industry ? <p className="text-sm text-muted-foreground">{industry}</p> : null}
        </div>
        {tone ? <p className="line-clamp-6 border-l-2 border-highlight pl-3 text-sm leading-relaxed text-muted-foreground">{tone}</p> : <p className="text-sm text-muted-foreground">{t("noTone")}</p>}
        {colors.length > 0 ? (
          <div className="flex gap-1.5" aria-hidden>
            {colors.map((color, index) => (
              <span key={index} className="h-8 flex-1 rounded-lg border" style={{ background: color }} />
            ))}
          </div>
        ) : null}
        {doWords.length > 0 ? <Words label={t("says")} words={doWords} /> : null}
        {dontWords.length > 0 ? <Words label={t("avoids")} words={dontWords} struck /> : null}
      </div>
    </aside>
  );
}

function Words({ label, words, struck }: { label: string; words: readonly string[]; struck?: boolean }) {
  return (
    <div className="grid gap-1.5">
      <p className="text-xs font-medium text-muted-foreground">{label}</p>
      <p className="flex flex-wrap gap-1.5 text-xs">
        {words.slice(0, 12).map((word) => (
          <span key={word} className="rounded-full bg-muted px-2.5 py-1">
            {struck ? <s>{word}</s> : word}
          </span>
        ))}
      </p>
    </div>
  );
}

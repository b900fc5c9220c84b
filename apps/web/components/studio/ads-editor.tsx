"use client";
import type { ContentDocument } from "@agency/core/contents/schema";
import { countGoogleAds, googleAdsLimits } from "@agency/providers/social/google-ads/rules";
import { countMetaAds, metaAdsLimits } from "@agency/providers/social/meta-ads/rules";
import { useTranslations } from "use-intl";
import { LineList } from "@/components/studio/line-list";
import { RewriteField } from "@/components/studio/rewrite/rewrite-context";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { isWebLink } from "@/lib/contents-document";

type AdsDocument = Extract<ContentDocument, { type: "ads" }>;

interface AdsEditorProps {
  document: AdsDocument;
  onChange: (document: AdsDocument) => void;
  platform: string;
  language: string;
  disabled: boolean;
}

/** Headlines and descriptions with the counters of the place they go to; Google's with paths and pins, Meta's with the text above the picture. */
export function AdsEditor({ platform, ...props }: AdsEditorProps) {
  return platform === "google_ads" ? <SearchAdEditor {...props} /> : <MetaAdEditor {...props} />;
}

type EditorProps = Omit<AdsEditorProps, "platform">;

function SearchAdEditor({ document, onChange, language, disabled }: EditorProps) {
  const t = useTranslations("studio.edit");
  const set = (changes: Partial<AdsDocument>) => onChange({ ...document, ...changes });
  const limits = googleAdsLimits;
  const counted = (text: string) => <Counter count={countGoogleAds(text)} limit={limits.path} />;
  return (
    <div lang={language} className="grid gap-5">
      <LineList
        legend={t("headlines")}
        pointer="/headlines"
        lines={document.headlines}
        onChange={(headlines, headlinePins) => set({ headlines, headlinePins })}
        pins={{ value: document.headlinePins, places: limits.headlinePositions }}
        disabled={disabled}
        max={limits.maxHeadlines}
        limit={limits.headline}
        count={countGoogleAds}
      />
      <LineList
        legend={t("descriptions")}
        pointer="/descriptions"
        lines={document.descriptions}
        onChange={(descriptions, descriptionPins) => set({ descriptions, descriptionPins })}
        pins={{ value: document.descriptionPins, places: limits.descriptionPositions }}
        disabled={disabled}
        max={limits.maxDescriptions}
        limit={limits.description}
        count={countGoogleAds}
      />
      <FinalUrl document={document} onChange={onChange} disabled={disabled} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("path")} hint={t("pathHint")} aside={counted(document.path)}>
          {(control) => <Input {...control} disabled={disabled} maxLength={100} value={document.path} onChange={(event) => set({ path: event.target.value })} />}
        </Field>
        <Field label={t("path2")} aside={counted(document.path2)}>
          {(control) => <Input {...control} disabled={disabled} maxLength={100} value={document.path2} onChange={(event) => set({ path2: event.target.value })} />}
        </Field>
      </div>
    </div>
  );
}

function MetaAdEditor({ document, onChange, language, disabled }: EditorProps) {
  const t = useTranslations("studio.edit");
  const set = (changes: Partial<AdsDocument>) => onChange({ ...document, ...changes });
  const limits = metaAdsLimits;
  return (
    <div lang={language} className="grid gap-5">
      <Field label={t("primaryText")} tools={<RewriteField pointer="/primaryText" name={t("primaryText")} />} aside={<Counter count={countMetaAds(document.primaryText)} limit={limits.primaryText} />}>
        {(control) => <Textarea {...control} disabled={disabled} value={document.primaryText} onChange={(event) => set({ primaryText: event.target.value })} />}
      </Field>
      <LineList legend={t("headlines")} pointer="/headlines" lines={document.headlines} onChange={(headlines) => set({ headlines })} disabled={disabled} max={limits.maxTexts} limit={limits.headline} count={countMetaAds} />
      <LineList legend={t("descriptions")} pointer="/descriptions" lines={document.descriptions} onChange={(descriptions) => set({ descriptions })} disabled={disabled} max={limits.maxTexts} limit={limits.description} count={countMetaAds} />
      <Field label={t("cta")} tools={<RewriteField pointer="/cta" name={t("cta")} />} aside={<Counter count={countMetaAds(document.cta)} limit={limits.button} />}>
        {(control) => <Input {...control} disabled={disabled} maxLength={200} value={document.cta} onChange={(event) => set({ cta: event.target.value })} />}
      </Field>
      <FinalUrl document={document} onChange={onChange} disabled={disabled} />
    </div>
  );
}

function FinalUrl({ document, onChange, disabled }: Omit<EditorProps, "language">) {
  const t = useTranslations("studio.edit");
  const url = document.finalUrl ?? "";
  return (
    <Field label={t("finalUrl")} hint={t("finalUrlHint")} error={url.trim() !== "" && !isWebLink(url.trim()) ? t("linkInvalid") : undefined}>
      {(control) => <Input {...control} type="url" inputMode="url" disabled={disabled} placeholder="https://" value={url} onChange={(event) => onChange({ ...document, finalUrl: event.target.value === "" ? null : event.target.value })} />}
    </Field>
  );
}

function Counter({ count, limit }: { count: number; limit: number }) {
  return <span className={count > limit ? "font-semibold text-destructive" : ""}>{`${count}/${limit}`}</span>;
}

"use client";
import type { ContentDocument } from "@agency/core/contents/schema";
import { useTranslations } from "use-intl";
import { LineList } from "@/components/studio/line-list";
import { RewriteField } from "@/components/studio/rewrite/rewrite-context";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";

type AdsDocument = Extract<ContentDocument, { type: "ads" }>;

/** Characters shown. Source: Google Ads responsive search ads; Meta's recommendation for feed ads (both 2026-11). */
const shownLengths: Record<string, { headline: number; description: number; primary: number }> = {
  google_ads: { headline: 30, description: 90, primary: 90 },
  meta_ads: { headline: 40, description: 30, primary: 125 },
};

interface AdsEditorProps {
  document: AdsDocument;
  onChange: (document: AdsDocument) => void;
  platform: string;
  language: string;
  disabled: boolean;
}

export function AdsEditor({ document, onChange, platform, language, disabled }: AdsEditorProps) {
  const t = useTranslations("studio.edit");
  const set = (changes: Partial<AdsDocument>) => onChange({ ...document, ...changes });
  const shown = shownLengths[platform];
  return (
    <div lang={language} className="grid gap-5">
      <LineList legend={t("headlines")} pointer="/headlines" lines={document.headlines} onChange={(headlines) => set({ headlines })} disabled={disabled} max={20} {...(shown ? { limit: shown.headline } : {})} />
      <LineList legend={t("descriptions")} pointer="/descriptions" lines={document.descriptions} onChange={(descriptions) => set({ descriptions })} disabled={disabled} max={10} {...(shown ? { limit: shown.description } : {})} />
      <Field label={t("primaryText")} tools={<RewriteField pointer="/primaryText" name={t("primaryText")} />} aside={shown ? `${document.primaryText.normalize("NFC").length}/${shown.primary}` : undefined}>
        {(control) => <Textarea {...control} disabled={disabled} value={document.primaryText} onChange={(event) => set({ primaryText: event.target.value })} />}
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("cta")} tools={<RewriteField pointer="/cta" name={t("cta")} />}>{(control) => <Input {...control} disabled={disabled} maxLength={200} value={document.cta} onChange={(event) => set({ cta: event.target.value })} />}</Field>
        <Field label={t("path")} hint={t("pathHint")}>
          {(control) => <Input {...control} disabled={disabled} maxLength={100} value={document.path} onChange={(event) => set({ path: event.target.value })} />}
        </Field>
      </div>
    </div>
  );
}

"use client";
import type { SocialDocument } from "@agency/core/contents/schema";
import { postText, rulesOf } from "@agency/core/contents/rules";
import { useLocale, useTranslations } from "use-intl";
import { RewriteField } from "@/components/studio/rewrite/rewrite-context";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TagInput } from "@/components/ui/tag-input";
import { Textarea } from "@/components/ui/textarea";
import { asHashtag, isWebLink } from "@/lib/contents-document";
import { intlLocale } from "@/lib/time";

interface SocialEditorProps {
  document: SocialDocument;
  onChange: (document: SocialDocument) => void;
  platform: string;
  language: string;
  disabled: boolean;
}

export function SocialEditor({ document, onChange, platform, language, disabled }: SocialEditorProps) {
  const t = useTranslations("studio.edit");
  const locale = useLocale();
  const set = (changes: Partial<SocialDocument>) => onChange({ ...document, ...changes });
  const number = new Intl.NumberFormat(intlLocale(locale));
  const rules = rulesOf(platform);
  const count = rules?.countText(postText(document)) ?? postText(document).length;
  const limit = rules?.maxTextLength ?? 0;
  const link = document.link ?? "";
  return (
    <div className="grid gap-5">
      <Field
        label={t("body")}
        tools={<RewriteField pointer="/body" name={t("body")} />}
        aside={<span className={count > limit ? "font-semibold text-destructive" : ""}>{t("count", { count: number.format(count), limit: number.format(limit) })}</span>}
      >
        {(control) => <Textarea {...control} lang={language} disabled={disabled} value={document.body} onChange={(event) => set({ body: event.target.value })} className="min-h-52" />}
      </Field>
      <Field label={t("hashtags")} tools={<RewriteField pointer="/hashtags" name={t("hashtags")} />} hint={t("hashtagsHint")} aside={rules?.maxHashtags ? <span className={document.hashtags.length > rules.maxHashtags ? "font-semibold text-destructive" : ""}>{`${document.hashtags.length}/${rules.maxHashtags}`}</span> : document.hashtags.length > 0 ? document.hashtags.length : undefined}>
        {(control) => (
          <TagInput {...control} disabled={disabled} value={document.hashtags} max={60} placeholder="#caphe" onValueChange={(tags) => set({ hashtags: [...new Set(tags.flatMap((tag) => tag.split(/\s+(?=#)/)).map(asHashtag))].filter((tag) => tag !== "#") })} />
        )}
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("cta")} tools={<RewriteField pointer="/cta" name={t("cta")} />}>{(control) => <Input {...control} lang={language} disabled={disabled} maxLength={500} value={document.cta} onChange={(event) => set({ cta: event.target.value })} />}</Field>
        <Field label={t("link")} error={link.trim() !== "" && !isWebLink(link.trim()) ? t("linkInvalid") : undefined}>
          {(control) => <Input {...control} type="url" inputMode="url" disabled={disabled} placeholder="https://" value={link} onChange={(event) => set({ link: event.target.value === "" ? null : event.target.value })} />}
        </Field>
      </div>
      <Field label={t("altText")} tools={<RewriteField pointer="/altText" name={t("altText")} />} hint={t("altTextHint")}>
        {(control) => <Input {...control} lang={language} disabled={disabled} maxLength={1000} value={document.altText} onChange={(event) => set({ altText: event.target.value })} />}
      </Field>
    </div>
  );
}

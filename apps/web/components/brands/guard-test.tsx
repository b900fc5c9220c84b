"use client";
import { applyFix, checkContent } from "@agency/core/contents/rules";
import type { SocialDocument } from "@agency/core/contents/schema";
import Link from "next/link";
import { useDeferredValue, useState } from "react";
import { useWatch } from "react-hook-form";
import { useLocale, useTranslations } from "use-intl";
import type { BrandForm } from "@/components/brands/brand-form";
import { IssueChips } from "@/components/studio/issue-chips";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useGuard } from "@/lib/contents";

/** Type a text and see what the guard says, by the rules as they stand in the form, saved or not. */
export function GuardTest({ form, brandId }: { form: BrandForm; brandId: string }) {
  const t = useTranslations("guard.test");
  const locale = useLocale();
  const { data: saved } = useGuard(brandId);
  const [text, setText] = useState("");
  const shown = useDeferredValue(text);
  const [name, dontWords, requiredWords, claims, emojiPolicy, formality, language] = useWatch({ control: form.control, name: ["name", "dontWords", "requiredWords", "claims", "emojiPolicy", "formality", "language"] });
  const document: SocialDocument = { type: "social", body: shown, hashtags: [], cta: "", altText: "", link: null };
  const guard = saved && { ...saved, brandName: name, dontWords: dontWords ?? [], requiredWords: requiredWords ?? [], claims: claims ?? [], emojiPolicy: emojiPolicy ?? "any", formality: formality ?? "any" };
  const issues = guard && shown.trim() !== "" ? checkContent({ document, platform: "none", guard, language: locale, contentLanguage: language ?? "vi", media: [] }) : [];
  return (
    <section aria-label={t("label")} className="grid gap-3 rounded-xl border border-dashed p-4">
      <Field label={t("label")} hint={t("hint")}>
        {(control) => <Textarea {...control} lang={language} value={text} maxLength={5000} placeholder={t("placeholder")} onChange={(event) => setText(event.target.value)} />}
      </Field>
      {shown.trim() === "" ? null : (
        <IssueChips
          issues={issues}
          document={document}
          onFix={(fix) => {
            const fixed = applyFix({ ...document, body: text }, fix);
            if (fixed.type === "social") setText(fixed.body);
          }}
        />
      )}
      <p className="text-sm text-muted-foreground">
        {t("words")}{" "}
        <Link href="/settings/words" className="touch-target focus-ring rounded border border-transparent font-medium text-primary underline underline-offset-2">
          {t("wordsLink")}
        </Link>
      </p>
    </section>
  );
}

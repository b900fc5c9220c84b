"use client";
import type { ContentDocument } from "@agency/core/contents/schema";
import { Plus } from "lucide-react";
import { useTranslations } from "use-intl";
import { BlockTools } from "@/components/studio/block-tools";
import { RewriteField } from "@/components/studio/rewrite/rewrite-context";
import { LineList } from "@/components/studio/line-list";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";

type LandingDocument = Extract<ContentDocument, { type: "landing" }>;
type Section = LandingDocument["sections"][number];

const kinds = ["hero", "problem", "features", "benefits", "proof", "price", "faq", "cta"] as const satisfies readonly Section["kind"][];

interface LandingEditorProps {
  document: LandingDocument;
  onChange: (document: LandingDocument) => void;
  language: string;
  disabled: boolean;
}

export function LandingEditor({ document, onChange, language, disabled }: LandingEditorProps) {
  const t = useTranslations("studio.edit");
  const names = useTranslations("previews.sections");
  const { sections } = document;
  const put = (next: Section[]) => onChange({ ...document, sections: next });
  const set = (index: number, changes: Partial<Section>) => put(sections.map((section, at) => (at === index ? { ...section, ...changes } : section)));
  return (
    <div lang={language} className="grid gap-4">
      {sections.map((section, index) => (
        <section key={index} aria-label={t("section", { number: index + 1 })} className="grid gap-4 rounded-xl border p-4">
          <div className="flex flex-wrap items-center gap-2">
            <Select value={section.kind} disabled={disabled} onValueChange={(kind) => set(index, { kind: kind as Section["kind"] })}>
              <SelectTrigger aria-label={t("sectionKind")} className="w-auto min-w-40">
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {kinds.map((kind) => (
                  <SelectItem key={kind} value={kind}>
                    {names(kind)}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
            <RewriteField pointer={`/sections/${index}`} name={t("section", { number: index + 1 })} />
            {disabled ? null : <BlockTools name={t("section", { number: index + 1 })} list={sections} index={index} onChange={put} />}
          </div>
          <Field label={t("heading")}>{(control) => <Input {...control} disabled={disabled} maxLength={300} value={section.heading} onChange={(event) => set(index, { heading: event.target.value })} />}</Field>
          <Field label={t("text")}>{(control) => <Textarea {...control} disabled={disabled} maxLength={5000} value={section.body} onChange={(event) => set(index, { body: event.target.value })} />}</Field>
          <LineList legend={t("points")} pointer={`/sections/${index}/items`} lines={section.items} onChange={(items) => set(index, { items })} disabled={disabled} max={30} />
        </section>
      ))}
      {disabled || sections.length >= 30 ? null : (
        <Button variant="outline" className="w-fit" onClick={() => put([...sections, { kind: "features", heading: "", body: "", items: [] }])}>
          <Plus aria-hidden />
          {t("addSection")}
        </Button>
      )}
    </div>
  );
}

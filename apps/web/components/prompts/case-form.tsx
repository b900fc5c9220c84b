"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Choice } from "@/components/studio/choice";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { filled, VariableField } from "@/components/prompts/prompt-preview";
import { request } from "@/lib/api";
import type { Check } from "@/lib/evaluations";
import { useBrandChoices } from "@/lib/queries";
import type { Page, Product, Prompt } from "@/lib/resources";

const none = "none";
const usual = ["structure", "limits", "language", "facts", "banned_words", "guard"] as const;

/** Adds a case: whom it writes for, about what, and what the text has to do. */
export function CaseForm({ prompt, onDone }: { prompt: Prompt; onDone: () => void }) {
  const t = useTranslations("evaluations");
  const queryClient = useQueryClient();
  const { data: brands } = useBrandChoices();
  const [name, setName] = useState("");
  const [topic, setTopic] = useState("");
  const [chosenBrand, setBrand] = useState<string>();
  const [productId, setProduct] = useState<string>(none);
  const [values, setValues] = useState<Record<string, string | number | boolean>>({});
  const [kinds, setKinds] = useState<ReadonlySet<(typeof usual)[number]>>(new Set(usual));
  const [withPrice, setWithPrice] = useState(false);
  const [must, setMust] = useState("");
  const [mustNot, setMustNot] = useState("");
  const [pattern, setPattern] = useState("");
  const [longest, setLongest] = useState("");
  const [tone, setTone] = useState("");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const brandId = chosenBrand ?? brands?.[0]?.id;
  const products = useQuery({
    queryKey: ["products", brandId, "choices"],
    queryFn: async ({ signal }) => (await request<Page<Product>>("GET", `/brands/${brandId}/products`, { query: { limit: 100 }, signal })).data,
    enabled: brandId !== undefined,
  });
  const lines = (text: string) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  const checks: Check[] = [
    ...usual
      .filter((kind) => kinds.has(kind))
      .map((kind): Check => (kind === "language" ? { kind, language: prompt.language } : kind === "facts" ? { kind, price: withPrice } : kind === "banned_words" ? { kind, words: [] } : { kind })),
    ...lines(must).map((text): Check => ({ kind: "contains", text })),
    ...lines(mustNot).map((text): Check => ({ kind: "not_contains", text })),
    ...(pattern.trim() === "" ? [] : [{ kind: "regex", pattern: pattern.trim(), isAbsent: false } as const]),
    ...(Number(longest) > 0 ? [{ kind: "max_length", characters: Number(longest) } as const] : []),
    ...(tone.trim() === "" ? [] : [{ kind: "tone", description: tone.trim() } as const]),
  ];
  const save = async () => {
    setPending(true);
    setProblem(undefined);
    try {
      await request("POST", `/prompts/${prompt.id}/evaluation-cases`, { body: { name, brandId, productId: productId === none ? null : productId, topic, variables: filled(values), checks } });
      await queryClient.invalidateQueries({ queryKey: ["evaluation-cases"] });
      toast.success(t("cases.added"));
      onDone();
    } catch (error) {
      setProblem(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <form
      noValidate
      className="grid gap-4 rounded-xl border bg-muted/30 p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {problem ? <ProblemAlert error={problem} /> : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("cases.name")} required>
          {(control) => <Input {...control} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Field label={t("cases.topic")}>{(control) => <Input {...control} value={topic} maxLength={1000} onChange={(event) => setTopic(event.target.value)} />}</Field>
        <Choice
          label={t("cases.brand")}
          value={brandId ?? ""}
          onChange={(next) => {
            setBrand(next);
            setProduct(none);
          }}
          options={(brands ?? []).map(({ id, name: label }) => ({ value: id, label }))}
        />
        <Choice label={t("cases.product")} value={productId} onChange={setProduct} options={[{ value: none, label: t("try.noProduct") }, ...(products.data ?? []).map(({ id, name: label }) => ({ value: id, label }))]} />
        {prompt.activeVersion.variables.map((variable) => (
          <VariableField key={variable.name} variable={variable} value={values[variable.name]} onValueChange={(value) => setValues({ ...values, [variable.name]: value })} />
        ))}
      </div>
      <FieldSet legend={t("cases.checks")}>
        <div className="grid gap-x-4 sm:grid-cols-2 xl:grid-cols-3">
          {usual.map((kind) => (
            <Tick key={kind} id={`check-${kind}`} label={t(`checkKinds.${kind}`)} checked={kinds.has(kind)} onChange={(on) => setKinds(new Set(on ? [...kinds, kind] : [...kinds].filter((each) => each !== kind)))} />
          ))}
          {kinds.has("facts") ? <Tick id="check-price" label={t("cases.price")} checked={withPrice} onChange={setWithPrice} /> : null}
        </div>
      </FieldSet>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("cases.mustContain")} hint={t("cases.oneALine")}>
          {(control) => <Textarea {...control} value={must} onChange={(event) => setMust(event.target.value)} className="min-h-16" />}
        </Field>
        <Field label={t("cases.mustNotContain")} hint={t("cases.oneALine")}>
          {(control) => <Textarea {...control} value={mustNot} onChange={(event) => setMustNot(event.target.value)} className="min-h-16" />}
        </Field>
        <Field label={t("cases.pattern")}>{(control) => <Input {...control} value={pattern} maxLength={300} spellCheck={false} onChange={(event) => setPattern(event.target.value)} className="font-mono" />}</Field>
        <Field label={t("cases.maxLength")}>{(control) => <Input {...control} type="number" min={1} value={longest} onChange={(event) => setLongest(event.target.value)} />}</Field>
        <Field label={t("cases.tone")}>{(control) => <Input {...control} value={tone} maxLength={500} onChange={(event) => setTone(event.target.value)} />}</Field>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" pending={pending} disabled={name.trim() === "" || brandId === undefined || checks.length === 0}>
          {t("cases.save")}
        </Button>
        <Button variant="ghost" onClick={onDone}>
          {t("cases.cancel")}
        </Button>
      </div>
    </form>
  );
}

function Tick({ id, label, checked, onChange }: { id: string; label: string; checked: boolean; onChange: (on: boolean) => void }) {
  return (
    <span className="flex min-h-9 items-center gap-2.5 pointer-coarse:min-h-11">
      <Checkbox id={id} checked={checked} onCheckedChange={(on) => onChange(on === true)} />
      <Label htmlFor={id} className="font-normal">
        {label}
      </Label>
    </span>
  );
}

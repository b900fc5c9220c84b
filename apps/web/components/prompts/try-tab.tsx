"use client";
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { Play } from "lucide-react";
import Link from "next/link";
import { useDeferredValue, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { filled, VariableField } from "@/components/prompts/prompt-preview";
import { ResultCard, RunProgress } from "@/components/prompts/run-results";
import { TargetPicker, type TargetChoice } from "@/components/prompts/target-picker";
import { Section } from "@/components/section";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { request } from "@/lib/api";
import { targetsOf, useEvaluationRun, type EvaluationEstimate, type EvaluationRun, type StartEvaluation } from "@/lib/evaluations";
import { formatMoney } from "@/lib/money";
import { useProviders } from "@/lib/providers";
import { useBrandChoices } from "@/lib/queries";
import type { Page, Product, Prompt, PromptVersion, RenderedPrompt } from "@/lib/resources";
import { useCan } from "@/lib/use-can";
import { useSearchParam } from "@/lib/use-search-param";
import type { VariableInput } from "@/components/prompts/prompt-form";

export interface UnsavedDraft {
  template: string;
  variables: VariableInput[];
}
interface Subject {
  brandId: string;
  productId: string | null;
}

const unsavedChoice = "unsaved";
const none = "none";
const most = 3;

/** The template on up to three brands side by side: what a model would read for free, and what it writes at a cost that is shown. */
export function TryTab({ prompt, versions, draft }: { prompt: Prompt; versions: readonly PromptVersion[]; draft: UnsavedDraft | undefined }) {
  const t = useTranslations("evaluations.try");
  const locale = useLocale();
  const can = useCan();
  const { data: brands } = useBrandChoices();
  const { data: providers } = useProviders();
  const [runId, setRunId] = useSearchParam("run");
  const [chosenVersion, setVersion] = useState<string>();
  const [chosen, setChosen] = useState<(Subject | undefined)[]>([]);
  const [topic, setTopic] = useState("");
  const [values, setValues] = useState<Record<string, string | number | boolean>>({});
  const [targets, setTargets] = useState<TargetChoice[]>([{ provider: "offline", model: "offline-1" }]);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const run = useEvaluationRun(runId || undefined);

  const source = chosenVersion ?? (draft ? unsavedChoice : prompt.activeVersion.id);
  const isUnsaved = source === unsavedChoice && draft !== undefined;
  const version = versions.find(({ id }) => id === source) ?? prompt.activeVersion;
  const variables = isUnsaved ? draft.variables : version.variables;
  // Without a choice the first brands stand side by side.
  const subjects = Array.from({ length: most }, (_, index) => (index in chosen ? chosen[index] : brands?.[index] && { brandId: brands[index].id, productId: null }));
  const asked = subjects.filter((subject) => subject !== undefined);
  const given = filled(values);
  const which = isUnsaved ? { unsaved: { template: draft.template, variables: draft.variables } } : { versionId: version.id };
  const body = { kind: "try" as const, ...which, brands: asked, topic, variables: given, targets } satisfies StartEvaluation;
  const deferred = useDeferredValue(body);
  const ready = asked.length > 0 && targets.length > 0;
  const estimate = useQuery({
    queryKey: ["prompts", prompt.id, "try-estimate", deferred],
    queryFn: ({ signal }) => request<EvaluationEstimate>("POST", `/prompts/${prompt.id}/evaluation-runs/estimate`, { body: deferred, signal }),
    enabled: ready && topic.trim() !== "",
    placeholderData: keepPreviousData,
    retry: false,
  });
  const start = async () => {
    setPending(true);
    setProblem(undefined);
    try {
      setRunId((await request<EvaluationRun>("POST", `/prompts/${prompt.id}/evaluation-runs`, { body })).id);
    } catch (error) {
      setProblem(error);
    } finally {
      setPending(false);
    }
  };
  const choose = (index: number, subject: Subject | undefined) => setChosen(subjects.map((each, at) => (at === index ? subject : each)));
  const cost = estimate.data && (Number(estimate.data.maxCost.amount) === 0 ? t("free", { calls: estimate.data.calls }) : t("estimate", { calls: estimate.data.calls, cost: formatMoney(estimate.data.maxCost, locale) }));
  if (brands?.length === 0) {
    return (
      <Alert title={t("noBrands")}>
        <Button variant="link" asChild>
          <Link href="/brands">{t("addBrand")}</Link>
        </Button>
      </Alert>
    );
  }
  return (
    <div className="grid min-w-0 grid-cols-1 gap-5">
      <Section title={t("title")} description={t("lead")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("version")}>
            {(control) => (
              <Select value={isUnsaved ? unsavedChoice : version.id} onValueChange={setVersion}>
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  {draft ? <SelectItem value={unsavedChoice}>{t("unsaved")}</SelectItem> : null}
                  {versions.map((each) => (
                    <SelectItem key={each.id} value={each.id}>
                      {`${t("version")} ${each.number}`}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </Field>
          <Field label={t("topic")} required>
            {(control) => <Input {...control} value={topic} maxLength={1000} placeholder={t("topicPlaceholder")} onChange={(event) => setTopic(event.target.value)} />}
          </Field>
          {variables.map((variable) => (
            <VariableField key={variable.name} variable={{ ...variable, required: variable.required ?? false }} value={values[variable.name]} onValueChange={(value) => setValues({ ...values, [variable.name]: value })} />
          ))}
        </div>
        <TargetPicker legend={t("model")} choices={targetsOf(providers?.data ?? [])} value={targets} onValueChange={setTargets} most={3} />
        {problem ? <ProblemAlert error={problem} /> : null}
        <div className="flex flex-wrap items-center gap-3">
          {can("contents.generate") ? (
            <Button pending={pending} disabled={!ready || topic.trim() === ""} onClick={() => void start()}>
              <Play aria-hidden />
              {t("write", { count: asked.length })}
            </Button>
          ) : null}
          <p role="status" className="text-sm text-muted-foreground tabular-nums">
            {estimate.data && estimate.data.unknownPrices.length > 0 ? t("unknownPrice") : cost}
          </p>
        </div>
      </Section>
      <Previews prompt={prompt} brands={brands} subjects={subjects} onChoose={choose} request={{ ...which, topic, variables: given }} />
      {runId && run.error ? <ProblemAlert error={run.error} /> : null}
      {run.data ? (
        <div className="grid gap-4">
          <RunProgress run={run.data} />
          <div className="grid items-start gap-4 md:grid-cols-2 xl:grid-cols-3">
            {run.data.results.map((result) => (
              <ResultCard key={result.id} result={result} title={result.brandName} language={prompt.language} open />
            ))}
          </div>
        </div>
      ) : null}
    </div>
  );
}

interface PreviewsProps {
  prompt: Prompt;
  brands: readonly { id: string; name: string }[] | undefined;
  subjects: readonly (Subject | undefined)[];
  onChoose: (index: number, subject: Subject | undefined) => void;
  request: object;
}

/** What the model would read for each brand; free, and there before anything is written. */
function Previews({ prompt, brands, subjects, onChoose, request: given }: PreviewsProps) {
  const t = useTranslations("evaluations.try");
  const deferred = useDeferredValue(given);
  const products = useQueries({
    queries: subjects.map((subject) => ({
      queryKey: ["products", subject?.brandId, "choices"],
      queryFn: async ({ signal }: { signal: AbortSignal }) => (await request<Page<Product>>("GET", `/brands/${subject?.brandId}/products`, { query: { limit: 100 }, signal })).data,
      enabled: subject !== undefined,
    })),
  });
  const rendered = useQueries({
    queries: subjects.map((subject) => ({
      queryKey: ["prompts", "render", prompt.id, subject, deferred],
      queryFn: ({ signal }: { signal: AbortSignal }) => request<RenderedPrompt>("POST", `/prompts/${prompt.id}/render`, { body: { ...deferred, ...subject }, signal }),
      enabled: subject !== undefined,
      placeholderData: keepPreviousData,
      retry: false,
      staleTime: 60_000,
    })),
  });
  return (
    <div className="grid items-start gap-4 md:grid-cols-2 xl:grid-cols-3">
      {subjects.map((subject, index) => (
        <section key={index} aria-label={t("brand", { number: index + 1 })} className="grid min-w-0 gap-3 rounded-2xl border bg-card p-4 shadow-card">
          <Field label={t("brand", { number: index + 1 })}>
            {(control) => (
              <Select value={subject?.brandId ?? none} onValueChange={(brandId) => onChoose(index, brandId === none ? undefined : { brandId, productId: null })}>
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  <SelectItem value={none}>{t("noBrand")}</SelectItem>
                  {(brands ?? []).map((brand) => (
                    <SelectItem key={brand.id} value={brand.id}>
                      {brand.name}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </Field>
          {subject ? (
            <>
              <Field label={t("product")}>
                {(control) => (
                  <Select value={subject.productId ?? none} onValueChange={(productId) => onChoose(index, { ...subject, productId: productId === none ? null : productId })}>
                    <SelectTrigger {...control}>
                      <SelectValue />
                    </SelectTrigger>
                    <SelectContent>
                      <SelectItem value={none}>{t("noProduct")}</SelectItem>
                      {(products[index]?.data ?? []).map((product) => (
                        <SelectItem key={product.id} value={product.id}>
                          {product.name}
                        </SelectItem>
                      ))}
                    </SelectContent>
                  </Select>
                )}
              </Field>
              <Rendered rendered={rendered[index]?.data} error={rendered[index]?.error} />
            </>
          ) : (
            <p className="text-sm text-muted-foreground">{t("chooseBrand")}</p>
          )}
        </section>
      ))}
    </div>
  );
}

function Rendered({ rendered, error }: { rendered: RenderedPrompt | undefined; error: unknown }) {
  const t = useTranslations("evaluations.try");
  if (error) return <ProblemAlert error={error} />;
  if (!rendered) return <Skeleton className="h-24" />;
  return (
    <details className="min-w-0 rounded-xl border bg-muted/40">
      <summary className="focus-ring flex min-h-11 cursor-pointer items-center rounded-xl border border-transparent px-3.5 text-sm font-medium">
        {t("preview")} · {t("tokens", { count: rendered.estimatedInputTokens })}
      </summary>
      <pre tabIndex={0} role="region" aria-label={t("preview")} className="focus-ring max-h-72 overflow-auto rounded-b-xl border border-transparent px-3.5 pb-3.5 font-mono text-xs leading-5 break-words whitespace-pre-wrap scrollbar-slim">
        {rendered.prompt}
      </pre>
    </details>
  );
}

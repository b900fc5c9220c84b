"use client";
import type { Purpose } from "@agency/core/generation/schema";
import { useMutation } from "@tanstack/react-query";
import { CalendarDays, PenLine, Sparkles } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useRef, useState } from "react";
import type { FormEvent } from "react";
import { useLocale, useTranslations } from "use-intl";
import { WithBrands } from "@/components/brands/with-brands";
import { PageHeader } from "@/components/page-header";
import { ProblemAlert } from "@/components/problem-alert";
import { CostNote } from "@/components/studio/cost-note";
import { PromptVariables, startValues } from "@/components/studio/prompt-variables";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { Field, FieldSet } from "@/components/ui/field";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { useChannels } from "@/lib/channels";
import { isNetwork, networkNames } from "@/lib/networks";
import { contentTypes, emptyDocument, platformsByType } from "@/lib/contents-document";
import type { ContentType, PlatformName } from "@/lib/contents-document";
import { createContent, useProductChoices } from "@/lib/contents";
import { useCan } from "@/lib/contents-permissions";
import { useWordedProblem } from "@/lib/contents-problem";
import { startGeneration, usePromptChoices } from "@/lib/generation";
import { noonOf } from "@/lib/publications-month";
import { usePreferences } from "@/lib/shell-store";
import { formatTime } from "@/lib/time";

const purposes = ["fast", "cheap", "quality", "longform"] as const satisfies readonly Purpose[];
const none = "none";

/** The brief: what to write, for whom, how often over. */
export function NewContent() {
  const t = useTranslations("studio.new");
  return <WithBrands words={t}>{(brands) => <Brief brands={brands} />}</WithBrands>;
}

function Brief({ brands }: { brands: { id: string; name: string; language?: "vi" | "en" }[] }) {
  const t = useTranslations("studio.new");
  const planning = useTranslations("planning.new");
  const names = useTranslations("studio");
  const locale = useLocale();
  const router = useRouter();
  const can = useCan();
  const word = useWordedProblem();
  const parameters = useSearchParams();
  const date = parameters.get("date") ?? undefined;
  const preferred = usePreferences((state) => state.brandId);
  const [chosenBrand, setChosenBrand] = useState<string>();
  const brand = brands.find((candidate) => candidate.id === (chosenBrand ?? parameters.get("brand") ?? preferred)) ?? brands[0]!;
  const [productId, setProductId] = useState<string>(parameters.get("product") ?? none);
  const [type, setType] = useState<ContentType>("social");
  const [chosenPlatform, setPlatform] = useState<PlatformName>("facebook");
  const channels = useChannels(brand.id, can("channels.read"));
  const connected = new Set<string>(channels.data?.filter((channel) => channel.status !== "disconnected").map(({ network }) => network));
  // Once a brand has accounts, posts are written for those; before, for any network.
  const platforms: readonly PlatformName[] = type === "social" && connected.size > 0 ? platformsByType.social.filter((value) => connected.has(value)) : platformsByType[type];
  const platform = platforms.includes(chosenPlatform) ? chosenPlatform : platforms[0]!;
  const [topic, setTopic] = useState(parameters.get("topic") ?? "");
  const topicField = useRef<HTMLTextAreaElement>(null);
  const [topicMissing, setTopicMissing] = useState(false);
  const [chosenLanguage, setLanguage] = useState<"vi" | "en">();
  const language = chosenLanguage ?? brand.language ?? locale;
  const [versions, setVersions] = useState(3);
  const [purpose, setPurpose] = useState<Purpose>("fast");
  const [promptId, setPromptId] = useState(parameters.get("prompt") ?? none);
  const [variables, setVariables] = useState<Record<string, string | number | boolean>>({});
  const { data: products = [] } = useProductChoices(brand.id);
  const { data: prompts = [] } = usePromptChoices({ category: type, language });
  const product = products.find((candidate) => candidate.id === productId);
  const prompt = prompts.find((candidate) => candidate.id === promptId);
  const withDate = (path: string) => (date ? `${path}${path.includes("?") ? "&" : "?"}date=${date}` : path);

  const generate = useMutation({
    mutationFn: () =>
      startGeneration({
        brandId: brand.id,
        productId: product?.id ?? null,
        type,
        platform,
        topic: topic.trim(),
        language,
        versions,
        purpose,
        ...(prompt ? { promptId: prompt.id, variables: { ...startValues(prompt), ...variables } } : {}),
      }),
    onSuccess: (run) => router.push(withDate(`/studio/${run.contentId}?run=${run.id}`)),
  });
  const byHand = useMutation({
    mutationFn: () => createContent({ brandId: brand.id, productId: product?.id ?? null, platform, language, topic: topic.trim(), document: emptyDocument(type) }),
    onSuccess: (content) => router.push(withDate(`/studio/${content.id}`)),
  });
  const busy = generate.isPending || generate.isSuccess || byHand.isPending || byHand.isSuccess;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = topic.trim() === "";
    setTopicMissing(missing);
    if (missing) return topicField.current?.focus();
    if (!busy) generate.mutate();
  };
  const chooseType = (next: ContentType) => {
    setType(next);
    setPromptId(none);
    const allowed: readonly string[] = platformsByType[next];
    if (!allowed.includes(platform)) setPlatform(platformsByType[next][0]);
  };

  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} />
      {date ? (
        <Alert className="mb-4" tone="info" title={t("forDay", { day: formatTime(noonOf(date), "weekdayDate", "UTC", locale) })} />
      ) : null}
      <form onSubmit={submit} noValidate className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card>
          <div className="grid gap-5 sm:grid-cols-2">
            <Field label={t("brand")}>
              {(control) => (
                <Combobox
                  {...control}
                  options={brands.map(({ id, name }) => ({ value: id, label: name }))}
                  value={brand.id}
                  onValueChange={(id) => {
                    setChosenBrand(id);
                    setProductId(none);
                  }}
                />
              )}
            </Field>
            <Field label={t("product")} hint={t("productHint")}>
              {(control) => (
                <Combobox {...control} options={[{ value: none, label: t("noProduct") }, ...products.map(({ id, name }) => ({ value: id, label: name }))]} value={product ? product.id : none} onValueChange={setProductId} />
              )}
            </Field>
          </div>
          <FieldSet legend={t("type")}>
            <RadioGroup value={type} onValueChange={(value) => chooseType(value as ContentType)} aria-label={t("type")} className="grid-cols-2 xl:grid-cols-4">
              {contentTypes.map((value) => (
                <RadioCard key={value} value={value} label={names(`types.${value}`)} />
              ))}
            </RadioGroup>
          </FieldSet>
          <div className="grid gap-5 sm:grid-cols-2">
            <Field label={t("platform")} hint={type === "social" && isNetwork(platform) && channels.isSuccess && !connected.has(platform) ? planning("noChannel", { network: networkNames[platform] }) : undefined}>
              {(control) => (
                <Select value={platform} onValueChange={(value) => setPlatform(value as PlatformName)}>
                  <SelectTrigger {...control}>
                    <SelectValue />
                  </SelectTrigger>
                  <SelectContent>
                    {platforms.map((value) => (
                      <SelectItem key={value} value={value}>
                        {names(`platforms.${value}`)}
                      </SelectItem>
                    ))}
                  </SelectContent>
                </Select>
              )}
            </Field>
            <Field label={t("language")}>
              {(control) => (
                <Select value={language} onValueChange={(value) => setLanguage(value as "vi" | "en")}>
                  <SelectTrigger {...control}>
                    <SelectValue />
                  </SelectTrigger>
                  <SelectContent>
                    <SelectItem value="vi">Tiếng Việt</SelectItem>
                    <SelectItem value="en">English</SelectItem>
                  </SelectContent>
                </Select>
              )}
            </Field>
          </div>
          <Field label={t("topic")} required hint={t("topicHint")} error={topicMissing ? t("topicMissing") : undefined} aside={topic.length > 800 ? `${topic.length}/1000` : undefined}>
            {(control) => (
              <Textarea
                {...control}
                ref={topicField}
                value={topic}
                maxLength={1000}
                placeholder={t("topicPlaceholder")}
                onChange={(event) => {
                  setTopic(event.target.value);
                  setTopicMissing(false);
                }}
              />
            )}
          </Field>
          <Field label={t("prompt")} hint={prompt?.description ?? t("promptHint")}>
            {(control) => (
              <Combobox
                {...control}
                options={[{ value: none, label: t("noPrompt") }, ...prompts.map(({ id, name, description }) => ({ value: id, label: name, keywords: description ? [description] : [] }))]}
                value={prompt ? prompt.id : none}
                onValueChange={(id) => {
                  setPromptId(id);
                  setVariables({});
                }}
              />
            )}
          </Field>
          {prompt ? <PromptVariables prompt={prompt} values={variables} onChange={(name, value) => setVariables((known) => ({ ...known, [name]: value }))} /> : null}
        </Card>
        <Card className="lg:sticky lg:top-24">
          <FieldSet legend={t("versions")} hint={t("versionsHint")}>
            <RadioGroup value={String(versions)} onValueChange={(value) => setVersions(Number(value))} aria-label={t("versions")} className="grid-cols-5 gap-1.5">
              {[1, 2, 3, 4, 5].map((count) => (
                <RadioCard key={count} value={String(count)} label={count} className="justify-center gap-0 px-0 [&>span:first-child]:sr-only" />
              ))}
            </RadioGroup>
          </FieldSet>
          <Field label={t("purpose")} hint={t(`purposeHints.${purpose as (typeof purposes)[number]}`)}>
            {(control) => (
              <Select value={purpose} onValueChange={(value) => setPurpose(value as Purpose)}>
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  {purposes.map((value) => (
                    <SelectItem key={value} value={value}>
                      {t(`purposes.${value}`)}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </Field>
          {can("contents.generate") ? <CostNote brandId={brand.id} productId={product?.id ?? null} type={type} platform={platform} language={language} versions={versions} purpose={purpose} /> : null}
          {generate.isError ? <ProblemAlert error={word(generate.error)} /> : null}
          {byHand.isError ? <ProblemAlert error={word(byHand.error)} /> : null}
          <div className="grid gap-2">
            {can("contents.generate") ? (
              <Button type="submit" size="lg" pending={generate.isPending || generate.isSuccess}>
                <Sparkles aria-hidden />
                {t("generate", { count: versions })}
              </Button>
            ) : null}
            {can("contents.write") ? (
              <Button variant="outline" pending={byHand.isPending} onClick={() => (busy ? undefined : byHand.mutate())}>
                <PenLine aria-hidden />
                {t("byHand")}
              </Button>
            ) : null}
          </div>
        </Card>
      </form>
      {date ? null : (
        <p className="mt-4 flex items-center gap-2 text-sm text-muted-foreground">
          <CalendarDays aria-hidden className="size-4" />
          {t("calendarTip")}
        </p>
      )}
    </>
  );
}

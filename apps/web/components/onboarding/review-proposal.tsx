"use client";
import { emojiPolicies, formalities } from "@agency/core/brands/schema";
import { useQueryClient } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { BrandColors } from "@/components/brands/brand-colors";
import { languageNames } from "@/components/language-switch";
import { acceptanceOf, draftOf, reviewTexts, reviewWords } from "@/components/onboarding/review-draft";
import type { ReviewDraft, ReviewName } from "@/components/onboarding/review-draft";
import { ReviewField, SourceBadge } from "@/components/onboarding/review-field";
import { ReviewProducts } from "@/components/onboarding/review-products";
import { PageHeader } from "@/components/page-header";
import { ProblemAlert } from "@/components/problem-alert";
import { Section } from "@/components/section";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { TagInput } from "@/components/ui/tag-input";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { newIdempotencyKey } from "@/lib/api";
import { locales } from "@/lib/locale";
import { acceptProposal, cancelReading, proposalKey } from "@/lib/onboarding";
import type { BrandProposal, Proposal } from "@/lib/onboarding";
import { useUnsavedGuard } from "@/lib/use-unsaved-guard";

const long = new Set<string>(["description", "toneOfVoice", "targetAudience"]);
const labels = { name: "name", industry: "industry", description: "description", toneOfVoice: "tone", targetAudience: "audience", websiteUrl: "website", doWords: "doWords", dontWords: "dontWords" } as const;

/** Every proposed value with its source: edit, drop, then create all of it at once. */
export function ReviewProposal({ reading, proposal }: { reading: BrandProposal; proposal: Proposal }) {
  const t = useTranslations("onboarding");
  const form = useTranslations("brands.form");
  const guard = useTranslations("guard");
  const router = useRouter();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(proposal, "vi"));
  const [touched, setTouched] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  useUnsavedGuard(touched && !pending);
  const change = (changes: Partial<ReviewDraft>) => {
    setTouched(true);
    setDraft((known) => ({ ...known, ...changes }));
  };
  const fieldOf = (name: ReviewName) => ({
    source: proposal[name]?.source ?? null,
    kept: !draft.dropped.includes(name),
    onKeptChange: (kept: boolean) => change({ dropped: kept ? draft.dropped.filter((other) => other !== name) : [...draft.dropped, name] }),
  });
  const isNew = reading.brandId === null;
  const isNameless = isNew && draft.texts.name.trim() === "";
  const chosen = draft.products.filter((product) => product.chosen).length;

  const accept = async () => {
    setPending(true);
    setProblem(undefined);
    try {
      const brand = await acceptProposal(reading.id, acceptanceOf(draft), idempotencyKey);
      queryClient.setQueryData(["brands", "one", brand.id], brand);
      void queryClient.invalidateQueries({ queryKey: ["brands"] });
      void queryClient.invalidateQueries({ queryKey: ["products"] });
      toast.success(isNew ? t("created", { name: brand.name, count: chosen }) : t("filled", { name: brand.name }));
      router.push(`/brands/${brand.id}`);
    } catch (error) {
      setIdempotencyKey(newIdempotencyKey());
      setProblem(error);
      setPending(false);
    }
  };
  const putAway = async () => {
    setPending(true);
    try {
      queryClient.setQueryData(proposalKey(reading.id), await cancelReading(reading.id));
      router.push("/brands/new");
    } catch (error) {
      setProblem(error);
      setPending(false);
    }
  };

  return (
    <>
      <PageHeader title={t("reviewTitle")} description={t("reviewLead")} />
      {reading.notes.length > 0 ? (
        <Alert tone="warning" title={t("notesTitle")} className="mb-5">
          <ul className="grid gap-1.5">
            {[...new Map(reading.notes.map((note) => [note.code, note])).values()].map((note) => (
              <li key={note.code}>
                {t(`note.${note.code}.title`)} {t(`note.${note.code}.advice`)}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <form
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isNameless && !pending) void accept();
        }}
      >
        <Section title={form("basics")} description={form("basicsHint")}>
          <div className="grid gap-5 sm:grid-cols-2">
            {reviewTexts.map((name) => {
              const alternative = proposal[name]?.alternative;
              return (
                <div key={name} className={long.has(name) ? "sm:col-span-2" : undefined}>
                  <ReviewField {...fieldOf(name)} label={form(labels[name])} required={name === "name" && isNew} onAlternative={alternative && draft.texts[name] !== alternative.value ? () => change({ texts: { ...draft.texts, [name]: alternative.value } }) : undefined}>
                    {(control) =>
                      long.has(name) ? (
                        <Textarea {...control} value={draft.texts[name]} maxLength={4_000} onChange={(event) => change({ texts: { ...draft.texts, [name]: event.target.value } })} />
                      ) : (
                        <Input {...control} value={draft.texts[name]} maxLength={name === "websiteUrl" ? 2_000 : 200} autoComplete="off" onChange={(event) => change({ texts: { ...draft.texts, [name]: event.target.value } })} />
                      )
                    }
                  </ReviewField>
                </div>
              );
            })}
          </div>
        </Section>

        <Section title={form("voice")} description={form("voiceHint")}>
          <div className="grid gap-5 sm:grid-cols-2">
            {reviewWords.map((name) => {
              const alternative = proposal[name]?.alternative;
              return (
                <ReviewField key={name} {...fieldOf(name)} label={form(labels[name])} onAlternative={alternative ? () => change({ [name]: alternative.value }) : undefined}>
                  {(control) => <TagInput {...control} value={draft[name]} max={100} onValueChange={(value) => change({ [name]: value })} />}
                </ReviewField>
              );
            })}
            <ReviewField {...fieldOf("formality")} label={guard("formality")}>
              {(control) => (
                <Choice control={control} value={draft.formality} options={formalities.map((value) => ({ value, label: guard(`formalities.${value}`) }))} onValueChange={(value) => change({ formality: value })} />
              )}
            </ReviewField>
            <ReviewField {...fieldOf("emojiPolicy")} label={guard("emoji")}>
              {(control) => (
                <Choice control={control} value={draft.emojiPolicy} options={emojiPolicies.map((value) => ({ value, label: guard(`emojiPolicies.${value}`) }))} onValueChange={(value) => change({ emojiPolicy: value })} />
              )}
            </ReviewField>
            <ReviewField {...fieldOf("language")} label={form("language")}>
              {(control) => <Choice control={control} value={draft.language} options={locales.map((value) => ({ value, label: languageNames[value] }))} onValueChange={(value) => change({ language: value })} />}
            </ReviewField>
          </div>
        </Section>

        <Section title={form("look")} description={form("lookHint")}>
          {proposal.logos.length > 0 ? (
            <RadioGroup aria-label={form("logo")} value={draft.logoAssetId ?? "none"} onValueChange={(value) => change({ logoAssetId: value === "none" ? null : value })} className="grid-cols-1 sm:grid-cols-2 lg:grid-cols-3">
              {proposal.logos.map((logo, index) => (
                <RadioCard
                  key={logo.assetId}
                  value={logo.assetId}
                  label={
                    <span className="flex items-center gap-3">
                      {/* A picture of our own library, shown as small as it is. */}
                      <img src={logo.url} alt="" width={56} height={56} className="size-14 rounded-lg border bg-white object-contain" />
                      <span>{t("logo", { number: index + 1 })}</span>
                    </span>
                  }
                  description={t(`source.${logo.source}`)}
                />
              ))}
              <RadioCard value="none" label={t("noLogo")} />
            </RadioGroup>
          ) : (
            <p className="text-sm text-muted-foreground">{t("noLogoFound")}</p>
          )}
          <BrandColors value={draft.colors} onValueChange={(colors) => change({ colors })} error={undefined} disabled={false} />
          {proposal.colors.length > 0 ? (
            <ul aria-label={t("colorSources")} className="flex flex-wrap gap-2">
              {proposal.colors.map(({ value, source }) => (
                <li key={value} className="flex items-center gap-2 text-xs tabular-nums">
                  <span aria-hidden className="size-4 rounded-full border" style={{ backgroundColor: value }} />
                  {value}
                  <SourceBadge source={source} />
                </li>
              ))}
            </ul>
          ) : null}
        </Section>

        <ReviewProducts products={draft.products} onChange={(products) => change({ products })} />

        {problem ? <ProblemAlert error={problem} /> : null}
        <div className="sticky bottom-3 z-10 flex flex-wrap items-center justify-between gap-3 rounded-2xl border bg-card px-4 py-3 shadow-raised">
          <p className="text-sm text-muted-foreground" aria-live="polite">
            {isNameless ? t("nameNeeded") : t("summary", { count: chosen })}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button variant="ghost" disabled={pending} onClick={() => void putAway()}>
              {t("putAway")}
            </Button>
            <Button type="submit" size="lg" pending={pending} disabled={isNameless}>
              <Check aria-hidden />
              {isNew ? t("create") : t("fill")}
            </Button>
          </div>
        </div>
      </form>
    </>
  );
}

interface ChoiceProps<Value extends string> {
  control: object;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onValueChange: (value: Value) => void;
}

function Choice<Value extends string>({ control, value, options, onValueChange }: ChoiceProps<Value>) {
  return (
    <Select value={value} onValueChange={(next) => onValueChange(next as Value)}>
      <SelectTrigger {...control}>
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {options.map((option) => (
          <SelectItem key={option.value} value={option.value}>
            {option.label}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}

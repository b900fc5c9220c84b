"use client";
import { useMutation } from "@tanstack/react-query";
import { CalendarRange, Sparkles } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useDeferredValue, useState } from "react";
import type { FormEvent } from "react";
import { useLocale, useTranslations } from "use-intl";
import { WithBrands } from "@/components/brands/with-brands";
import { ImportPanel } from "@/components/campaigns/import-panel";
import { PlanNotes } from "@/components/campaigns/plan-notes";
import { PageHeader } from "@/components/page-header";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Field, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { campaignPlatforms, planCampaign, useCampaignEstimate, useOccasions } from "@/lib/campaigns";
import type { CampaignPlatform, PlanRequest } from "@/lib/campaigns";
import { useBrandOf } from "@/lib/contents";
import { useClientChoices } from "@/lib/economics";
import { useWordedProblem } from "@/lib/contents-problem";
import { formatMoney } from "@/lib/money";
import { addMonths, asMonth, dayIn, noonOf } from "@/lib/publications-month";
import { usePreferences } from "@/lib/shell-store";
import { defaultTimeZone, formatTime } from "@/lib/time";

/** A month from one brief: what it holds and costs is said before anything is spent. */
export function NewCampaign() {
  const t = useTranslations("campaigns.new");
  return <WithBrands words={t}>{(brands) => <PlanForm brands={brands} />}</WithBrands>;
}

const amounts = ["posts", "ads", "videos", "landing"] as const;
/** The reference plan's month, for a brand that no client pays for yet. */
const usual = { posts: 30, ads: 10, videos: 0, landing: 0 };

function PlanForm({ brands }: { brands: { id: string; name: string }[] }) {
  const t = useTranslations("campaigns.new");
  const campaigns = useTranslations("campaigns");
  const studio = useTranslations("studio");
  const locale = useLocale();
  const router = useRouter();
  const word = useWordedProblem();
  const parameters = useSearchParams();
  const preferred = usePreferences((state) => state.brandId);
  const [chosen, setChosen] = useState<string>();
  const brand = brands.find(({ id }) => id === (chosen ?? parameters.get("brand") ?? preferred)) ?? brands[0]!;
  const { data: full } = useBrandOf(brand.id);
  const [now] = useState(() => new Date());
  const today = dayIn(now, full?.timeZone ?? defaultTimeZone);
  const thisMonth = today.slice(0, 7);
  // Late in a month people plan the next one.
  const [month, setMonth] = useState(asMonth(parameters.get("month") ?? undefined) ?? (Number(today.slice(8)) > 10 ? addMonths(thisMonth, 1) : thisMonth));
  const { data: clients } = useClientChoices();
  // What the brand's client pays for, as long as nobody says otherwise.
  const quota = clients?.find((client) => client.brands.some(({ id }) => id === brand.id))?.subscription?.quota;
  const [wanted, setWanted] = useState<Partial<typeof usual>>({});
  const counts = { ...(quota ?? usual), ...wanted };
  const [brief, setBrief] = useState("");
  const [platforms, setPlatforms] = useState<readonly CampaignPlatform[]>(["facebook", "instagram"]);
  const total = counts.posts + counts.ads + counts.videos + counts.landing;
  const input: PlanRequest = { brandId: brand.id, month, ...counts, brief: brief.trim(), ...(platforms.length > 0 ? { platforms: [...platforms] } : {}) };
  const valid = total > 0 && total <= 200 && platforms.length > 0;
  const estimate = useCampaignEstimate(useDeferredValue({ ...input, brief: "", seed: 1 }), valid);
  const { data: occasions = [] } = useOccasions(month, locale, brand.id);
  const plan = useMutation({ mutationFn: () => planCampaign(input), onSuccess: ({ campaign }) => router.push(`/campaigns/${campaign.id}`) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (valid && !plan.isPending && !plan.isSuccess) plan.mutate();
  };
  const months = Array.from({ length: 7 }, (_, index) => addMonths(thisMonth, index));
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid grid-cols-1 gap-6">
          <form id="plan" onSubmit={submit} noValidate>
            <Card>
              <div className="grid gap-5 sm:grid-cols-2">
                <Field label={t("brand")}>{(control) => <Combobox {...control} options={brands.map(({ id, name }) => ({ value: id, label: name }))} value={brand.id} onValueChange={setChosen} />}</Field>
                <Field label={t("month")}>
                  {(control) => (
                    <Select value={month} onValueChange={setMonth}>
                      <SelectTrigger {...control}>
                        <SelectValue />
                      </SelectTrigger>
                      <SelectContent>
                        {months.map((value) => (
                          <SelectItem key={value} value={value}>
                            {formatTime(noonOf(`${value}-15`), "month", "UTC", locale)}
                          </SelectItem>
                        ))}
                      </SelectContent>
                    </Select>
                  )}
                </Field>
              </div>
              <FieldSet legend={t("counts")} hint={t("countsHint")}>
                <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
                  {amounts.map((name) => (
                    <Field key={name} label={t(name)}>
                      {(control) => (
                        <Input {...control} type="number" inputMode="numeric" min={0} max={200} value={counts[name]} onChange={(event) => setWanted((known) => ({ ...known, [name]: Math.max(0, Math.min(200, Math.trunc(Number(event.target.value) || 0))) }))} />
                      )}
                    </Field>
                  ))}
                </div>
              </FieldSet>
              <FieldSet legend={t("networks")}>
                <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
                  {campaignPlatforms.map((platform) => (
                    <label key={platform} className="flex min-h-11 cursor-pointer items-center gap-3 rounded-xl border px-3 text-sm font-medium has-data-[state=checked]:border-primary has-data-[state=checked]:bg-accent">
                      <Checkbox checked={platforms.includes(platform)} onCheckedChange={(on) => setPlatforms((known) => (on === true ? [...known, platform] : known.filter((other) => other !== platform)))} />
                      {studio(`platforms.${platform}`)}
                    </label>
                  ))}
                </div>
              </FieldSet>
              <Field label={t("brief")} hint={t("briefHint")} aside={brief.length > 3_500 ? `${brief.length}/4000` : undefined}>
                {(control) => <Textarea {...control} value={brief} maxLength={4_000} placeholder={t("briefPlaceholder")} onChange={(event) => setBrief(event.target.value)} />}
              </Field>
            </Card>
          </form>
          <ImportPanel brandId={brand.id} />
        </div>
        <Card className="lg:sticky lg:top-24">
          <div className="grid gap-1" aria-live="polite">
            <p className="text-sm text-muted-foreground">{t("atMost")}</p>
            <p className="text-2xl font-semibold tabular-nums">{estimate.data ? formatMoney(estimate.data.maxCost, locale) : "…"}</p>
            <p className="text-xs text-muted-foreground">{estimate.data && Number(estimate.data.maxCost.amount) === 0 ? t("free") : t("paid")}</p>
          </div>
          {total === 0 ? <p className="text-sm text-tone-danger-foreground">{t("nothing")}</p> : total > 200 ? <p className="text-sm text-tone-danger-foreground">{t("tooMuch")}</p> : platforms.length === 0 ? <p className="text-sm text-tone-danger-foreground">{t("noNetwork")}</p> : null}
          {estimate.data ? <PlanNotes notes={estimate.data.notes} /> : null}
          {estimate.data && estimate.data.alreadyPlanned.social + estimate.data.alreadyPlanned.ads > 0 ? <p className="text-sm text-muted-foreground">{t("already", { posts: estimate.data.alreadyPlanned.social, ads: estimate.data.alreadyPlanned.ads })}</p> : null}
          {occasions.length > 0 ? (
            <div className="grid gap-1.5">
              <h2 className="text-sm font-semibold">{t("occasions")}</h2>
              <ul className="grid gap-1 text-sm text-muted-foreground">
                {occasions.map((occasion) => (
                  <li key={`${occasion.key}${occasion.date}`} className="flex justify-between gap-3">
                    <span className="min-w-0">{occasion.name}</span>
                    <span className="shrink-0 tabular-nums">{Number(occasion.date.slice(8))}/{Number(occasion.date.slice(5, 7))}</span>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
          {estimate.isError && valid ? <ProblemAlert error={word(estimate.error)} /> : null}
          {plan.isError ? <ProblemAlert error={word(plan.error)} /> : null}
          <Button type="submit" form="plan" size="lg" disabled={!valid} pending={plan.isPending || plan.isSuccess}>
            <Sparkles aria-hidden />
            {t("plan", { count: total })}
          </Button>
          <p className="flex items-start gap-2 text-xs leading-relaxed text-muted-foreground">
            <CalendarRange aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            {campaigns("nothingGoesOut")}
          </p>
        </Card>
      </div>
    </>
  );
}

"use client";
import { FlaskConical, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { RowsSkeleton } from "@/components/list-view";
import { ProblemAlert } from "@/components/problem-alert";
import { AbTestCard } from "@/components/results/ab-test-card";
import { AbTestDialog } from "@/components/results/ab-test-dialog";
import { ResultsFrame } from "@/components/results/results-frame";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { FilterSelect } from "@/components/ui/filter-select";
import { useBrandChoices } from "@/lib/queries";
import { useAbTests } from "@/lib/results";
import { useCan } from "@/lib/use-can";
import { useSearchParam } from "@/lib/use-search-param";

/** Two ways of saying something, set against each other on one channel. */
export function TestsView() {
  const t = useTranslations("results.tests");
  const common = useTranslations("results");
  const can = useCan();
  const [brandId, setBrandId] = useSearchParam("brand");
  const { data: brands = [] } = useBrandChoices();
  const tests = useAbTests(brandId);
  const [adding, setAdding] = useState(false);
  const add = can("publications.write") ? (
    <Button onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {t("add")}
    </Button>
  ) : undefined;
  return (
    <ResultsFrame lead={t("lead")} actions={add}>
      <Alert tone="info" className="mb-5" title={t("honestTitle")}>
        {t("honestText")}
      </Alert>
      <div className="mb-5">
        <FilterSelect label={common("brand")} value={brandId} onValueChange={setBrandId} options={brands.map(({ id, name }) => ({ value: id, label: name }))} />
      </div>
      {tests.isError ? (
        <ProblemAlert error={tests.error} onRetry={() => void tests.refetch()} />
      ) : tests.isPending ? (
        <RowsSkeleton />
      ) : tests.data.length === 0 ? (
        <Empty icon={FlaskConical} heading="h2" title={t("empty")} description={t("emptyText")} actions={add} />
      ) : (
        <ul className="grid gap-4">
          {tests.data.map((test) => (
            <li key={test.id}>
              <AbTestCard test={test} />
            </li>
          ))}
        </ul>
      )}
      {adding ? <AbTestDialog onClose={() => setAdding(false)} /> : null}
    </ResultsFrame>
  );
}

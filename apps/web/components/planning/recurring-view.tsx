"use client";
import { Repeat } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { CalendarBack } from "@/components/planning/calendar-back";
import { RecurringEntry } from "@/components/planning/recurring-card";
import { PageHeader } from "@/components/page-header";
import { ProblemAlert } from "@/components/problem-alert";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { Skeleton } from "@/components/ui/skeleton";
import { useChannels } from "@/lib/channels";
import { useBrandFilter } from "@/lib/contents-brands";
import { useCan } from "@/lib/contents-permissions";
import { useUrlFilters } from "@/lib/contents-url";
import { useRecurringPlans } from "@/lib/planning";

/** Everything that goes out again and again. */
export function RecurringView() {
  const t = useTranslations("planning");
  const can = useCan();
  const url = useUrlFilters();
  const { workingOn } = useBrandFilter();
  const brandId = url.get("brand") ?? workingOn;
  const plans = useRecurringPlans({ brandId });
  const channels = useChannels(brandId);
  const open = plans.data?.filter(({ status }) => status !== "ended") ?? [];
  return (
    <>
      <CalendarBack />
      <PageHeader title={t("calendar.recurring")} />
      {plans.isError ? (
        <ProblemAlert error={plans.error} onRetry={() => void plans.refetch()} />
      ) : plans.isPending ? (
        <Skeleton className="h-60 rounded-2xl" />
      ) : open.length === 0 ? (
        <Empty icon={Repeat} title={t("recurring.empty")} description={t("recurring.emptyText")} />
      ) : (
        <ul className="grid gap-4 lg:grid-cols-2">
          {open.map((plan) => (
            <li key={plan.id}>
              <Card className="h-full gap-3">
                <Link href={`/studio/${plan.contentId}`} className="focus-ring line-clamp-2 rounded border border-transparent font-medium hover:underline">
                  {plan.contentTitle || t("calendar.untitled")}
                </Link>
                <ul>
                  <RecurringEntry plan={plan} channels={channels.data ?? []} mayChange={can("publications.write")} />
                </ul>
              </Card>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

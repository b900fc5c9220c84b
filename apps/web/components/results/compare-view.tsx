"use client";
import { Scale } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { RowsSkeleton } from "@/components/list-view";
import { ProblemAlert } from "@/components/problem-alert";
import { ResultFilters } from "@/components/results/result-filters";
import { ChannelLine } from "@/components/results/channel-line";
import { ResultsFrame } from "@/components/results/results-frame";
import { useResultNumbers } from "@/components/results/use-result-numbers";
import { Empty } from "@/components/ui/empty";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { useChannels } from "@/lib/channels";
import { isNetwork, type Network } from "@/lib/networks";
import { useGroupedResults, useResultFilter, type GroupResult, type ResultGroup } from "@/lib/results";
import { intlLocale } from "@/lib/time";
import { useCan } from "@/lib/use-can";
import { useSearchParam } from "@/lib/use-search-param";

const groups = ["channel", "brand", "network", "prompt", "promptVersion", "format", "hour", "weekday"] as const;
/** Below so many measured posts a row says little. */
const fewestToTrust = 3;

/** Sums of one trait beside one another: which channel, template, hour or format does best. */
export function CompareView() {
  const t = useTranslations("results");
  const filter = useResultFilter();
  const [chosen, setBy] = useSearchParam("by");
  const by = groups.find((name) => name === chosen) ?? "channel";
  const found = useGroupedResults(filter.query, by);
  return (
    <ResultsFrame lead={t("compareLead")}>
      <ResultFilters filter={filter}>
        <Select value={by} onValueChange={(next) => setBy(next === "channel" ? "" : next)}>
          <SelectTrigger aria-label={t("by")} className="w-full max-sm:col-span-2 sm:w-60">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {groups.map((name) => (
              <SelectItem key={name} value={name}>
                {t(`groups.${name}`)}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </ResultFilters>
      {found.isError ? (
        <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <RowsSkeleton />
      ) : found.data.data.length === 0 ? (
        <Empty icon={Scale} heading="h2" title={t("nothingToCompare")} description={t("emptyText")} />
      ) : (
        <GroupRows by={by} groups={found.data.data} />
      )}
    </ResultsFrame>
  );
}

function GroupRows({ by, groups: found }: { by: ResultGroup; groups: readonly GroupResult[] }) {
  const t = useTranslations("results");
  const { count, rate } = useResultNumbers();
  const nameOf = useGroupName(by);
  const networkOf = useGroupNetwork(by);
  const best = Math.max(...found.map(({ rate }) => rate ?? 0));
  return (
    <Table aria-label={t("compareLead")}>
      <TableHeader>
        <TableRow>
          <TableHead>{t(`traits.${by as (typeof groups)[number]}`)}</TableHead>
          <TableHead className="text-right max-sm:hidden">{t("posts")}</TableHead>
          <TableHead className="text-right max-sm:hidden">{t("audience")}</TableHead>
          <TableHead className="text-right max-sm:hidden">{t("interactions")}</TableHead>
          <TableHead>{t("rate")}</TableHead>
          <TableHead className="text-right max-sm:hidden">{t("score")}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {found.map((group) => (
          <TableRow key={group.key}>
            <TableCell className="font-medium max-sm:px-3 sm:min-w-40">
              <ChannelLine network={networkOf(group)}>
                <span className="first-letter:uppercase">{nameOf(group)}</span>
              </ChannelLine>
              {group.measured < fewestToTrust ? <span className="block text-xs font-normal text-muted-foreground">{t("tooFew", { count: group.measured })}</span> : null}
              {group.measured === 0 ? null : <span className="block text-xs font-normal text-muted-foreground tabular-nums sm:hidden">{t("groupCounts", { posts: group.posts, audience: count(group.audience), interactions: count(group.interactions) })}</span>}
            </TableCell>
            <TableCell className="text-right tabular-nums max-sm:hidden">{count(group.posts)}</TableCell>
            <TableCell className="text-right tabular-nums max-sm:hidden">{group.measured === 0 ? "–" : count(group.audience)}</TableCell>
            <TableCell className="text-right tabular-nums max-sm:hidden">{group.measured === 0 ? "–" : count(group.interactions)}</TableCell>
            <TableCell className="max-sm:w-32 max-sm:px-3 sm:min-w-40">
              <span className="flex items-center gap-3 max-sm:flex-col max-sm:items-stretch max-sm:gap-1">
                <span className="w-14 text-right tabular-nums max-sm:w-auto max-sm:text-left">{group.rate === null ? "–" : rate(group.rate)}</span>
                <span aria-hidden className="h-2 overflow-hidden sm:flex-1 rounded-full bg-muted">
                  <span className="block h-full rounded-full bg-primary" style={{ width: `${best > 0 ? ((group.rate ?? 0) / best) * 100 : 0}%` }} />
                </span>
              </span>
            </TableCell>
            <TableCell className="text-right tabular-nums max-sm:hidden">{group.score === null ? "–" : Math.round(group.score)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** The network of a channel or of the group itself: accounts of one brand often bear the same name. */
function useGroupNetwork(by: ResultGroup): (group: GroupResult) => Network | undefined {
  const can = useCan();
  const { data: channels = [] } = useChannels(undefined, by === "channel" && can("channels.read"));
  return ({ key }) => {
    if (by === "channel") return channels.find(({ id }) => id === key)?.network;
    return by === "network" && isNetwork(key) ? key : undefined;
  };
}

function useGroupName(by: ResultGroup): (group: GroupResult) => string {
  const t = useTranslations("results");
  const locale = useLocale();
  const networks = useTranslations("results.networks");
  return ({ key, name }) => {
    if (by === "hour") return t("hourRange", { from: `${key.padStart(2, "0")}:00`, to: `${String((Number(key) + 1) % 24).padStart(2, "0")}:00` });
    // 5 January 2026 is a Monday.
    if (by === "weekday") return new Intl.DateTimeFormat(intlLocale(locale), { weekday: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2026, 0, 4 + Number(key))));
    if (by === "network") return networks.has(key as "facebook") ? networks(key as "facebook") : key;
    if (by === "format") return t(`formats.${key as "feed"}`);
    return name ?? t("removed");
  };
}

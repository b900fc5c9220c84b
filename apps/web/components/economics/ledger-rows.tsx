"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useAmounts } from "@/components/economics/use-amounts";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { useClientChoices, type LedgerEntry } from "@/lib/economics";
import { useProviderName } from "@/lib/ledger-providers";
import { useBrandChoices } from "@/lib/queries";
import { useOrganizationTime } from "@/lib/use-organization-time";

export function LedgerRows({ entries }: { entries: readonly LedgerEntry[] }) {
  const t = useTranslations("economics.ledger");
  const time = useOrganizationTime();
  const providerName = useProviderName();
  const { money } = useAmounts();
  const { data: clients = [] } = useClientChoices();
  const { data: brands = [] } = useBrandChoices();
  const nameOf = (list: readonly { id: string; name: string }[], id: string | null) => list.find((item) => item.id === id)?.name;
  const outcome = (name: string) => (t.has(`outcomes.${name}` as "outcomes.complete") ? t(`outcomes.${name}` as "outcomes.complete") : name);
  return (
    <Table aria-label={t("lead")}>
      <TableHeader>
        <TableRow>
          <TableHead>{t("time")}</TableHead>
          <TableHead>{t("model")}</TableHead>
          <TableHead>{t("client")}</TableHead>
          <TableHead className="text-right">{t("tokens")}</TableHead>
          <TableHead className="text-right">{t("saved")}</TableHead>
          <TableHead className="text-right">{t("cost")}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {entries.map((entry) => (
          <TableRow key={entry.id}>
            <TableCell className="whitespace-nowrap tabular-nums">{time(entry.createdAt)}</TableCell>
            <TableCell>
              <span className="flex flex-wrap items-center gap-2">
                <span className="whitespace-nowrap">
                  {providerName(entry.provider)} · {entry.model}
                </span>
                {entry.environment === "sandbox" ? <Badge tone="warning">{t("sandbox")}</Badge> : null}
                {entry.outcome === "complete" ? null : <Badge tone="neutral">{outcome(entry.outcome)}</Badge>}
              </span>
            </TableCell>
            <TableCell className="max-w-48">
              {entry.clientId ? (
                <Link href={`/clients/${entry.clientId}`} prefetch={false} className="focus-ring block truncate rounded-sm border border-transparent hover:underline">
                  {nameOf(clients, entry.clientId) ?? "–"}
                </Link>
              ) : null}
              <span className="block truncate text-xs text-muted-foreground">{nameOf(brands, entry.brandId) ?? "–"}</span>
            </TableCell>
            <TableCell className="text-right whitespace-nowrap tabular-nums">
              {t("tokenCount", { input: entry.inputTokens, output: entry.outputTokens })}
              {entry.cacheReadTokens > 0 ? <span className="block text-xs text-muted-foreground">{t("cached", { count: entry.cacheReadTokens })}</span> : null}
            </TableCell>
            <TableCell className="text-right tabular-nums">{entry.saved === null || Number(entry.saved.amount) === 0 ? "–" : money(entry.saved)}</TableCell>
            <TableCell className="text-right font-medium tabular-nums">
              {entry.contentId ? (
                <Link href={`/studio/${entry.contentId}`} prefetch={false} className="focus-ring rounded-sm border border-transparent hover:underline">
                  {money(entry.cost)}
                </Link>
              ) : (
                money(entry.cost)
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

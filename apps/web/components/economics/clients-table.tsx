"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { MarginBadge } from "@/components/economics/margin-badge";
import { QuotaBars } from "@/components/economics/quota-bars";
import { Sparkline } from "@/components/economics/sparkline";
import { useAmounts } from "@/components/economics/use-amounts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { cn } from "@/lib/cn";
import { useMarginTrends, type ClientMonth } from "@/lib/economics";

const trendMonths = 6;

/** A row a client; cards of the same on a phone, where seven columns do not fit. */
export function ClientsTable({ clients, month }: { clients: readonly ClientMonth[]; month: string }) {
  const t = useTranslations("economics");
  const trends = useMarginTrends(month, trendMonths, clients.length > 0);
  const { usd } = useAmounts();
  const hrefOf = (client: ClientMonth) => `/clients/${client.clientId}?month=${month}`;
  const trendOf = (client: ClientMonth) => trends.get(client.clientId) ?? [];
  const trendLabel = (client: ClientMonth) => t("clients.trendOf", { client: client.clientName, values: trendOf(client).map((value) => (value === null ? t("clients.noTrend") : usd(value))).join(", ") });
  return (
    <>
      <ul className="grid gap-3 md:hidden">
        {clients.map((client) => (
          <li key={client.clientId}>
            <Link href={hrefOf(client)} prefetch={false} className="focus-ring grid gap-3 rounded-2xl border bg-card p-4 shadow-card">
              <span className="flex items-start justify-between gap-3">
                <span className="grid min-w-0">
                  <span className="truncate font-semibold">{client.clientName}</span>
                  <span className="truncate text-xs text-muted-foreground">{client.subscription?.name ?? t("clients.noPlan")}</span>
                </span>
                <MarginBadge state={client.state} />
              </span>
              <span className="flex items-end justify-between gap-3">
                <Margin client={client} />
                <Sparkline values={trendOf(client)} label={trendLabel(client)} />
              </span>
              <QuotaBars quota={client.quota} compact />
            </Link>
          </li>
        ))}
      </ul>
      <div className="hidden md:block">
        <Table aria-label={t("clients.tableLabel")}>
          <TableHeader>
            <TableRow>
              <TableHead>{t("clients.client")}</TableHead>
              <TableHead className="text-right">{t("figures.revenue")}</TableHead>
              <TableHead className="text-right">{t("figures.costs")}</TableHead>
              <TableHead className="text-right">{t("figures.margin")}</TableHead>
              <TableHead>{t("clients.state")}</TableHead>
              <TableHead className="hidden xl:table-cell">{t("clients.trend")}</TableHead>
              <TableHead>{t("clients.quota")}</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {clients.map((client) => (
              <TableRow key={client.clientId}>
                <TableCell className="max-w-60">
                  <Link href={hrefOf(client)} prefetch={false} className="focus-ring block truncate rounded-sm border border-transparent font-medium hover:underline">
                    {client.clientName}
                  </Link>
                  <span className="block truncate text-xs text-muted-foreground">{client.subscription?.name ?? t("clients.noPlan")}</span>
                </TableCell>
                <TableCell className="text-right tabular-nums">{usd(Number(client.figures.revenue.amount))}</TableCell>
                <TableCell className="text-right tabular-nums">{usd(Number(client.figures.costs.amount))}</TableCell>
                <TableCell className="text-right">
                  <Margin client={client} />
                </TableCell>
                <TableCell>
                  <MarginBadge state={client.state} />
                </TableCell>
                <TableCell className="hidden xl:table-cell">
                  <Sparkline values={trendOf(client)} label={trendLabel(client)} />
                </TableCell>
                <TableCell className="min-w-60">
                  <QuotaBars quota={client.quota} compact />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </>
  );
}

function Margin({ client: { figures } }: { client: ClientMonth }) {
  const { usd, percent } = useAmounts();
  const margin = Number(figures.margin.amount);
  return (
    <span className="inline-grid tabular-nums">
      <span className={cn("font-semibold", margin < 0 ? "text-destructive" : margin > 0 && "text-primary")}>{usd(margin)}</span>
      {figures.marginPercent === null ? null : <span className="text-xs text-muted-foreground">{percent(figures.marginPercent / 100)}</span>}
    </span>
  );
}

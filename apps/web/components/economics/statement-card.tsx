"use client";
import { useQuery } from "@tanstack/react-query";
import type { Statement } from "@agency/core/economics/schema";
import { FileDown, FileSpreadsheet } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAmounts } from "@/components/economics/use-amounts";
import { languageNames } from "@/components/language-switch";
import { RowsSkeleton } from "@/components/list-view";
import { ProblemAlert } from "@/components/problem-alert";
import { Section } from "@/components/section";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { apiUrl, request } from "@/lib/api";
import type { Client } from "@/lib/economics";
import { locales } from "@/lib/locale";

/** What the client gets for the month, to look at and to take along. */
export function StatementCard({ client, month }: { client: Client; month: string }) {
  const t = useTranslations("economics");
  const [language, setLanguage] = useState(client.language);
  const { inCurrency } = useAmounts();
  const path = `/economics/clients/${client.id}/statement`;
  const statement = useQuery({ queryKey: ["economics", "statement", client.id, month], queryFn: ({ signal }) => request<Statement>("GET", path, { query: { month }, signal }) });
  const found = statement.data;
  const nameOf = (line: Statement["lines"][number]) => (line.kind === "overage" && line.pieceKind ? `${t(`kinds.${line.pieceKind}`)}: ${t("figures.overage")}` : line.name);
  return (
    <Section
      title={t("client.statement")}
      description={found ? t("client.statementText", { final: String(found.isFinal) }) : undefined}
      action={found ? <Badge tone="outline">{t("client.statementNumber", { number: found.number })}</Badge> : undefined}
    >
      {statement.error && !found ? <ProblemAlert error={statement.error} onRetry={() => void statement.refetch()} /> : null}
      {statement.isPending ? <RowsSkeleton rows={1} /> : null}
      {found ? (
        <dl className="grid text-sm tabular-nums">
          {found.lines.length === 0 ? <p className="text-muted-foreground">{t("client.nothingDue")}</p> : null}
          {found.lines.map((line) => (
            <div key={`${line.kind} ${line.pieceKind ?? ""} ${line.name}`} className="flex justify-between gap-4 py-1.5">
              <dt className="min-w-0">
                {nameOf(line)}
                {line.quantity === 1 ? "" : ` × ${line.quantity}`}
              </dt>
              <dd>{inCurrency(Number(line.amount.amount), line.amount.currency)}</dd>
            </div>
          ))}
          <div className="flex justify-between gap-4 border-t py-2 font-semibold">
            <dt>{t("client.total")}</dt>
            <dd>{inCurrency(Number(found.total.amount), found.total.currency)}</dd>
          </div>
        </dl>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <div role="group" aria-label={t("client.statementLanguage")} className="flex gap-1 rounded-xl bg-muted p-1">
          {locales.map((locale) => (
            <Button key={locale} size="sm" variant={language === locale ? "outline" : "ghost"} aria-pressed={language === locale} onClick={() => setLanguage(locale)}>
              {languageNames[locale]}
            </Button>
          ))}
        </div>
        <Button asChild size="sm" variant="outline">
          <a href={apiUrl(`${path}.pdf`, { month, language })} download>
            <FileDown aria-hidden />
            {t("client.pdf")}
          </a>
        </Button>
        <Button asChild size="sm" variant="outline">
          <a href={apiUrl(`${path}.csv`, { month, language })} download>
            <FileSpreadsheet aria-hidden />
            {t("client.csv")}
          </a>
        </Button>
      </div>
    </Section>
  );
}

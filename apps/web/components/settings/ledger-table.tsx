"use client";
import { ReceiptText } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { ListView } from "@/components/list-view";
import { Section } from "@/components/section";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { FilterSelect } from "@/components/ui/filter-select";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { formatMoney } from "@/lib/money";
import { providerNames } from "@/lib/providers";
import { useBrandChoices } from "@/lib/queries";
import type { LedgerEntry } from "@/lib/resources";
import { useList } from "@/lib/use-list";
import { useOrganizationTime } from "@/lib/use-organization-time";
import { useSearchParam } from "@/lib/use-search-param";

/** Every call that was made, with what it used and cost. */
export function LedgerTable({ brandId }: { brandId: string | null }) {
  const t = useTranslations("settings.ledger");
  const locale = useLocale();
  const time = useOrganizationTime();
  const { data: brands = [] } = useBrandChoices();
  const [provider, setProvider] = useSearchParam("provider");
  const [environment, setEnvironment] = useSearchParam("environment");
  const list = useList<LedgerEntry>(["usage", "ledger"], "/economics/ledger", { brandId, provider, environment, limit: 20 });
  const nameOf = (name: string) => providerNames[name] ?? (name === "offline" ? t("offline") : name);
  return (
    <Section title={t("title")} description={t("lead")}>
      <div className="flex flex-wrap gap-3">
        <FilterSelect label={t("provider")} value={provider} onValueChange={setProvider} options={["offline", "openai", "anthropic"].map((name) => ({ value: name, label: nameOf(name) }))} />
        <FilterSelect label={t("environment")} value={environment} onValueChange={setEnvironment} options={(["live", "sandbox"] as const).map((name) => ({ value: name, label: t(`environments.${name}`) }))} />
      </div>
      <ListView list={list} empty={<Empty icon={ReceiptText} title={t("empty")} description={t("emptyText")} />}>
        {(entries) => (
          <Table aria-label={t("title")}>
            <TableHeader>
              <TableRow>
                <TableHead>{t("time")}</TableHead>
                <TableHead>{t("model")}</TableHead>
                <TableHead>{t("brand")}</TableHead>
                <TableHead className="text-right">{t("tokens")}</TableHead>
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
                        {nameOf(entry.provider)} · {entry.model}
                      </span>
                      {entry.environment === "sandbox" ? <Badge tone="warning">{t("environments.sandbox")}</Badge> : null}
                    </span>
                  </TableCell>
                  <TableCell className="max-w-40 truncate">{brands.find((brand) => brand.id === entry.brandId)?.name ?? "–"}</TableCell>
                  <TableCell className="text-right whitespace-nowrap tabular-nums">{t("tokenCount", { input: entry.inputTokens + entry.cacheReadTokens + entry.cacheWriteTokens, output: entry.outputTokens })}</TableCell>
                  <TableCell className="text-right font-medium tabular-nums">{formatMoney(entry.cost, locale)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </ListView>
    </Section>
  );
}

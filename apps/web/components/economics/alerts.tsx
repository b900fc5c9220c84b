"use client";
import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useAmounts } from "@/components/economics/use-amounts";
import { Badge } from "@/components/ui/badge";
import { useAlerts, type EconomicsAlert } from "@/lib/economics";

const shown = 6;

/** What costs money soon unless somebody looks; nothing when there is nothing. */
export function Alerts() {
  const t = useTranslations("economics");
  const text = useAlertText();
  const { data: alerts = [] } = useAlerts();
  if (alerts.length === 0) return null;
  return (
    <section aria-label={t("clients.alerts")} className="rounded-2xl border bg-card p-2 shadow-card">
      <ul className="grid">
        {alerts.slice(0, shown).map((alert) => (
          <li key={`${alert.kind} ${alert.clientId ?? alert.budgetId ?? ""} ${alert.pieceKind ?? ""}`}>
            <Link
              href={alert.budgetId ? "/economics/budgets" : `/clients/${alert.clientId ?? ""}`}
              prefetch={false}
              className="focus-ring flex min-h-11 items-center gap-3 rounded-xl border border-transparent px-3 py-2 text-sm hover:bg-accent/60"
            >
              <Badge tone={alert.severity === "critical" ? "danger" : "warning"}>
                <TriangleAlert aria-hidden />
                {t(`clients.severity.${alert.severity}`)}
              </Badge>
              <span className="min-w-0">{text(alert)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What an alert says, in the reader's words. */
function useAlertText(): (alert: EconomicsAlert) => string {
  const t = useTranslations("economics");
  const { percent } = useAmounts();
  return (alert) => {
    const values = { client: alert.clientName ?? "none", percent: alert.percent === null ? "none" : percent(alert.percent / 100), kind: alert.pieceKind ? t(`kinds.${alert.pieceKind}`) : "" };
    return t(`alerts.${alert.kind}`, values);
  };
}

"use client";
import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Progress } from "@/components/ui/progress";
import { formatMoney } from "@/lib/money";
import type { Provider } from "@/lib/resources";
import { useOrganizationTime } from "@/lib/use-organization-time";

/** Kinds of failure that have words; others that come count as the provider's. */
const failureKinds = ["rate_limit", "quota", "auth", "invalid", "content_policy", "not_found", "server", "timeout", "network", "unknown", "lost"] as const;

/** How a provider did in the last 24 hours, what it costs this month, and what holds it up now. */
export function ProviderHealth({ provider }: { provider: Provider }) {
  const t = useTranslations("providers");
  const locale = useLocale();
  const time = useOrganizationTime();
  const { health, limits } = provider;
  const failures = failureKinds.flatMap((kind) => (health.outcomes[kind] ? [{ kind, count: health.outcomes[kind] }] : []));
  const hasSaved = Number(health.savedMonth.amount) > 0;
  return (
    <div className="grid gap-4">
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 text-sm">
        <Fact label={t("breaker")} note={health.breakerUntil ? t("breakerUntil", { time: time(health.breakerUntil, "time") }) : health.restingUntil ? t("restingUntil", { time: time(health.restingUntil, "time") }) : null}>
          <span className={health.breaker === "closed" && !health.restingUntil ? undefined : "font-semibold text-tone-warning-foreground"}>{health.breaker === "closed" && health.restingUntil ? t("resting") : t(`breakers.${health.breaker}`)}</span>
        </Fact>
        <Fact label={t("latency")}>{health.latencyP50Ms === null || health.latencyP95Ms === null ? "–" : t("latencyValue", { p50: health.latencyP50Ms, p95: health.latencyP95Ms })}</Fact>
        <Fact label={t("calls")}>{health.calls === 0 ? t("neverCalled") : t("callCount", { calls: health.calls, failures: health.failures })}</Fact>
        <Fact label={t("spend")} note={hasSaved ? t("saved", { amount: formatMoney(health.savedMonth, locale) }) : null}>
          {formatMoney(health.spendMonth, locale)}
        </Fact>
        {provider.kind === "offline" ? null : (
          <Fact label={t("underWay")} note={health.waiting > 0 ? t("waiting", { count: health.waiting }) : null}>
            {t("underWayValue", { count: health.underWay, most: limits.concurrency })}
          </Fact>
        )}
      </dl>
      {limits.requestsPerMinute !== null || limits.tokensPerMinute !== null ? (
        <div className="grid gap-2">
          <p className="text-xs text-muted-foreground">{t("minute")}</p>
          <Minute label={t("requestsPerMinute")} limit={limits.requestsPerMinute} left={limits.requestsLeft} describe={(values) => t("minuteRequests", values)} />
          <Minute label={t("tokensPerMinute")} limit={limits.tokensPerMinute} left={limits.tokensLeft} describe={(values) => t("minuteTokens", values)} />
        </div>
      ) : null}
      {failures.length > 0 ? (
        <div className="grid gap-1.5 text-xs">
          <p className="text-muted-foreground">{t("failuresByKind")}</p>
          <ul className="flex flex-wrap gap-1.5">
            {failures.map(({ kind, count }) => (
              <li key={kind} className="rounded-full bg-muted px-2.5 py-1 tabular-nums">
                {t(`failures.${kind}`)} <span className="font-semibold">{count}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

function Fact({ label, note, children }: { label: string; note?: string | null; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted-foreground">{label}</dt>
      <dd className="tabular-nums">
        {children}
        {note ? <span className="block text-xs text-muted-foreground">{note}</span> : null}
      </dd>
    </div>
  );
}

function Minute({ label, limit, left, describe }: { label: string; limit: number | null; left: number | null; describe: (values: { left: number; limit: number }) => string }) {
  if (limit === null) return null;
  const rest = Math.min(limit, left ?? limit);
  return (
    <div className="grid gap-1">
      <p className="text-xs tabular-nums">{describe({ left: rest, limit })}</p>
      <Progress label={label} value={rest} max={limit} tone={rest < limit / 10 ? "warning" : "primary"} className="h-1.5" />
    </div>
  );
}

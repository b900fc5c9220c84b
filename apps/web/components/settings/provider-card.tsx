"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Activity, CircleCheck, CircleDashed, FlaskConical, KeyRound, Trash2, Zap } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";
import { request } from "@/lib/api";
import { formatMoney } from "@/lib/money";
import { providerNames } from "@/lib/providers";
import type { Provider, ProviderCheck } from "@/lib/resources";
import { useCan } from "@/lib/use-can";
import { useOrganizationTime } from "@/lib/use-organization-time";
import { useProblemToast } from "@/lib/use-problem";

const KeyDialog = dynamic(() => import("@/components/settings/provider-key-dialog").then((module) => module.ProviderKeyDialog), { ssr: false });

/** One provider: whether it can work, how it does, and what can be done about it. */
export function ProviderCard({ provider }: { provider: Provider }) {
  const t = useTranslations("settings.providers");
  const locale = useLocale();
  const can = useCan();
  const time = useOrganizationTime();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const [editing, setEditing] = useState<boolean>();
  const [busy, setBusy] = useState<"check" | "sandbox" | "forget">();
  const [checked, setChecked] = useState<ProviderCheck>();
  const name = providerNames[provider.name] ?? t("offlineName");
  const isBuiltIn = provider.source === "builtin";
  const writable = can("providers.write") && !isBuiltIn;
  const isSandbox = provider.environment === "sandbox" && !isBuiltIn;

  const act = async (what: "check" | "sandbox" | "forget", action: () => Promise<unknown>) => {
    setBusy(what);
    try {
      await action();
      await Promise.all([queryClient.invalidateQueries({ queryKey: ["providers"] }), queryClient.invalidateQueries({ queryKey: ["provider-routes"] })]);
    } catch (error) {
      showProblem(error);
    } finally {
      setBusy(undefined);
    }
  };
  const check = () => act("check", async () => setChecked(await request<ProviderCheck>("POST", `/providers/${provider.name}/check`)));
  const setSandbox = (sandbox: boolean) => act("sandbox", () => request("PUT", `/providers/${provider.name}`, { body: { sandbox }, ifMatch: provider.version }));
  const forget = () => act("forget", () => request("DELETE", `/providers/${provider.name}/key`, { ifMatch: provider.version }));

  return (
    <Card className="h-full">
      <CardHeader>
        <CardTitle className="flex flex-wrap items-center gap-2 text-lg">
          {name}
          {provider.configured ? (
            <Badge tone="success">
              <CircleCheck aria-hidden />
              {t("ready")}
            </Badge>
          ) : (
            <Badge>
              <CircleDashed aria-hidden />
              {t("notReady")}
            </Badge>
          )}
          {isSandbox ? (
            <Badge tone="warning">
              <FlaskConical aria-hidden />
              {t("sandbox")}
            </Badge>
          ) : null}
        </CardTitle>
        <p className="text-sm text-muted-foreground">
          {t(`source.${provider.source}`)}
          {provider.keyHint ? (
            <>
              {" · "}
              <code className="font-mono text-xs">{provider.keyHint}</code>
            </>
          ) : null}
        </p>
        {provider.baseUrl ? <p className="text-xs break-all text-muted-foreground">{provider.baseUrl}</p> : null}
      </CardHeader>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 text-sm">
        <Fact label={t("breaker")}>
          <span className={provider.breaker === "closed" ? undefined : "font-semibold text-tone-warning-foreground"}>{t(`breakers.${provider.breaker}`)}</span>
        </Fact>
        <Fact label={t("latency")}>{provider.medianLatencyMs === null ? "–" : t("milliseconds", { value: provider.medianLatencyMs })}</Fact>
        <Fact label={t("calls")}>{t("callCount", { calls: provider.calls, failures: provider.failures })}</Fact>
        <Fact label={t("spend")}>{formatMoney(provider.spend, locale)}</Fact>
      </dl>
      {provider.lastCheckedAt ? (
        <p className="text-xs text-muted-foreground">
          {t("lastChecked", { date: time(provider.lastCheckedAt) })}
          {provider.lastCheckError ? <span className="block text-destructive">{provider.lastCheckError}</span> : null}
        </p>
      ) : null}
      {checked ? (
        <Alert live tone={checked.ok ? "success" : "danger"} title={checked.ok ? t("checkOk") : t("checkFailed")}>
          {checked.ok ? t("modelCount", { count: checked.models.length }) : checked.detail}
        </Alert>
      ) : null}
      {writable ? (
        <div className="mt-auto grid gap-4">
          <div className="flex items-center justify-between gap-3 rounded-xl bg-muted/60 px-3 py-2.5">
            <div className="grid">
              <Label htmlFor={`sandbox-${provider.name}`}>{t("sandboxSwitch")}</Label>
              <span id={`sandbox-${provider.name}-hint`} className="text-xs text-muted-foreground">
                {t("sandboxHint")}
              </span>
            </div>
            <Switch id={`sandbox-${provider.name}`} aria-describedby={`sandbox-${provider.name}-hint`} checked={isSandbox} disabled={busy !== undefined} onCheckedChange={(next) => void setSandbox(next)} />
          </div>
          <div className="flex flex-wrap gap-2">
            <Button variant="outline" size="sm" onClick={() => setEditing(true)}>
              <KeyRound aria-hidden />
              {provider.source === "stored" ? t("changeKey") : t("addKey")}
            </Button>
            <Button variant="outline" size="sm" pending={busy === "check"} disabled={!provider.configured} onClick={() => void check()}>
              <Activity aria-hidden />
              {t("check")}
            </Button>
            {provider.source === "stored" ? (
              <ConfirmButton variant="ghost" size="sm" pending={busy === "forget"} confirmLabel={t("forgetConfirm")} onConfirm={() => void forget()}>
                <Trash2 aria-hidden />
                {t("forget")}
              </ConfirmButton>
            ) : null}
          </div>
        </div>
      ) : null}
      {isBuiltIn ? (
        <p className="mt-auto flex items-start gap-2 rounded-xl bg-muted/60 px-3 py-2.5 text-sm text-muted-foreground">
          <Zap aria-hidden className="mt-0.5 size-4 shrink-0 text-primary" />
          {t("offlineText")}
        </p>
      ) : null}
      {editing === undefined ? null : <KeyDialog provider={provider} name={name} open={editing} onOpenChange={setEditing} />}
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted-foreground">{label}</dt>
      <dd className="truncate tabular-nums">{children}</dd>
    </div>
  );
}

"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Activity, Gauge, KeyRound, Pencil, Trash2, Zap } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProviderHealth } from "@/components/settings/provider-health";
import { KeyHint, LastChecked, ProviderTitle } from "@/components/settings/provider-card-parts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import type { Provider, ProviderCheck, ServerPreset } from "@/lib/resources";
import { useCan } from "@/lib/use-can";
import { useOrganizationTime } from "@/lib/use-organization-time";
import { useNow } from "@/lib/use-now";
import { useProblemToast } from "@/lib/use-problem";

const KeyDialog = dynamic(() => import("@/components/settings/provider-key-dialog").then((module) => module.ProviderKeyDialog), { ssr: false });
const LimitsDialog = dynamic(() => import("@/components/settings/provider-limits-dialog").then((module) => module.ProviderLimitsDialog), { ssr: false });
const ServerDialog = dynamic(() => import("@/components/settings/server-dialog").then((module) => module.ServerDialog), { ssr: false });

type Action = "check" | "sandbox" | "forget" | "remove";

/** One provider: whether it can work, how it does, and what can be done about it. */
export function ProviderCard({ provider, presets }: { provider: Provider; presets: readonly ServerPreset[] }) {
  const t = useTranslations("providers");
  const can = useCan();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const [dialog, setDialog] = useState<"key" | "limits" | "server">();
  const [busy, setBusy] = useState<Action>();
  const [checked, setChecked] = useState<ProviderCheck>();
  const isBuiltIn = provider.source === "builtin";
  const isServer = provider.kind === "openai-compatible";
  const name = isBuiltIn ? t("offlineName") : provider.label;
  const writable = can("providers.write") && !isBuiltIn;
  const isSandbox = provider.environment === "sandbox";

  const act = async (what: Action, action: () => Promise<unknown>) => {
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
  const path = `/providers/${provider.name}`;
  const check = () => act("check", async () => setChecked(await request<ProviderCheck>("POST", `${path}/check`)));
  const setSandbox = (sandbox: boolean) => act("sandbox", () => request("PUT", path, { body: { sandbox }, ifMatch: provider.version }));
  const forget = () => act("forget", () => request("DELETE", `${path}/key`, { ifMatch: provider.version }));
  const remove = () =>
    act("remove", async () => {
      await request("DELETE", path, { ifMatch: provider.version });
      toast.success(t("removed", { name }));
    });
  const closeDialog = (open: boolean) => {
    if (!open) setDialog(undefined);
  };

  return (
    <Card className="h-full">
      <CardHeader>
        <ProviderTitle name={name} configured={provider.configured} isSandbox={isSandbox} />
        <p className="text-sm text-muted-foreground">
          {isServer ? (provider.price ? t("priceKnown", { input: `$${provider.price.input}`, output: `$${provider.price.output}` }) : t("priceUnknown")) : t(`source.${provider.source}`)}
          <KeyHint hint={provider.keyHint} />
        </p>
        {provider.baseUrl ? <p className="text-xs break-all text-muted-foreground">{provider.baseUrl}</p> : null}
      </CardHeader>
      {provider.warnings.map((warning) => (
        <RetiringModel key={warning.model} warning={warning} />
      ))}
      <ProviderHealth provider={provider} />
      {checked ? (
        <Alert live tone={checked.ok ? "success" : "danger"} title={checked.ok ? t("checkOk") : t("checkFailed")}>
          {checked.ok ? t("checkOkText", { ms: checked.latencyMs ?? 0, count: checked.models.length }) : checked.detail}
        </Alert>
      ) : (
        <LastChecked provider={provider} />
      )}
      {writable ? (
        <div className="mt-auto grid gap-4">
          {isServer ? null : (
            <div className="flex items-center justify-between gap-3 rounded-xl bg-muted/60 px-3 py-2.5">
              <div className="grid">
                <Label htmlFor={`sandbox-${provider.name}`}>{t("sandboxSwitch")}</Label>
                <span id={`sandbox-${provider.name}-hint`} className="text-xs text-muted-foreground">
                  {t("sandboxHint")}
                </span>
              </div>
              <Switch id={`sandbox-${provider.name}`} aria-describedby={`sandbox-${provider.name}-hint`} checked={isSandbox} disabled={busy !== undefined} onCheckedChange={(next) => void setSandbox(next)} />
            </div>
          )}
          <div className="flex flex-wrap gap-2">
            {isServer ? (
              <Button variant="outline" size="sm" onClick={() => setDialog("server")}>
                <Pencil aria-hidden />
                {t("editServer")}
              </Button>
            ) : (
              <Button variant="outline" size="sm" onClick={() => setDialog("key")}>
                <KeyRound aria-hidden />
                {provider.source === "stored" ? t("changeKey") : t("addKey")}
              </Button>
            )}
            <Button variant="outline" size="sm" pending={busy === "check"} disabled={!provider.configured} onClick={() => void check()}>
              <Activity aria-hidden />
              {t("check")}
            </Button>
            <Button variant="outline" size="sm" onClick={() => setDialog("limits")}>
              <Gauge aria-hidden />
              {t("limits")}
            </Button>
            {provider.source === "stored" && !isServer ? (
              <ConfirmButton variant="ghost" size="sm" pending={busy === "forget"} confirmLabel={t("forgetConfirm")} onConfirm={() => void forget()}>
                <Trash2 aria-hidden />
                {t("forget")}
              </ConfirmButton>
            ) : null}
            {isServer ? (
              <ConfirmButton variant="ghost" size="sm" pending={busy === "remove"} confirmLabel={t("removeConfirm")} onConfirm={() => void remove()}>
                <Trash2 aria-hidden />
                {t("remove")}
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
      {dialog === "key" ? <KeyDialog provider={provider} name={name} open onOpenChange={closeDialog} /> : null}
      {dialog === "limits" ? <LimitsDialog provider={provider} name={name} open onOpenChange={closeDialog} /> : null}
      {dialog === "server" ? <ServerDialog provider={provider} presets={presets} open onOpenChange={closeDialog} /> : null}
    </Card>
  );
}

function RetiringModel({ warning }: { warning: Provider["warnings"][number] }) {
  const t = useTranslations("providers");
  const now = useNow();
  const { model, successor, retiresAt } = warning;
  const time = useOrganizationTime();
  const date = time(`${retiresAt}T00:00:00Z`, "date");
  const purposes = warning.purposes.map((purpose) => t(`purposes.${purpose}`)).join(", ");
  return (
    <Alert tone="warning" title={now && Date.parse(retiresAt) <= now.getTime() ? t("retired", { model, date }) : t("retiring", { model, date })}>
      {successor === null ? t("retiringAlone", { purposes }) : t("retiringText", { purposes, successor })}
    </Alert>
  );
}

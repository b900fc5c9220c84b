"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Activity, KeyRound, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { KeyHint, LastChecked, ProviderTitle } from "@/components/settings/provider-card-parts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";
import { request } from "@/lib/api";
import type { MediaProvider } from "@/lib/media-providers";
import { useCan } from "@/lib/use-can";
import { useProblemToast } from "@/lib/use-problem";

const KeyDialog = dynamic(() => import("@/components/settings/media-provider-key-dialog").then((module) => module.MediaProviderKeyDialog), { ssr: false });

type Checked = { ok: boolean; detail: string | null; latencyMs: number | null };

/** One maker of media: whether it can work, and its key. */
export function MediaProviderCard({ provider }: { provider: MediaProvider }) {
  const t = useTranslations("providers");
  const can = useCan();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const [entering, setEntering] = useState(false);
  const [busy, setBusy] = useState<"check" | "sandbox" | "forget">();
  const [checked, setChecked] = useState<Checked>();
  const isSandbox = provider.environment === "sandbox";
  const path = `/media-providers/${provider.name}`;

  const act = async (what: NonNullable<typeof busy>, action: () => Promise<unknown>) => {
    setBusy(what);
    try {
      await action();
      await queryClient.invalidateQueries({ queryKey: ["media-providers"] });
    } catch (error) {
      showProblem(error);
    } finally {
      setBusy(undefined);
    }
  };

  return (
    <Card className="h-full">
      <CardHeader>
        <ProviderTitle name={provider.label} configured={provider.configured} isSandbox={isSandbox} />
        <p className="text-sm text-muted-foreground">
          {provider.kinds.map((kind) => t(`media.kinds.${kind}`)).join(" · ")}
          {" · "}
          {t(`source.${provider.source}`)}
          <KeyHint hint={provider.keyHint} />
        </p>
        {provider.name === "midjourney" ? <p className="text-sm text-muted-foreground">{t("media.midjourney")}</p> : null}
        {provider.takesWebhookSecret && provider.webhookUrl ? (
          <p className="text-xs break-all text-muted-foreground">
            {t("media.webhookUrl")} <code className="font-mono">{provider.webhookUrl}</code>
          </p>
        ) : null}
      </CardHeader>
      {checked ? (
        <Alert live tone={checked.ok ? "success" : "danger"} title={checked.ok ? t("checkOk") : t("checkFailed")}>
          {checked.ok ? t("media.checkOkText", { ms: checked.latencyMs ?? 0 }) : checked.detail}
        </Alert>
      ) : (
        <LastChecked provider={provider} />
      )}
      {can("providers.write") ? (
        <div className="mt-auto grid gap-4">
          {provider.sharesTextKey ? (
            <p className="rounded-xl bg-muted/60 px-3 py-2.5 text-sm text-muted-foreground">{t("media.shared", { name: provider.label })}</p>
          ) : (
            <div className="flex items-center justify-between gap-3 rounded-xl bg-muted/60 px-3 py-2.5">
              <div className="grid">
                <Label htmlFor={`media-sandbox-${provider.name}`}>{t("sandboxSwitch")}</Label>
                <span id={`media-sandbox-${provider.name}-hint`} className="text-xs text-muted-foreground">
                  {t("media.sandboxHint")}
                </span>
              </div>
              <Switch
                id={`media-sandbox-${provider.name}`}
                aria-describedby={`media-sandbox-${provider.name}-hint`}
                checked={isSandbox}
                disabled={busy !== undefined}
                onCheckedChange={(sandbox) => void act("sandbox", () => request("PUT", path, { body: { sandbox }, ifMatch: provider.version }))}
              />
            </div>
          )}
          <div className="flex flex-wrap gap-2">
            {provider.sharesTextKey ? null : (
              <Button variant="outline" size="sm" onClick={() => setEntering(true)}>
                <KeyRound aria-hidden />
                {provider.source === "stored" ? t("changeKey") : t("addKey")}
              </Button>
            )}
            <Button variant="outline" size="sm" pending={busy === "check"} disabled={!provider.configured} onClick={() => void act("check", async () => setChecked(await request<Checked>("POST", `${path}/check`)))}>
              <Activity aria-hidden />
              {t("check")}
            </Button>
            {provider.source === "stored" && !provider.sharesTextKey ? (
              <ConfirmButton variant="ghost" size="sm" pending={busy === "forget"} confirmLabel={t("forgetConfirm")} onConfirm={() => void act("forget", () => request("DELETE", `${path}/key`, { ifMatch: provider.version }))}>
                <Trash2 aria-hidden />
                {t("forget")}
              </ConfirmButton>
            ) : null}
          </div>
        </div>
      ) : null}
      {entering ? <KeyDialog provider={provider} open onOpenChange={setEntering} /> : null}
    </Card>
  );
}

"use client";
import { Ellipsis, ExternalLink, HeartPulse, KeyRound, Unplug } from "lucide-react";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { AccountLimits } from "@/components/channels/account-limits";
import { NetworkMark } from "@/components/network-mark";
import { ProblemAlert } from "@/components/problem-alert";
import { SandboxBadge } from "@/components/studio/sandbox-badge";
import { Alert } from "@/components/ui/alert";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { StatusBadge } from "@/components/ui/status-badge";
import { toast } from "@/components/ui/toast";
import { daysUntilEnd, useChannelAction } from "@/lib/channels";
import type { Channel } from "@/lib/channels";
import { useCan } from "@/lib/contents-permissions";
import { useWordedProblem } from "@/lib/contents-problem";
import { networkNames } from "@/lib/networks";
import { dayIn } from "@/lib/publications-month";
import { useMe } from "@/lib/queries";
import { defaultTimeZone, formatTime } from "@/lib/time";
import { useNow } from "@/lib/use-now";

export function ChannelCard({ channel, onReconnect }: { channel: Channel; onReconnect: (() => void) | undefined }) {
  const t = useTranslations("channels");
  const locale = useLocale();
  const can = useCan();
  const word = useWordedProblem();
  const { data: me } = useMe();
  const zone = me?.organization.timeZone ?? defaultTimeZone;
  const check = useChannelAction();
  const [leaving, setLeaving] = useState(false);
  const now = useNow();
  const sandbox = channel.environment === "sandbox";
  const network = networkNames[channel.network];
  const endsIn = now && daysUntilEnd(channel, now.getTime());
  const lifetime = channel.renewsItself ? t("lasting") : channel.accessEndsAt ? t("expiresAt", { day: formatTime(channel.accessEndsAt, "date", zone, locale) }) : t("endless");
  const reconnect = onReconnect ? (
    <Button size="sm" variant="outline" onClick={onReconnect}>
      <KeyRound aria-hidden />
      {t("reconnect")}
    </Button>
  ) : undefined;
  const wait = `waits.${channel.waitingReason ?? ""}` as "waits.rate_limited";
  return (
    <Card className="h-full gap-4" data-channel={channel.status}>
      <div className="flex items-start gap-3">
        <span className="relative shrink-0">
          <Avatar name={channel.name} src={channel.pictureUrl} className="size-11" />
          <NetworkMark network={channel.network} className="absolute -right-1 -bottom-1 ring-2 ring-card" />
        </span>
        <div className="grid min-w-0 flex-1 gap-0.5">
          <h3 className="truncate font-semibold">{channel.name}</h3>
          <p className="text-sm break-words text-muted-foreground">{[network, channel.handle ? `@${channel.handle}` : null, channel.kind ? t(`kinds.${channel.kind}`) : null].filter(Boolean).join(" · ")}</p>
        </div>
        {can("channels.connect") ? (
          <DropdownMenu>
            <DropdownMenuTrigger asChild>
              <Button variant="ghost" size="iconSm" aria-label={t("more", { name: channel.name })}>
                <Ellipsis aria-hidden />
              </Button>
            </DropdownMenuTrigger>
            <DropdownMenuContent align="end">
              <DropdownMenuItem variant="destructive" onSelect={() => setLeaving(true)}>
                <Unplug aria-hidden />
                {t("disconnect")}
              </DropdownMenuItem>
            </DropdownMenuContent>
          </DropdownMenu>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {channel.status === "connected" ? <StatusBadge status="active" /> : <StatusBadge status="needs_auth" />}
        {sandbox ? <SandboxBadge /> : <Badge tone="outline">{t("live")}</Badge>}
      </div>
      {channel.status === "needs_auth" ? (
        <Alert tone="danger" title={t("needsAuthTitle")} actions={reconnect}>
          <p>{t("needsAuthText", { network })}</p>
          {channel.statusReason ? <p className="mt-1 text-xs wrap-anywhere">{t("says", { network })} “{channel.statusReason}”</p> : null}
        </Alert>
      ) : null}
      {endsIn === undefined || channel.accessEndsAt === null ? null : (
        <Alert tone="warning" title={t("endingTitle", { days: endsIn })} actions={reconnect}>
          {t("endingText", { network, day: formatTime(channel.accessEndsAt, "date", zone, locale) })}
        </Alert>
      )}
      {channel.limits?.blockedReason ? (
        <Alert tone="warning" title={t("blockedTitle", { network })}>
          “{channel.limits.blockedReason}”
        </Alert>
      ) : null}
      {channel.waitingUntil ? (
        <Alert tone="warning" title={t(channel.waitingReason === "rate_limited" || channel.waitingReason === "quota_exhausted" ? "waitingLimit" : "waitingTitle", { network, time: formatTime(channel.waitingUntil, now && dayIn(channel.waitingUntil, zone) === dayIn(now, zone) ? "time" : "dateTime", zone, locale) })}>
          {channel.waitingReason && t.has(wait) ? t(wait, { network }) : t("waits.other")}
        </Alert>
      ) : null}
      {check.isError ? <ProblemAlert error={word(check.error)} /> : null}
      <p className="text-xs text-muted-foreground tabular-nums">
        {channel.lastCheckedAt ? t("checkedAt", { time: formatTime(channel.lastCheckedAt, "dateTime", zone, locale) }) : t("neverChecked")}
        {channel.status === "connected" ? ` · ${lifetime}` : ""}
      </p>
      {channel.limits ? <AccountLimits limits={channel.limits} /> : null}
      <div className="mt-auto flex flex-wrap gap-2">
        {channel.pageUrl ? (
          <Button asChild size="sm" variant="outline">
            <a href={channel.pageUrl} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden />
              {sandbox ? t("openSandboxPage") : t("openPage")}
            </a>
          </Button>
        ) : null}
        {can("channels.connect") ? (
          <Button
            size="sm"
            variant="ghost"
            pending={check.isPending && check.variables?.kind === "check"}
            onClick={() => check.mutate({ channel, kind: "check" }, { onSuccess: (after) => (after.status === "connected" ? toast.success(t("checkGood", { name: channel.name })) : toast.warning(t("needsAuthTitle"))) })}
          >
            <HeartPulse aria-hidden />
            {t("check")}
          </Button>
        ) : null}
      </div>
      {leaving ? <DisconnectDialog channel={channel} onClose={() => setLeaving(false)} /> : null}
    </Card>
  );
}

function DisconnectDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const t = useTranslations("channels");
  const common = useTranslations("common");
  const word = useWordedProblem();
  const action = useChannelAction();
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("disconnectTitle", { name: channel.name })}</DialogTitle>
          <DialogDescription>{t("disconnectText", { network: networkNames[channel.network] })}</DialogDescription>
        </DialogHeader>
        {action.isError ? <ProblemAlert error={word(action.error)} /> : null}
        <DialogFooter>
          <Button variant="outline" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button
            variant="destructive"
            pending={action.isPending}
            onClick={() =>
              action.mutate(
                { channel, kind: "disconnect" },
                {
                  onSuccess: () => {
                    toast.success(t("disconnected", { name: channel.name }));
                    onClose();
                  },
                },
              )
            }
          >
            {t("disconnect")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

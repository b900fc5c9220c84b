"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { SandboxBadge } from "@/components/studio/sandbox-badge";
import { Alert } from "@/components/ui/alert";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { connectPages, useChannels, useGrant } from "@/lib/channels";
import type { OAuthGrant } from "@/lib/channels";
import { useWordedProblem } from "@/lib/contents-problem";
import { networkNames } from "@/lib/networks";

interface PagePickerProps {
  grantId: string;
  onAgain: () => void;
  onClose: () => void;
}

/** After the network's dialog: which of the granted pages belong to this brand. */
export function PagePicker({ grantId, onAgain, onClose }: PagePickerProps) {
  const t = useTranslations("channels.picker");
  const again = useTranslations("channels");
  const word = useWordedProblem();
  const grant = useGrant(grantId);
  // It opened by itself when the page came: nothing has the focus to take it back.
  useEffect(() => () => document.querySelector("main")?.focus(), []);
  const channels = useChannels(grant.data?.brandId, grant.isSuccess);
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("text")}</DialogDescription>
        </DialogHeader>
        {grant.isError ? (
          <ProblemAlert
            error={word(grant.error)}
            actions={
              <Button
                size="sm"
                variant="outline"
                onClick={() => {
                  onClose();
                  onAgain();
                }}
              >
                {again("again")}
              </Button>
            }
          />
        ) : grant.isPending || channels.isPending ? (
          <Skeleton className="h-40" />
        ) : (
          <Pages
            key={grant.data.id}
            grant={grant.data}
            known={(channels.data ?? []).filter(({ network, environment, status }) => network === grant.data.network && environment === grant.data.environment && status !== "disconnected").map(({ remoteId }) => remoteId)}
            onClose={onClose}
            onAgain={() => {
              onClose();
              onAgain();
            }}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}

/** `known`: accounts that the brand has, also those that have lost their access and are here to get it back. */
function Pages({ grant, known, onAgain, onClose }: { grant: OAuthGrant; known: readonly string[]; onAgain: () => void; onClose: () => void }) {
  const t = useTranslations("channels.picker");
  const again = useTranslations("channels");
  const common = useTranslations("common");
  const word = useWordedProblem();
  const queryClient = useQueryClient();
  const usable = grant.destinations.filter((page) => page.canPublish);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(usable.length === 1 ? [usable[0]!.remoteId] : usable.filter((page) => known.includes(page.remoteId)).map((page) => page.remoteId)));
  const connect = useMutation({
    mutationFn: () => connectPages(grant.id, [...chosen]),
    onSuccess: ({ data }) => {
      void queryClient.invalidateQueries({ queryKey: ["channels", "list"] });
      void queryClient.invalidateQueries({ queryKey: ["publications"] });
      toast.success(t("done", { names: data.map((channel) => channel.name).join(", ") }));
      onClose();
    },
  });
  return (
    <>
      {grant.missingScopes.length > 0 ? (
        <Alert
          tone="danger"
          title={t("scopesTitle")}
          actions={
            <Button size="sm" variant="outline" onClick={onAgain}>
              {again("again")}
            </Button>
          }
        >
          {t("scopesText", { network: networkNames[grant.network], scopes: grant.missingScopes.join(", ") })}
        </Alert>
      ) : null}
      <ul className="grid gap-2">
        {grant.destinations.map((page) => (
          <li key={page.remoteId}>
            <label className="flex min-h-12 items-center gap-3 rounded-lg border border-input bg-card px-3 py-2 has-data-[state=checked]:border-primary has-data-[state=checked]:bg-secondary/70">
              <Checkbox
                checked={chosen.has(page.remoteId)}
                disabled={!page.canPublish || grant.missingScopes.length > 0}
                onCheckedChange={(on) =>
                  setChosen((known) => {
                    const next = new Set(known);
                    if (on === true) next.add(page.remoteId);
                    else next.delete(page.remoteId);
                    return next;
                  })
                }
              />
              <Avatar name={page.name} src={page.pictureUrl} className="size-9" />
              <span className="grid min-w-0 flex-1">
                <span className="truncate text-sm font-medium">{page.name}</span>
                {page.handle || page.kind ? <span className="truncate text-xs text-muted-foreground">{[page.handle ? `@${page.handle}` : null, page.kind ? again(`kinds.${page.kind}`) : null].filter(Boolean).join(" · ")}</span> : null}
                {page.canPublish ? null : <span className="text-xs text-muted-foreground">{t("cannotPublish")}</span>}
              </span>
              {page.connectedChannelId ? <Badge tone="success">{t("connected")}</Badge> : null}
              {grant.environment === "sandbox" ? <SandboxBadge /> : null}
            </label>
          </li>
        ))}
      </ul>
      {connect.isError ? <ProblemAlert error={word(connect.error)} /> : null}
      <DialogFooter>
        <Button variant="outline" onClick={onClose}>
          {common("cancel")}
        </Button>
        <Button disabled={chosen.size === 0 || grant.missingScopes.length > 0} pending={connect.isPending} onClick={() => connect.mutate()}>
          {t("connect", { count: chosen.size })}
        </Button>
      </DialogFooter>
    </>
  );
}

"use client";
import { useQueryClient } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ListView } from "@/components/list-view";
import { Section } from "@/components/section";
import { Button } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Empty } from "@/components/ui/empty";
import { StatusBadge } from "@/components/ui/status-badge";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import type { ApiKey } from "@/lib/resources";
import { useCan } from "@/lib/use-can";
import { useList } from "@/lib/use-list";
import { useNow } from "@/lib/use-now";
import { useOrganizationTime } from "@/lib/use-organization-time";
import { useProblemToast } from "@/lib/use-problem";

const ApiKeyDialog = dynamic(() => import("@/components/settings/api-key-dialog").then((module) => module.ApiKeyDialog), { ssr: false });

export function ApiKeysView() {
  const t = useTranslations("settings.apiKeys");
  const can = useCan();
  const [creating, setCreating] = useState<boolean>();
  const list = useList<ApiKey>(["api-keys"], "/api-keys");
  const create = can("api_keys.write") ? (
    <Button onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {t("create")}
    </Button>
  ) : undefined;
  return (
    <>
      <Section title={t("title")} description={t("lead")} action={list.rows.length > 0 ? create : undefined}>
        <ListView list={list} empty={<Empty icon={KeyRound} title={t("emptyTitle")} description={t("emptyText")} actions={create} />}>
          {(keys) => (
            <ul className="divide-y">
              {keys.map((key) => (
                <ApiKeyRow key={key.id} apiKey={key} writable={can("api_keys.write")} />
              ))}
            </ul>
          )}
        </ListView>
      </Section>
      {creating === undefined ? null : <ApiKeyDialog open={creating} onOpenChange={setCreating} />}
    </>
  );
}

function ApiKeyRow({ apiKey, writable }: { apiKey: ApiKey; writable: boolean }) {
  const t = useTranslations("settings.apiKeys");
  const time = useOrganizationTime();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const now = useNow();
  const [pending, setPending] = useState(false);
  const isExpired = apiKey.expiresAt !== null && now !== undefined && new Date(apiKey.expiresAt) <= now;
  const status = apiKey.revokedAt !== null ? "revoked" : isExpired ? "expired" : "active";
  const revoke = async () => {
    setPending(true);
    try {
      await request("DELETE", `/api-keys/${apiKey.id}`);
      await queryClient.invalidateQueries({ queryKey: ["api-keys"] });
      toast.success(t("revoked", { name: apiKey.name }));
    } catch (error) {
      showProblem(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <li className="flex flex-wrap items-center gap-3 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <span className="break-words">{apiKey.name}</span>
          <StatusBadge status={status} />
        </p>
        <p className="text-sm text-muted-foreground">
          <code className="font-mono text-xs">{apiKey.prefix}…</code> · {t("scopeCount", { count: apiKey.scopes.length })} ·{" "}
          {apiKey.lastUsedAt === null ? t("neverUsed") : t("lastUsed", { date: time(apiKey.lastUsedAt) })} ·{" "}
          {apiKey.expiresAt === null ? t("noExpiry") : t("expires", { date: time(apiKey.expiresAt, "date") })}
        </p>
      </div>
      {writable && status === "active" ? (
        <ConfirmButton variant="outline" size="sm" pending={pending} confirmLabel={t("revokeConfirm")} onConfirm={() => void revoke()}>
          {t("revoke")}
        </ConfirmButton>
      ) : null}
    </li>
  );
}

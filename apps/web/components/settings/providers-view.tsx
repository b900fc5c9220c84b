"use client";
import { Plus, ServerCog } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { RowsSkeleton } from "@/components/list-view";
import { ProblemAlert } from "@/components/problem-alert";
import { MediaProviders } from "@/components/settings/media-providers";
import { ProviderCard } from "@/components/settings/provider-card";
import { ProviderRoutes } from "@/components/settings/provider-routes";
import { Button } from "@/components/ui/button";
import { useProviders } from "@/lib/providers";
import { useCan } from "@/lib/use-can";

const ServerDialog = dynamic(() => import("@/components/settings/server-dialog").then((module) => module.ServerDialog), { ssr: false });

export function ProvidersView() {
  const t = useTranslations("providers");
  const can = useCan();
  const { data, error, refetch } = useProviders();
  const [adding, setAdding] = useState<boolean>();
  if (!data) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <RowsSkeleton />;
  const { data: providers, serverPresets } = data;
  const servers = providers.filter(({ kind }) => kind === "openai-compatible");
  return (
    <div className="grid gap-8">
      <p className="max-w-3xl text-sm text-muted-foreground">{t("lead")}</p>
      <CardGrid providers={providers.filter(({ kind }) => kind !== "openai-compatible")} presets={serverPresets} />
      <section aria-labelledby="servers" className="grid gap-4">
        <header className="flex flex-wrap items-end justify-between gap-3">
          <div className="grid gap-1">
            <h2 id="servers" className="text-lg font-semibold tracking-tight">
              {t("servers")}
            </h2>
            <p className="text-sm text-muted-foreground">{t("serversLead")}</p>
          </div>
          {can("providers.write") ? (
            <Button variant="outline" onClick={() => setAdding(true)}>
              <Plus aria-hidden />
              {t("addServer")}
            </Button>
          ) : null}
        </header>
        {servers.length > 0 ? (
          <CardGrid providers={servers} presets={serverPresets} />
        ) : (
          <p className="flex items-center gap-3 rounded-2xl border border-dashed px-5 py-6 text-sm text-muted-foreground">
            <ServerCog aria-hidden className="size-5 shrink-0" />
            {t("noServers")}
          </p>
        )}
      </section>
      <ProviderRoutes providers={providers} />
      <MediaProviders />
      {adding === undefined ? null : <ServerDialog presets={serverPresets} open={adding} onOpenChange={setAdding} />}
    </div>
  );
}

function CardGrid({ providers, presets }: { providers: Parameters<typeof ProviderCard>[0]["provider"][]; presets: Parameters<typeof ProviderCard>[0]["presets"] }) {
  return (
    <ul className="grid gap-4 lg:grid-cols-2 2xl:grid-cols-3">
      {providers.map((provider) => (
        <li key={provider.name} className="min-w-0">
          <ProviderCard provider={provider} presets={presets} />
        </li>
      ))}
    </ul>
  );
}

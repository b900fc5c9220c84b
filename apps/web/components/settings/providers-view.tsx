"use client";
import { useTranslations } from "use-intl";
import { RowsSkeleton } from "@/components/list-view";
import { ProblemAlert } from "@/components/problem-alert";
import { ProviderCard } from "@/components/settings/provider-card";
import { ProviderRoutes } from "@/components/settings/provider-routes";
import { useProviders } from "@/lib/providers";

export function ProvidersView() {
  const t = useTranslations("settings.providers");
  const { data: providers, error, refetch } = useProviders();
  if (!providers) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <RowsSkeleton />;
  return (
    <div className="grid gap-5">
      <p className="max-w-3xl text-sm text-muted-foreground">{t("lead")}</p>
      <ul className="grid gap-4 xl:grid-cols-3">
        {providers.map((provider) => (
          <li key={provider.name} className="min-w-0">
            <ProviderCard provider={provider} />
          </li>
        ))}
      </ul>
      <ProviderRoutes providers={providers} />
    </div>
  );
}

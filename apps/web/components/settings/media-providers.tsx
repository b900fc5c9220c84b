"use client";
import { useTranslations } from "use-intl";
import { RowsSkeleton } from "@/components/list-view";
import { ProblemAlert } from "@/components/problem-alert";
import { MediaProviderCard } from "@/components/settings/media-provider-card";
import { useMediaProviders } from "@/lib/media-providers";

/** Who makes pictures, videos and voices, with their keys. */
export function MediaProviders() {
  const t = useTranslations("providers.media");
  const { data, error, refetch } = useMediaProviders();
  return (
    <section aria-labelledby="media-providers" className="grid gap-4">
      <header className="grid gap-1">
        <h2 id="media-providers" className="text-lg font-semibold tracking-tight">
          {t("title")}
        </h2>
        <p className="max-w-3xl text-sm text-muted-foreground">{t("lead")}</p>
      </header>
      {data ? (
        <ul className="grid gap-4 lg:grid-cols-2 2xl:grid-cols-3">
          {data.map((provider) => (
            <li key={provider.name} className="min-w-0">
              <MediaProviderCard provider={provider} />
            </li>
          ))}
        </ul>
      ) : error ? (
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      ) : (
        <RowsSkeleton />
      )}
    </section>
  );
}

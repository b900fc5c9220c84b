"use client";
import { Plus, Radio } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ChannelCard } from "@/components/channels/channel-card";
import { ConnectDialog } from "@/components/channels/connect-dialog";
import type { ConnectWish } from "@/components/channels/connect-dialog";
import { PagePicker } from "@/components/channels/page-picker";
import { PageHeader } from "@/components/page-header";
import { ProblemAlert } from "@/components/problem-alert";
import { FilterSelect } from "@/components/studio/filter-select";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Skeleton } from "@/components/ui/skeleton";
import { problemMessageKey } from "@/lib/api-problem";
import { useBrandFilter } from "@/lib/contents-brands";
import { useChannels } from "@/lib/channels";
import { useCan } from "@/lib/contents-permissions";
import { byNetwork, networkNames } from "@/lib/networks";
import type { Network } from "@/lib/networks";
import { useUrlFilters } from "@/lib/contents-url";

/** Accounts by brand, their health, and the way to connect more. */
export function ChannelsView() {
  const t = useTranslations("channels");
  const studio = useTranslations("studio");
  const can = useCan();
  const url = useUrlFilters();
  const { brands, workingOn } = useBrandFilter();
  const brandId = url.get("brand") ?? workingOn;
  const channels = useChannels(brandId);
  const [connecting, setConnecting] = useState<ConnectWish | undefined>(url.get("connect") === "1" ? {} : undefined);
  const grantId = url.get("grant");
  const failure = url.get("error");
  // What the network's dialog brought back with it.
  const again: ConnectWish = { brandId: url.get("brandId"), network: url.get("network") as Network | undefined };
  const connects = can("channels.connect");
  const shown = (channels.data ?? []).filter((channel) => channel.status !== "disconnected");
  const gone = (channels.data ?? []).filter((channel) => channel.status === "disconnected");
  const groups = brands.filter((brand) => brandId === undefined || brand.id === brandId).map((brand) => ({ brand, own: shown.filter((channel) => channel.brandId === brand.id).sort(byNetwork) }));
  const connectButton = connects ? (
    <Button onClick={() => setConnecting({ brandId })}>
      <Plus aria-hidden />
      {t("connect")}
    </Button>
  ) : null;
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} actions={connectButton} />
      {failure ? <ConnectFailure code={failure} network={again.network} onAgain={connects ? () => setConnecting(again) : undefined} onClose={() => url.set({ error: undefined, brandId: undefined, network: undefined })} /> : null}
      {brands.length > 1 ? (
        <div className="mb-4 flex flex-wrap gap-2">
          <FilterSelect
            label={studio("filters.brand")}
            all={studio("filters.allBrands")}
            value={brands.some((brand) => brand.id === brandId) ? brandId : undefined}
            onValueChange={(value) => url.set({ brand: value })}
            options={brands.map((brand) => ({ value: brand.id, label: brand.name }))}
          />
        </div>
      ) : null}
      {channels.isError ? (
        <ProblemAlert error={channels.error} onRetry={() => void channels.refetch()} />
      ) : channels.isPending ? (
        <div aria-busy="true" className="grid gap-4 md:grid-cols-2">
          {Array.from({ length: 4 }, (_, index) => (
            <Skeleton key={index} className="h-40 rounded-2xl" />
          ))}
        </div>
      ) : shown.length === 0 ? (
        <Empty icon={Radio} title={t("emptyTitle")} description={t("emptyText")} actions={connectButton} />
      ) : (
        <div className="grid gap-8">
          {groups
            .filter(({ own }) => own.length > 0)
            .map(({ brand, own }) => (
              <section key={brand.id} aria-labelledby={`brand-${brand.id}`}>
                <h2 id={`brand-${brand.id}`} className="mb-3 text-base font-semibold">
                  {brand.name}
                </h2>
                <ul className="grid grid-cols-1 gap-4 md:grid-cols-2 2xl:grid-cols-3">
                  {own.map((channel) => (
                    <li key={channel.id}>
                      <ChannelCard channel={channel} onReconnect={connects ? () => setConnecting({ brandId: channel.brandId, network: channel.network, environment: channel.environment, login: channel.login ?? undefined }) : undefined} />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
        </div>
      )}
      {gone.length > 0 ? <p className="mt-6 text-sm text-muted-foreground">{t("disconnectedNote", { names: gone.map((channel) => channel.name).join(", ") })}</p> : null}
      {connecting && connects ? <ConnectDialog brands={brands} wish={connecting} onClose={() => setConnecting(undefined)} /> : null}
      {grantId ? <PagePicker grantId={grantId} onAgain={() => setConnecting(again)} onClose={() => url.set({ grant: undefined, brandId: undefined, network: undefined })} /> : null}
    </>
  );
}

function ConnectFailure({ code, network, onAgain, onClose }: { code: string; network: Network | undefined; onAgain: (() => void) | undefined; onClose: () => void }) {
  const t = useTranslations("channels");
  const common = useTranslations("common");
  const key = `failures.${problemMessageKey(code)}` as "failures.access_denied";
  const known = t.has(`${key}.title` as "failures.access_denied.title");
  const words = { network: (network && networkNames[network]) ?? t("theNetwork") };
  return (
    <Alert
      live
      tone="danger"
      className="mb-6"
      title={known ? t(`${key}.title` as "failures.access_denied.title", words) : t("failures.other.title")}
      actions={
        <>
          {onAgain ? (
            <Button size="sm" variant="outline" onClick={onAgain}>
              {t("again")}
            </Button>
          ) : null}
          <Button size="sm" variant="ghost" onClick={onClose}>
            {common("close")}
          </Button>
        </>
      }
    >
      {known ? t(`${key}.text` as "failures.access_denied.text", words) : t("failures.other.text", words)}
    </Alert>
  );
}

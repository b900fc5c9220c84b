"use client";
import type { Channel } from "@agency/core/channels/schema";
import type { PlacedPost } from "@agency/core/contents/rules";
import type { Content } from "@agency/core/contents/schema";
import { useTranslations } from "use-intl";
import { DisclosureCard } from "@/components/studio/networks/disclosure-card";
import { PlacementFields } from "@/components/studio/networks/placement-fields";
import { SaveNote } from "@/components/studio/save-note";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { networkNames, type Network } from "@/lib/networks";
import type { Placements } from "@/lib/placements";

interface NetworksTabProps {
  content: Content;
  /** Of the brand, on which it could stand. */
  channels: readonly Channel[];
  networks: readonly Network[];
  network: Network;
  onNetwork: (network: Network) => void;
  placed: PlacedPost;
  placements: Placements;
  disabled: boolean;
  onUnlock: (() => void) | undefined;
  beforeChange: () => Promise<void>;
}

/** What each network gets differently: format, text, files, first comment and its own choices. */
export default function NetworksTab({ content, channels, networks, network, onNetwork, placed, placements, disabled, onUnlock, beforeChange }: NetworksTabProps) {
  const t = useTranslations("planning.networks");
  const studio = useTranslations("studio");
  return (
    <>
      <Card>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <CardTitle>{t("title")}</CardTitle>
          <SaveNote state={placements.state} />
        </div>
        <p className="-mt-2 text-sm text-muted-foreground">{t("lead")}</p>
        {onUnlock ? (
          <Alert
            tone="info"
            title={studio(`locked.${content.status as "approved"}`)}
            actions={
              <Button size="sm" variant="outline" onClick={onUnlock}>
                {studio("editAnyway")}
              </Button>
            }
          >
            {studio("lockedText")}
          </Alert>
        ) : null}
        <Tabs value={network} onValueChange={(value) => onNetwork(value as Network)}>
          <TabsList aria-label={t("label")}>
            {networks.map((name) => (
              <TabsTrigger key={name} value={name}>
                {networkNames[name]}
              </TabsTrigger>
            ))}
          </TabsList>
          <TabsContent value={network}>
            <PlacementFields
              key={network}
              content={content}
              network={network}
              channels={channels.filter((channel) => channel.network === network)}
              draft={placements.draftOf(network)}
              placed={placed}
              disabled={disabled}
              onChange={(changes) => placements.change(network, changes)}
            />
          </TabsContent>
        </Tabs>
      </Card>
      <DisclosureCard content={content} aiGenerated={(placements.draftOf(network).media ?? content.media).some(({ aiGenerated }) => aiGenerated)} disabled={disabled} beforeChange={beforeChange} />
    </>
  );
}

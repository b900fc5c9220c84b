"use client";
import { applyFix, checkContent, checkPlacement, isEditable, isPlaced, placedDraft, repairAll, type PlacedPost } from "@agency/core/contents/rules";
import type { BrandGuard } from "@agency/core/brands/schema";
import type { Content, ContentIssue } from "@agency/core/contents/schema";
import { Clapperboard, Columns3, Images, Radio, Redo2, TextCursorInput, Undo2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useDeferredValue, useState } from "react";
import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { ContentPreview } from "@/components/previews/content-preview";
import { ReviewTimer } from "@/components/economics/review-timer";
import { ContentActions } from "@/components/studio/content-actions";
import { ContentHeader } from "@/components/studio/content-header";
import { ContentPublications } from "@/components/studio/content-publications";
import { DocumentEditor } from "@/components/studio/document-editor";
import { ExportSearchAd } from "@/components/studio/export-search-ad";
import { IssueChips } from "@/components/studio/issue-chips";
import { PlacementChecks } from "@/components/studio/networks/placement-checks";
import { RecurringCard } from "@/components/planning/recurring-card";
import { PicturesPanel } from "@/components/studio/pictures-panel";
import { RewriteContext } from "@/components/studio/rewrite/rewrite-context";
import { RewriteMenu } from "@/components/studio/rewrite/rewrite-menu";
import { RewritePanel } from "@/components/studio/rewrite/rewrite-panel";
import { Siblings } from "@/components/studio/rewrite/siblings";
import { useRewrite } from "@/components/studio/rewrite/use-rewrite";
import { SaveNote } from "@/components/studio/save-note";
import { WrittenBy } from "@/components/studio/written-by";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { Tooltip } from "@/components/ui/tooltip";
import { cn } from "@/lib/cn";
import { useChannels, type Channel } from "@/lib/channels";
import { useBrandOf, useGuard } from "@/lib/contents";
import type { ContentVersion } from "@/lib/contents";
import { useAutosave } from "@/lib/contents-autosave";
import { useCan } from "@/lib/contents-permissions";
import { useUrlFilters } from "@/lib/contents-url";
import { isNetwork, networkNames, networkOrder, type Network } from "@/lib/networks";
import { usePlacements } from "@/lib/placements";
import { useStableCallback } from "@/lib/use-stable-callback";

// Loaded when first opened: the text needs none of it.
const GraphicsTab = dynamic(() => import("@/components/studio/graphics/graphics-tab").then((module) => module.GraphicsTab), { ssr: false, loading: () => <Skeleton className="h-72 rounded-2xl" /> });

const NetworksTab = dynamic(() => import("@/components/studio/networks/networks-tab"), { ssr: false, loading: () => <Skeleton className="h-72 rounded-2xl" /> });

const VideoTab = dynamic(() => import("@/components/studio/video/video-tab").then((module) => module.VideoTab), { ssr: false, loading: () => <Skeleton className="h-72 rounded-2xl" /> });

interface ContentDeskProps {
  content: Content;
  version: ContentVersion;
  sandbox: boolean;
  note: ReactNode;
  onOpenVersion: (versionId: string) => void;
  onChoose: ((version: ContentVersion) => void) | undefined;
  choosing: boolean;
}

/** Where a version is edited: text on the left, the network's view of it on the right. */
export function ContentDesk({ content, version, sandbox, note, onOpenVersion, onChoose, choosing }: ContentDeskProps) {
  const t = useTranslations("studio");
  const locale = useLocale();
  const url = useUrlFilters();
  const can = useCan();
  const { data: brand } = useBrandOf(content.brandId);
  const { data: channels = [] } = useChannels(content.brandId, can("channels.read"));
  const autosave = useAutosave(content, version);
  const [unlocked, setUnlocked] = useState(false);
  // What others have read or approved changes only on purpose.
  const decided = ["in_review", "approved", "scheduled"].includes(content.status);
  const mayEdit = can("contents.write") && isEditable(content.status);
  const locked = !mayEdit || (decided && !unlocked);
  const inForce = version.id === content.currentVersionId;
  const rewriting = useRewrite(content, version.id, autosave);
  const mayRewrite = can("contents.generate");
  const startRewrite = useStableCallback(rewriting.start);
  const shown = useDeferredValue(autosave.document);
  const { data: guard } = useGuard(content.brandId);
  const placements = usePlacements(content, autosave.flush);
  const placedOn = (name: Network): PlacedPost | null => {
    if (shown.type !== "social") return null;
    const placement = placements.draftOf(name);
    return { document: shown, media: content.media, placement, disclosure: { ...content.disclosure, aiGenerated: (placement.media ?? content.media).some(({ aiGenerated }) => aiGenerated) } };
  };
  const issues = issuesOf(content, shown, guard ?? null, locale, placedOn);
  // Once it stands on a network, where it stands matters more than how it would look.
  const isOut = content.status === "published" || content.publishedAt !== null;
  const page = channels.find((channel) => channel.network === content.platform && channel.status === "connected");
  // A search ad has no picture.
  const hasGraphics = content.platform !== "google_ads";
  // A network without an account of the brand is not offered: nothing could go out there.
  const accounts = channels.filter((channel) => channel.status !== "disconnected");
  const networks = autosave.document.type === "social" ? networkOrder.filter((name) => accounts.some((channel) => channel.network === name)) : [];
  const tabs = [{ name: "text", icon: TextCursorInput } as const, ...(networks.length > 0 ? [{ name: "networks", icon: Radio } as const] : []), ...(hasGraphics ? [{ name: "pictures", icon: Images } as const] : []), ...(content.type === "video" ? [{ name: "video", icon: Clapperboard } as const] : [])];
  const tab = tabs.find(({ name }) => name === url.get("tab"))?.name ?? "text";
  const network = networks.find((name) => name === url.get("network")) ?? networks.find((name) => name === content.platform) ?? networks[0];
  const placed = network ? placedOn(network) : null;
  const openTab = (name: string) => {
    void autosave.flush();
    void placements.flush();
    url.set({ tab: name === "text" ? undefined : name });
  };
  return (
    <>
      <ContentHeader
        content={content}
        badges={<WrittenBy provider={version.provider} model={version.model} sandbox={sandbox} />}
        actions={
          <>
            {["draft", "in_review", "changes_requested"].includes(content.status) ? <ReviewTimer brandId={content.brandId} contentId={content.id} /> : null}
            <ContentActions content={content} version={version} autosave={autosave} issues={issues} beforeAction={placements.flush} />
          </>
        }
      />
      {note}
      <Siblings content={content} />
      {rewriting.runId === undefined ? null : (
        <RewritePanel key={rewriting.runId} content={content} rewriting={{ ...rewriting, runId: rewriting.runId }} beforeChoose={autosave.flush} onOpenVersion={onOpenVersion} />
      )}
      {content.approval?.status === "changes_requested" && content.approval.note ? (
        <Alert tone="warning" className="mb-4" title={t("changesWanted")}>
          <p className="whitespace-pre-wrap">{content.approval.note}</p>
        </Alert>
      ) : null}
      {content.approval?.status === "pending" && content.approval.note ? (
        <Alert tone="info" className="mb-4" title={t("submitNote")}>
          <p className="whitespace-pre-wrap">{content.approval.note}</p>
        </Alert>
      ) : null}
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
        <Tabs value={tab} onValueChange={openTab} className="min-w-0">
          {tabs.length > 1 ? (
            <TabsList aria-label={t("tabs.label")}>
              {tabs.map(({ name, icon: Icon }) => (
                <TabsTrigger key={name} value={name}>
                  <Icon aria-hidden />
                  {t(`tabs.${name}`)}
                </TabsTrigger>
              ))}
            </TabsList>
          ) : null}
          <TabsContent value="text" className="grid grid-cols-1 gap-6">
            <Card>
              <div className="flex flex-wrap items-center gap-2">
                {content.versions.length > 1 ? (
                  <VersionPicker content={content} version={version} onOpen={onOpenVersion} onCompare={() => url.set({ view: "compare" })} />
                ) : (
                  <CardTitle>{t("text")}</CardTitle>
                )}
                {mayRewrite ? <RewriteMenu content={content} versionId={version.id} open={isEditable(content.status)} pending={rewriting.starting} onStart={startRewrite} /> : null}
                <span className="ml-auto flex items-center gap-1">
                  <SaveNote state={autosave.state} />
                  <Tooltip label={t("undo")}>
                    <Button variant="ghost" size="iconSm" aria-label={t("undo")} disabled={locked || !autosave.canUndo} onClick={autosave.undo}>
                      <Undo2 aria-hidden />
                    </Button>
                  </Tooltip>
                  <Tooltip label={t("redo")}>
                    <Button variant="ghost" size="iconSm" aria-label={t("redo")} disabled={locked || !autosave.canRedo} onClick={autosave.redo}>
                      <Redo2 aria-hidden />
                    </Button>
                  </Tooltip>
                </span>
              </div>
              {inForce || !onChoose ? null : (
                <Alert
                  tone="info"
                  title={t("notInForce", { name: version.versionName })}
                  actions={
                    <Button size="sm" pending={choosing} onClick={() => void autosave.flush().then(() => onChoose(version))}>
                      {t("chooseThis", { name: version.versionName })}
                    </Button>
                  }
                />
              )}
              {mayEdit && decided && !unlocked ? (
                <Alert
                  tone="info"
                  title={t(`locked.${content.status as "approved"}`)}
                  actions={
                    <Button size="sm" variant="outline" onClick={() => setUnlocked(true)}>
                      {t("editAnyway")}
                    </Button>
                  }
                >
                  {t("lockedText")}
                </Alert>
              ) : null}
              <ConflictBanner autosave={autosave} />
              <RewriteContext value={mayRewrite && !locked ? startRewrite : null}>
                <DocumentEditor document={autosave.document} onChange={autosave.change} platform={content.platform} language={content.language} disabled={locked} />
              </RewriteContext>
              {content.type === "ads" && content.platform === "google_ads" ? (
                <ExportSearchAd content={content} beforeExport={autosave.flush} disabled={!inForce || issues.some(({ code, severity }) => code.startsWith("google_ads.") && (severity === "error" || code === "google_ads.url_missing"))} />
              ) : null}
            </Card>
                        {hasGraphics ? <PicturesPanel content={content} suggestedAlt={autosave.document.type === "social" ? autosave.document.altText : ""} disabled={locked} beforeChange={autosave.flush} /> : null}
          </TabsContent>
          {network && placed ? (
            <TabsContent value="networks" className="grid grid-cols-1 gap-6">
              <NetworksTab
                content={content}
                channels={accounts}
                networks={networks}
                network={network}
                onNetwork={(name: Network) => url.set({ network: name })}
                placed={placed}
                placements={placements}
                disabled={locked}
                onUnlock={mayEdit && decided && !unlocked ? () => setUnlocked(true) : undefined}
                beforeChange={async () => {
                  await autosave.flush();
                  await placements.flush();
                }}
              />
            </TabsContent>
          ) : null}
          {hasGraphics ? (
            <TabsContent value="pictures" className="grid grid-cols-1 gap-6">
              <GraphicsTab content={content} disabled={locked} onUnlock={mayEdit && decided && !unlocked ? () => setUnlocked(true) : undefined} beforeChange={autosave.flush} />
            </TabsContent>
          ) : null}
          {content.type === "video" ? (
            <TabsContent value="video" className="grid grid-cols-1 gap-6">
              <VideoTab content={content} disabled={locked} beforeChange={autosave.flush} />
            </TabsContent>
          ) : null}
        </Tabs>
        <aside aria-label={t("previewLabel")} className="grid grid-cols-1 gap-6 lg:sticky lg:top-20">
          {isOut ? <ContentPublications contentId={content.id} /> : null}
          {tab === "networks" && network && placed ? (
            <>
              <PlacedPreview placed={placed} network={network} language={content.language} channel={accounts.find((channel) => channel.network === network)} media={placements.draftOf(network).media ?? content.media} />
              <Card className="gap-3">
                <CardTitle>{t("checksOn", { network: networkNames[network] })}</CardTitle>
                <PlacementChecks
                  issues={checkPlacement(placed, network, locale)}
                  name={networkNames[network]}
                  onFix={locked ? undefined : ({ changes: { media, ...changes } }) => placements.change(network, { ...changes, ...(media === undefined ? {} : { media: pick(media, placements.draftOf(network).media ?? content.media) }) })}
                />
              </Card>
            </>
          ) : null}
          {tab === "networks" ? null : <ContentPreview
            document={shown}
            platform={content.platform}
            language={content.language}
            name={page?.name ?? brand?.name ?? t("yourPage")}
            picture={page?.pictureUrl ?? brand?.logoUrl}
            isPerson={page?.kind === "member"}
            colors={brand?.brandColors ?? []}
            media={content.media}
          />}
          {tab === "networks" ? null : <Card className="gap-3">
            <CardTitle>{t("checks")}</CardTitle>
            <IssueChips
              issues={issues}
              document={shown}
              onFix={locked ? undefined : (fix) => autosave.change(applyFix(autosave.document, fix))}
              onFixAll={locked ? undefined : () => autosave.change(repairAll(autosave.document, (document) => issuesOf(content, document, guard ?? null, locale, placedOn)))}
              onRewrite={mayRewrite && !locked ? ({ code, pointer, detail }) => startRewrite({ operation: "repair", violations: [{ code, pointer, detail }] }) : undefined}
            />
          </Card>}
          {networks.length > 0 ? <RecurringCard contentId={content.id} channels={accounts} /> : null}
          {isOut ? null : <ContentPublications contentId={content.id} />}
        </aside>
      </div>
    </>
  );
}

/** As one network's people will see it. */
function PlacedPreview({ placed, network, language, channel, media }: { placed: PlacedPost; network: Network; language: Content["language"]; channel: Pick<Channel, "name" | "pictureUrl" | "kind"> | undefined; media: Content["media"] }) {
  const { text, link } = placedDraft(placed);
  return <ContentPreview document={{ ...placed.document, body: text, hashtags: [], cta: "", link }} platform={network} language={language} name={channel?.name ?? ""} picture={channel?.pictureUrl} isPerson={channel?.kind === "member"} colors={[]} media={media} />;
}

/** The chosen files as they are shown. */
const pick = (chosen: readonly { assetId: string }[] | null, known: Content["media"]): Content["media"] | null => chosen?.flatMap(({ assetId }) => known.find((entry) => entry.assetId === assetId) ?? []) ?? null;

/** Checked here while typing, by the same rules as on the server. What the network of the piece gets differently is what its rules judge. */
function issuesOf(content: Content, document: ContentVersion["document"], guard: BrandGuard | null, language: "vi" | "en", placedOn: (network: Network) => PlacedPost | null): ContentIssue[] {
  const { platform, topic, productId, media } = content;
  const found = checkContent({ document, platform, guard, topic, productId, language, contentLanguage: content.language, media });
  const placed = isNetwork(platform) ? placedOn(platform) : null;
  if (!placed || !isNetwork(platform) || document.type !== "social" || !isPlaced(placed.placement)) return found;
  return [...checkPlacement({ ...placed, document }, platform, language), ...found.filter(({ code }) => !code.startsWith(`${platform}.`))];
}

function VersionPicker({ content, version, onOpen, onCompare }: { content: Content; version: ContentVersion; onOpen: (id: string) => void; onCompare: () => void }) {
  const t = useTranslations("studio");
  return (
    <div role="group" aria-label={t("versions")} className="flex flex-wrap items-center gap-1 rounded-xl bg-muted p-1">
      {content.versions.map((candidate) => (
        <button
          key={candidate.id}
          type="button"
          aria-pressed={candidate.id === version.id}
          aria-label={candidate.id === content.currentVersionId ? t("versionInForce", { name: candidate.versionName }) : t("version", { name: candidate.versionName })}
          onClick={() => onOpen(candidate.id)}
          className={cn(
            "touch-target focus-ring inline-flex h-8 min-w-9 items-center justify-center rounded-lg border border-transparent px-2.5 text-sm font-medium text-muted-foreground hover:text-foreground",
            candidate.id === version.id && "bg-card text-foreground shadow-card dark:bg-secondary",
          )}
        >
          {candidate.versionName}
          {candidate.id === content.currentVersionId ? <span aria-hidden className="ml-1 size-1.5 rounded-full bg-primary" /> : null}
        </button>
      ))}
      <Button variant="ghost" size="sm" onClick={onCompare}>
        <Columns3 aria-hidden />
        {t("compare")}
      </Button>
    </div>
  );
}

function ConflictBanner({ autosave }: { autosave: ReturnType<typeof useAutosave> }) {
  const t = useTranslations("studio.conflict");
  if (autosave.state !== "conflict") return null;
  return (
    <Alert
      live
      tone="warning"
      title={t("title")}
      actions={
        <>
          <Button size="sm" variant="outline" onClick={() => void autosave.takeTheirs()}>
            {t("takeTheirs")}
          </Button>
          <Button size="sm" variant="outline" onClick={() => void autosave.keepMine()}>
            {t("keepMine")}
          </Button>
        </>
      }
    >
      {t("text")}
    </Alert>
  );
}

"use client";
import { Images, SearchX, Upload } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { BulkBar } from "@/components/media/bulk-bar";
import { FolderBar } from "@/components/media/folder-bar";
import { MediaDetail } from "@/components/media/media-detail";
import { MediaGrid } from "@/components/media/media-grid";
import { mediaTypes, UploadDialog } from "@/components/media/upload-dialog";
import { UploadTray } from "@/components/media/upload-tray";
import { PageHeader } from "@/components/page-header";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { FilterSelect } from "@/components/ui/filter-select";
import { SearchInput } from "@/components/ui/search-input";
import { Skeleton } from "@/components/ui/skeleton";
import { formatBytes, useAssetUsage, useRefreshAssets, useTags } from "@/lib/assets";
import { cn } from "@/lib/cn";
import { useBrandChoices } from "@/lib/queries";
import type { Asset } from "@/lib/resources";
import { onUploaded, useUploads } from "@/lib/upload-store";
import { useCan } from "@/lib/use-can";
import { useList } from "@/lib/use-list";
import { useSearchParam } from "@/lib/use-search-param";

/** The library: every picture, video and sound of the agency, to find, bring in and look after. */
export function MediaView() {
  const t = useTranslations("media");
  const locale = useLocale();
  const can = useCan();
  const editable = can("assets.write");
  const [q, setQ] = useSearchParam("q");
  const [kind, setKind] = useSearchParam("kind");
  const [folderId, setFolderId] = useSearchParam("folder");
  const [tag, setTag] = useSearchParam("tag");
  const [rights, setRights] = useSearchParam("rights");
  const [brandId, setBrandId] = useSearchParam("brand");
  const [show, setShow] = useSearchParam("show");
  const [openId, setOpenId] = useSearchParam("asset");
  const archived = show === "archived";
  const filter = { q, kind, folderId, tag, rights, brandId, ...(archived ? { archived: true } : {}) };
  const list = useList<Asset>(["assets"], "/assets", { ...filter, limit: 100 });
  const brands = useBrandChoices();
  const tags = useTags();
  const usage = useAssetUsage();
  const [adding, setAdding] = useState(false);
  const [over, setOver] = useState(false);
  const filtered = [q, kind, folderId, tag, rights, brandId, show].some((value) => value !== "");
  const clear = () => [setQ, setKind, setFolderId, setTag, setRights, setBrandId, setShow].forEach((set) => set(""));

  const target = useMemo(() => ({ brandId: brandId || null, folderId: folderId || null, tags: tag === "" ? [] : [tag] }), [brandId, folderId, tag]);
  const add = useUploads((state) => state.add);
  const take = (files: readonly File[]) => {
    setAdding(false);
    if (editable && files.length > 0) add(files, target);
  };
  const refresh = useRefreshAssets();
  useEffect(() => onUploaded(refresh), [refresh]);
  usePastedFiles(take);

  const assets = useMemo(() => [...new Map(list.rows.map((asset) => [asset.id, asset])).values()], [list.rows]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string>(undefined);
  // In the order in which they were chosen: pages of a document follow it.
  const chosen = [...selected].flatMap((id) => assets.find((asset) => asset.id === id) ?? []);
  const select = (asset: Asset, range: boolean) => {
    const [from, to] = [assets.findIndex(({ id }) => id === anchor.current), assets.indexOf(asset)];
    anchor.current = asset.id;
    setSelected((known) => {
      const next = new Set(known);
      if (range && from >= 0) for (const { id } of assets.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(id);
      else if (!next.delete(asset.id)) next.add(asset.id);
      return next;
    });
  };

  const uploadButton = editable ? (
    <Button onClick={() => setAdding(true)}>
      <Upload aria-hidden />
      {t("upload")}
    </Button>
  ) : undefined;
  return (
    // Dropping is a second way; the upload button is the first.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={cn("relative min-h-[60dvh] rounded-2xl", over && "outline-2 outline-offset-8 outline-primary outline-dashed")}
      onDragOver={(event) => {
        if (!editable || !event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(false);
        take([...event.dataTransfer.files]);
      }}
    >
      <PageHeader title={t("title")} description={usage.data ? t("lead", { used: formatBytes(usage.data.usedBytes, locale), quota: formatBytes(usage.data.quotaBytes, locale) }) : t("leadShort")} actions={uploadButton} />
      <UploadTray />
      <div className="mb-5 grid grid-cols-2 gap-3 sm:flex sm:flex-wrap">
        <SearchInput label={t("search")} value={q} onSearch={setQ} className="col-span-2 sm:w-72" />
        <FilterSelect label={t("filters.kind")} value={kind} onValueChange={setKind} options={(["image", "video", "audio", "document"] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))} />
        <FilterSelect label={t("filters.brand")} value={brandId} onValueChange={setBrandId} options={(brands.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        <FilterSelect label={t("filters.tag")} value={tag} onValueChange={setTag} options={(tags.data?.data ?? []).map((entry) => ({ value: entry.tag, label: `${entry.tag} (${entry.assets})` }))} />
        <FilterSelect label={t("filters.rights")} value={rights} onValueChange={setRights} options={(["own", "stock", "ai", "expired"] as const).map((value) => ({ value, label: t(`rights.${value}`) }))} />
        <FilterSelect label={t("filters.show")} value={show} onValueChange={setShow} options={[{ value: "archived", label: t("filters.archived") }]} all={t("filters.inUse")} />
      </div>
      <FolderBar folderId={folderId} onChange={setFolderId} editable={editable} />
      {list.error ? (
        <ProblemAlert error={list.error} onRetry={list.retry} />
      ) : list.isPending ? (
        <div aria-busy="true" className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-3">
          <p role="status" className="sr-only">
            {t("loading")}
          </p>
          {Array.from({ length: 18 }, (_, index) => (
            <Skeleton key={index} className="aspect-[4/5] rounded-xl" />
          ))}
        </div>
      ) : assets.length > 0 ? (
        <div className={cn("transition-opacity", list.isStale && "opacity-60")}>
          <MediaGrid list={list} assets={assets} selected={selected} onSelect={editable ? select : undefined} onOpen={({ id }) => setOpenId(id)} />
        </div>
      ) : filtered ? (
        <Empty
          icon={SearchX}
          title={t("nothingFound")}
          actions={
            <Button variant="outline" onClick={clear}>
              {t("clearFilters")}
            </Button>
          }
        />
      ) : (
        <Empty icon={Images} heading="h2" title={t("emptyTitle")} description={editable ? t("emptyText") : t("emptyReader")} actions={uploadButton} />
      )}
      {chosen.length > 0 ? <BulkBar assets={chosen} archived={archived} onDone={() => setSelected(new Set())} /> : null}
      {adding ? <UploadDialog target={target} onFiles={take} onClose={() => setAdding(false)} /> : null}
      {openId === "" ? null : <MediaDetail assetId={openId} onClose={() => setOpenId("")} />}
    </div>
  );
}

/** Files pasted anywhere on the page, as from a screenshot; not where a person pastes text. */
function usePastedFiles(onFiles: (files: readonly File[]) => void): void {
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => mediaTypes.includes(type) && type !== "");
      if (files.length === 0) return;
      event.preventDefault();
      latest.current(files);
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, []);
}

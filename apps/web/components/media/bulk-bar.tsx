"use client";
import { Archive, ArchiveRestore, FolderInput, Tag, X } from "lucide-react";
import { maxPicturePages } from "@agency/core/assets/schema";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { MakePdf } from "@/components/media/make-pdf";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { TagInput } from "@/components/ui/tag-input";
import { changeAssets, useFolders, useRefreshAssets, type BulkChanges } from "@/lib/assets";
import type { Asset } from "@/lib/resources";
import { useProblemToast } from "@/lib/use-problem";
import { useUndo } from "@/lib/use-undo";

interface BulkBarProps {
  assets: readonly Asset[];
  archived: boolean;
  onDone: () => void;
}

/** What can be done with the chosen files together; each can be taken back for 10 s. */
export function BulkBar({ assets, archived, onDone }: BulkBarProps) {
  const t = useTranslations("media.bulk");
  const folders = useFolders();
  const refresh = useRefreshAssets();
  const showProblem = useProblemToast();
  const offerUndo = useUndo();
  const [pending, setPending] = useState(false);
  const [tags, setTags] = useState<string[]>([]);
  const ids = assets.map(({ id }) => id);

  const act = async (changes: BulkChanges, said: string, undo: () => Promise<unknown>) => {
    setPending(true);
    try {
      await changeAssets(ids, changes);
      offerUndo(said, () => undo().finally(refresh));
      onDone();
    } catch (error) {
      showProblem(error, () => void act(changes, said, undo));
    } finally {
      setPending(false);
      refresh();
    }
  };
  const archive = (value: boolean) => act({ archived: value }, t(value ? "archived" : "restored", { count: ids.length }), () => changeAssets(ids, { archived: !value }));
  const moveTo = (folderId: string | null) =>
    act({ folderId }, t("moved", { count: ids.length }), async () => {
      for (const [from, group] of Map.groupBy(assets, (asset) => asset.folderId)) await changeAssets(group.map(({ id }) => id), { folderId: from });
    });
  const addTags = () => {
    const added = tags;
    setTags([]);
    // Only those get them taken away again that did not have them before.
    return act({ addTags: added }, t("tagged", { count: ids.length }), async () => {
      for (const tag of added) {
        const fresh = assets.filter((asset) => !asset.tags.includes(tag)).map(({ id }) => id);
        if (fresh.length > 0) await changeAssets(fresh, { removeTags: [tag] });
      }
    });
  };

  return (
    <div role="toolbar" aria-label={t("label")} className="sticky bottom-3 z-30 mx-auto mt-4 flex w-fit max-w-full flex-wrap items-center justify-center gap-1.5 rounded-2xl border bg-popover p-2 text-popover-foreground shadow-float">
      <span className="px-2 text-sm font-medium tabular-nums">{t("chosen", { count: ids.length })}</span>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="outline" size="sm" disabled={pending}>
            <FolderInput aria-hidden />
            {t("move")}
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="center">
          <DropdownMenuItem onSelect={() => void moveTo(null)}>{t("noFolder")}</DropdownMenuItem>
          {(folders.data?.data ?? []).map((folder) => (
            <DropdownMenuItem key={folder.id} onSelect={() => void moveTo(folder.id)}>
              {folder.name}
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
      <Popover>
        <PopoverTrigger asChild>
          <Button variant="outline" size="sm" disabled={pending}>
            <Tag aria-hidden />
            {t("tag")}
          </Button>
        </PopoverTrigger>
        <PopoverContent className="grid w-72 gap-3">
          <TagInput aria-label={t("tagLabel")} value={tags} onValueChange={setTags} max={20} placeholder={t("tagPlaceholder")} />
          <Button size="sm" disabled={tags.length === 0} onClick={() => void addTags()}>
            {t("addTags")}
          </Button>
        </PopoverContent>
      </Popover>
      {assets.length <= maxPicturePages && assets.every(({ kind }) => kind === "image") ? <MakePdf pictures={assets} onDone={onDone} /> : null}
      <Button variant="outline" size="sm" pending={pending} onClick={() => void archive(!archived)}>
        {archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
        {archived ? t("restore") : t("archive")}
      </Button>
      <Button variant="ghost" size="iconSm" aria-label={t("clear")} onClick={onDone}>
        <X aria-hidden />
      </Button>
    </div>
  );
}

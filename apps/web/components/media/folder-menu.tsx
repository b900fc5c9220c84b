"use client";
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { changeAssets, createFolder, deleteFolder, filesInFolder, renameFolder, useRefreshAssets, type AssetFolder } from "@/lib/assets";
import { useProblemToast } from "@/lib/use-problem";
import { useUndo } from "@/lib/use-undo";

/** What can be done with a folder. Its files outlive it; for 10 s they can be put back into one of the same name. */
export function FolderMenu({ folder, onGone, onBack }: { folder: AssetFolder; onGone: () => void; onBack: (folderId: string) => void }) {
  const t = useTranslations("media.folders");
  const refresh = useRefreshAssets();
  const showProblem = useProblemToast();
  const offerUndo = useUndo();
  const [renaming, setRenaming] = useState(false);
  const remove = async () => {
    try {
      const files = await filesInFolder(folder.id);
      await deleteFolder(folder.id);
      onGone();
      offerUndo(t("deleted", { name: folder.name }), async () => {
        const again = await createFolder(folder.name);
        await changeAssets(files, { folderId: again.id });
        refresh();
        onBack(again.id);
      });
    } catch (error) {
      showProblem(error, () => void remove());
    } finally {
      refresh();
    }
  };
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="iconSm" aria-label={t("menu", { name: folder.name })}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start">
          <DropdownMenuItem onSelect={() => setRenaming(true)}>
            <Pencil aria-hidden />
            {t("rename")}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => void remove()}>
            <Trash2 aria-hidden />
            {t("delete")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {renaming ? <RenameFolder folder={folder} onClose={() => setRenaming(false)} /> : null}
    </>
  );
}

function RenameFolder({ folder, onClose }: { folder: AssetFolder; onClose: () => void }) {
  const t = useTranslations("media.folders");
  const common = useTranslations("common");
  const refresh = useRefreshAssets();
  const showProblem = useProblemToast();
  const [name, setName] = useState(folder.name);
  const [pending, setPending] = useState(false);
  const rename = async () => {
    setPending(true);
    try {
      await renameFolder(folder.id, name.trim());
      refresh();
      onClose();
    } catch (error) {
      showProblem(error);
      setPending(false);
    }
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent aria-describedby={undefined} className="max-w-md">
        <form
          className="grid gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== "") void rename();
          }}
        >
          <DialogHeader>
            <DialogTitle>{t("renameTitle")}</DialogTitle>
          </DialogHeader>
          <Field label={t("name")} required>
            {(control) => <Input {...control} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <DialogFooter>
            <Button type="button" variant="outline" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button type="submit" pending={pending} disabled={name.trim() === "" || name.trim() === folder.name}>
              {t("rename")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

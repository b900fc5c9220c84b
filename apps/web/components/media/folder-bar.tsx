"use client";
import { Folder, FolderPlus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { FolderMenu } from "@/components/media/folder-menu";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { createFolder, useFolders, useRefreshAssets } from "@/lib/assets";
import { cn } from "@/lib/cn";
import { useProblemToast } from "@/lib/use-problem";

interface FolderBarProps {
  folderId: string;
  onChange: (folderId: string) => void;
  editable: boolean;
}

/** The folders of the library; a press shows one, another press shows all again. */
export function FolderBar({ folderId, onChange, editable }: FolderBarProps) {
  const t = useTranslations("media.folders");
  const folders = useFolders();
  const refresh = useRefreshAssets();
  const showProblem = useProblemToast();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const add = async () => {
    try {
      const made = await createFolder(name.trim());
      setName("");
      setOpen(false);
      refresh();
      onChange(made.id);
    } catch (error) {
      showProblem(error);
    }
  };
  const rows = folders.data?.data ?? [];
  const chosen = rows.find(({ id }) => id === folderId);
  if (rows.length === 0 && !editable) return null;
  return (
    <div role="group" aria-label={t("label")} className="mb-5 flex flex-wrap items-center gap-2">
      {rows.map((folder) => (
        <button
          key={folder.id}
          type="button"
          aria-pressed={folderId === folder.id}
          onClick={() => onChange(folderId === folder.id ? "" : folder.id)}
          className={cn("touch-target focus-ring flex h-9 max-w-64 items-center gap-2 rounded-lg border bg-card px-3 text-sm font-medium shadow-card hover:bg-accent", folderId === folder.id && "border-primary bg-accent text-accent-foreground")}
        >
          <Folder aria-hidden className="size-4 shrink-0 text-muted-foreground" />
          <span className="truncate">{folder.name}</span>
          <span className="text-xs text-muted-foreground tabular-nums">{folder.assets}</span>
        </button>
      ))}
      {editable && chosen ? <FolderMenu key={chosen.id} folder={chosen} onGone={() => onChange("")} onBack={onChange} /> : null}
      {editable ? (
        <Popover open={open} onOpenChange={setOpen}>
          <PopoverTrigger asChild>
            <Button variant="ghost" size="sm">
              <FolderPlus aria-hidden />
              {t("add")}
            </Button>
          </PopoverTrigger>
          <PopoverContent className="w-72">
            <form
              className="flex gap-2"
              onSubmit={(event) => {
                event.preventDefault();
                if (name.trim() !== "") void add();
              }}
            >
              <Input aria-label={t("name")} placeholder={t("name")} maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
              <Button type="submit" disabled={name.trim() === ""}>
                {t("create")}
              </Button>
            </form>
          </PopoverContent>
        </Popover>
      ) : null}
    </div>
  );
}

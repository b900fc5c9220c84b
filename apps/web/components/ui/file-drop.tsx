"use client";
import { CloudUpload } from "lucide-react";
import { useId, useState } from "react";
import type { DragEvent } from "react";
import { useTranslations } from "use-intl";
import { cn } from "@/lib/cn";

interface FileDropProps {
  /** As `<input accept>`: "image/png,image/jpeg". */
  accept: string;
  multiple?: boolean;
  disabled?: boolean;
  /** What is accepted, in words: "PNG, JPEG up to 20 MB". */
  hint: string;
  onFiles: (files: File[]) => void;
  className?: string;
}

/** A place to drop files that is also an ordinary file button. */
export function FileDrop({ accept, multiple, disabled, hint, onFiles, className }: FileDropProps) {
  const t = useTranslations("common");
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    if (files && files.length > 0) onFiles([...files].slice(0, multiple ? undefined : 1));
  };
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isOver && !disabled);
  };
  return (
    <label
      data-slot="file-drop"
      htmlFor={id}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event);
        if (!disabled) take(event.dataTransfer.files);
      }}
      className={cn(
        "flex cursor-pointer flex-col items-center gap-2 rounded-2xl border border-dashed border-input bg-card/50 px-6 py-8 text-center text-sm transition-colors hover:border-primary hover:bg-accent/50 has-focus-visible:border-ring has-focus-visible:ring-3 has-focus-visible:ring-ring/45",
        over && "border-primary bg-accent",
        disabled && "pointer-events-none opacity-55",
        className,
      )}
    >
      <span className="grid size-11 place-items-center rounded-xl bg-secondary text-secondary-foreground">
        <CloudUpload aria-hidden className="size-5" />
      </span>
      <span className="font-medium">{t("dropFiles", { count: multiple ? 2 : 1 })}</span>
      <span className="text-xs text-muted-foreground">{hint}</span>
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        className="sr-only"
        onChange={(event) => {
          take(event.target.files);
          // The same file can be chosen again after it failed.
          event.target.value = "";
        }}
      />
    </label>
  );
}

"use client";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

interface BlockToolsProps<Item> {
  /** What is moved, for screen readers: "Section 2". */
  name: string;
  list: readonly Item[];
  index: number;
  onChange: (list: Item[]) => void;
}

/** Moves one item of a list up or down, or takes it out. */
export function BlockTools<Item>({ name, list, index, onChange }: BlockToolsProps<Item>) {
  const t = useTranslations("studio.edit");
  const swap = (to: number) => {
    const next = [...list];
    [next[index], next[to]] = [next[to]!, next[index]!];
    onChange(next);
  };
  return (
    <span className="ml-auto flex gap-1">
      <Button variant="ghost" size="iconSm" disabled={index === 0} aria-label={t("moveUp", { name })} onClick={() => swap(index - 1)}>
        <ArrowUp aria-hidden />
      </Button>
      <Button variant="ghost" size="iconSm" disabled={index === list.length - 1} aria-label={t("moveDown", { name })} onClick={() => swap(index + 1)}>
        <ArrowDown aria-hidden />
      </Button>
      <Button variant="ghost" size="iconSm" aria-label={t("remove", { name })} onClick={() => onChange(list.filter((_, at) => at !== index))}>
        <Trash2 aria-hidden />
      </Button>
    </span>
  );
}

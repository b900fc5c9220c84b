"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";
import { useNavigation } from "@/lib/use-navigation";
import { usePreferences, useShell } from "@/lib/shell-store";

export function ShortcutsSheet() {
  const t = useTranslations("shell.shortcuts");
  const nav = useTranslations("nav");
  const navigation = useNavigation();
  const open = useShell((state) => state.shortcutsOpen);
  const set = useShell((state) => state.set);
  const singleKeys = usePreferences((state) => state.singleKeys);
  const setSingleKeys = usePreferences((state) => state.setSingleKeys);
  return (
    <Dialog open={open} onOpenChange={(shortcutsOpen) => set({ shortcutsOpen })}>
      <DialogContent className="max-w-xl">
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("description")}</DialogDescription>
        </DialogHeader>
        <dl className="grid gap-x-8 sm:grid-cols-2">
          <Shortcut name={t("search")} keys={["Ctrl", "K"]} />
          <Shortcut name={nav("newContent")} keys={["C"]} />
          <Shortcut name={t("thisSheet")} keys={["?"]} />
          <Shortcut name={t("closeAnything")} keys={["Esc"]} />
          {navigation.map((item) => (
            <Shortcut key={item.href} name={nav(item.name)} keys={["G", item.key.toUpperCase()]} joint={t("then")} />
          ))}
          <Shortcut name={t("jobs")} keys={["G", "J"]} joint={t("then")} />
        </dl>
        <div className="flex items-center justify-between gap-4 rounded-xl bg-muted px-4 py-3">
          <Label htmlFor="single-keys">{t("singleKeys")}</Label>
          <Switch id="single-keys" checked={singleKeys} onCheckedChange={setSingleKeys} />
        </div>
      </DialogContent>
    </Dialog>
  );
}

function Shortcut({ name, keys, joint }: { name: ReactNode; keys: string[]; joint?: string }) {
  return (
    <div className="flex min-h-10 items-center justify-between gap-4 border-b py-1.5 text-sm">
      <dt>{name}</dt>
      <dd className="flex items-center gap-1.5">
        {keys.map((key, position) => (
          <span key={key} className="flex items-center gap-1.5">
            {position > 0 ? <span className="text-xs text-muted-foreground">{joint ?? "+"}</span> : null}
            <Kbd>{key}</Kbd>
          </span>
        ))}
      </dd>
    </div>
  );
}

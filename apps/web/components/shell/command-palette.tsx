"use client";
import { Command } from "cmdk";
import { Keyboard, Languages, Layers, Moon, PenLine, Search, Sun } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTheme } from "next-themes";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { languageNames, useLanguage } from "@/components/language-switch";
import { Avatar } from "@/components/ui/avatar";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { menuItemClasses } from "@/components/ui/menu-classes";
import { matchFolded } from "@/lib/match-folded";
import { newContentHref } from "@/lib/navigation";
import { useNavigation } from "@/lib/use-navigation";
import { usePaletteStore } from "@/lib/palette-commands";
import { useBrandChoices } from "@/lib/queries";
import { usePreferences, useShell } from "@/lib/shell-store";
import { useUnsaved } from "@/lib/unsaved-store";

export function CommandPalette() {
  const t = useTranslations("shell.palette");
  const open = useShell((state) => state.paletteOpen);
  const set = useShell((state) => state.set);
  return (
    <Dialog open={open} onOpenChange={(paletteOpen) => set({ paletteOpen })}>
      <DialogContent className="top-[12vh] max-h-[76dvh] max-w-xl translate-y-0 gap-0 overflow-hidden p-0 [&>[data-slot=button]]:hidden">
        <DialogTitle className="sr-only">{t("title")}</DialogTitle>
        <DialogDescription className="sr-only">{t("description")}</DialogDescription>
        <Palette close={() => set({ paletteOpen: false })} />
      </DialogContent>
    </Dialog>
  );
}

function Palette({ close }: { close: () => void }) {
  const t = useTranslations("shell.palette");
  const nav = useTranslations("nav");
  const navigation = useNavigation();
  const brandNames = useTranslations("shell.brands");
  const router = useRouter();
  const leave = useUnsaved((state) => state.leave);
  const go = (href: string) => leave(href, (free) => router.push(free));
  const { resolvedTheme, setTheme } = useTheme();
  const { locale, setLocale } = useLanguage();
  const { data: brands = [] } = useBrandChoices();
  const setBrandId = usePreferences((state) => state.setBrandId);
  const set = useShell((state) => state.set);
  const ofPage = usePaletteStore((state) => state.groups);
  const dark = resolvedTheme === "dark";
  const otherLanguage = locale === "vi" ? "en" : "vi";
  const run = (action: () => void) => () => {
    close();
    action();
  };
  return (
    <Command filter={matchFolded} label={t("title")} loop className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-3 border-b px-4">
        <Search aria-hidden className="size-4.5 shrink-0 text-muted-foreground" />
        <Command.Input placeholder={t("placeholder")} className="h-14 w-full bg-transparent text-base outline-none placeholder:text-muted-foreground" />
        <Kbd>Esc</Kbd>
      </div>
      <Command.List className="min-h-0 flex-1 overflow-y-auto p-2 scrollbar-slim [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted-foreground">
        <Command.Empty className="px-3 py-10 text-center text-sm text-muted-foreground">{t("empty")}</Command.Empty>
        <Command.Group heading={t("actions")}>
          <PaletteItem value="new" icon={PenLine} name={nav("newContent")} keys="C" onSelect={run(() => go(newContentHref))} />
        </Command.Group>
        {Object.entries(ofPage).map(([heading, commands]) => (
          <Command.Group key={heading} heading={heading}>
            {commands.map((command) => (
              <PaletteItem key={command.value} value={`${heading} ${command.value}`} icon={command.icon} name={command.name} onSelect={run(command.run)} />
            ))}
          </Command.Group>
        ))}
        <Command.Group heading={t("pages")}>
          {navigation.map((item) => (
            <PaletteItem
              key={item.href}
              value={`go ${item.name}`}
              icon={item.icon}
              name={nav(item.name)}
              keys={`G ${item.key.toUpperCase()}`}
              onSelect={run(() => go(item.href))}
            />
          ))}
        </Command.Group>
        <Command.Group heading={t("brands")}>
          <PaletteItem value="brand all" icon={Layers} name={brandNames("all")} onSelect={run(() => setBrandId(undefined))} />
          {brands.map((brand) => (
            <PaletteItem
              key={brand.id}
              value={`brand ${brand.id}`}
              lead={<Avatar name={brand.name} src={brand.logoUrl} shape="square" className="size-6 text-[0.625rem]" />}
              name={brand.name}
              onSelect={run(() => setBrandId(brand.id))}
            />
          ))}
        </Command.Group>
        <Command.Group heading={t("preferences")}>
          <PaletteItem value="theme" icon={dark ? Sun : Moon} name={dark ? t("lightTheme") : t("darkTheme")} onSelect={run(() => setTheme(dark ? "light" : "dark"))} />
          <PaletteItem value="language" icon={Languages} name={languageNames[otherLanguage]} onSelect={run(() => setLocale(otherLanguage))} />
          <PaletteItem value="shortcuts" icon={Keyboard} name={t("shortcuts")} keys="?" onSelect={run(() => set({ shortcutsOpen: true }))} />
        </Command.Group>
      </Command.List>
    </Command>
  );
}

interface PaletteItemProps {
  value: string;
  name: string;
  icon?: LucideIcon;
  lead?: ReactNode;
  keys?: string;
  onSelect: () => void;
}

function PaletteItem({ value, name, icon: Icon, lead, keys, onSelect }: PaletteItemProps) {
  return (
    <Command.Item value={value} keywords={[name]} onSelect={onSelect} className={menuItemClasses}>
      {Icon ? <Icon aria-hidden /> : lead}
      <span className="min-w-0 flex-1 truncate">{name}</span>
      {keys ? (
        <span aria-hidden className="flex gap-1 pointer-coarse:hidden">
          {keys.split(" ").map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      ) : null}
    </Command.Item>
  );
}

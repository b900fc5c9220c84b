"use client";
import { useTranslations } from "use-intl";
import { SidebarContent } from "@/components/shell/sidebar";
import { Sheet, SheetContent, SheetDescription, SheetTitle } from "@/components/ui/sheet";
import { useShell } from "@/lib/shell-store";

export function MobileNavigation({ sandbox }: { sandbox: boolean }) {
  const t = useTranslations("nav");
  const open = useShell((state) => state.navigationOpen);
  const set = useShell((state) => state.set);
  return (
    <Sheet open={open} onOpenChange={(navigationOpen) => set({ navigationOpen })}>
      <SheetContent side="left" className="gap-0 border-sidebar-border bg-sidebar p-0 text-sidebar-foreground [&>[data-slot=button]]:text-sidebar-muted [&>[data-slot=button]:hover]:bg-sidebar-accent">
        <SheetTitle className="sr-only">{t("label")}</SheetTitle>
        <SheetDescription className="sr-only">{t("description")}</SheetDescription>
        <SidebarContent sandbox={sandbox} onNavigate={() => set({ navigationOpen: false })} />
      </SheetContent>
    </Sheet>
  );
}

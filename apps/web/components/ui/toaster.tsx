"use client";
import { CircleCheck, Info, LoaderCircle, OctagonAlert, TriangleAlert } from "lucide-react";
import { useTheme } from "next-themes";
import { useEffect } from "react";
import { Toaster as Sonner } from "sonner";
import { useTranslations } from "use-intl";
import { toasterIsThere } from "@/components/ui/toast";

/** Where toasts appear. Loaded after the page, since no page begins with one. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  const t = useTranslations("common");
  useEffect(toasterIsThere, []);
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      containerAriaLabel={t("notifications")}
      position="bottom-right"
      gap={10}
      closeButton
      icons={{
        success: <CircleCheck aria-hidden className="size-4.5 text-tone-success-foreground" />,
        info: <Info aria-hidden className="size-4.5 text-tone-info-foreground" />,
        warning: <TriangleAlert aria-hidden className="size-4.5 text-tone-warning-foreground" />,
        error: <OctagonAlert aria-hidden className="size-4.5 text-destructive" />,
        loading: <LoaderCircle aria-hidden className="size-4.5 animate-spin" />,
      }}
      toastOptions={{
        closeButtonAriaLabel: t("close"),
        classNames: {
          // A dialog takes the pointer from the page; what can still be undone stays in reach.
          toast: "pointer-events-auto! font-sans! rounded-xl! border-border! bg-popover! text-popover-foreground! shadow-float! gap-3!",
          title: "text-sm! font-semibold!",
          description: "text-muted-foreground! text-[0.8125rem]! leading-relaxed!",
          actionButton: "bg-primary! text-primary-foreground! h-8! rounded-md! px-3! text-[0.8125rem]!",
          cancelButton: "bg-secondary! text-secondary-foreground! h-8! rounded-md! px-3!",
          closeButton: "bg-popover! text-muted-foreground! border-border!",
        },
      }}
    />
  );
}

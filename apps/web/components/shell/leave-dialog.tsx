"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { useUnsaved } from "@/lib/unsaved-store";

/** Asks before a page with unsaved changes is left. */
export function LeaveDialog() {
  const t = useTranslations("forms");
  const router = useRouter();
  const leaveTo = useUnsaved((state) => state.leaveTo);
  const settle = useUnsaved((state) => state.settle);
  return (
    <Dialog open={leaveTo !== undefined} onOpenChange={() => settle()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("leaveTitle")}</DialogTitle>
          <DialogDescription>{t("leaveText")}</DialogDescription>
        </DialogHeader>
        <DialogFooter>
          <Button
            variant="outline"
            onClick={() => {
              settle();
              if (leaveTo !== undefined) router.push(leaveTo);
            }}
          >
            {t("leaveAnyway")}
          </Button>
          <Button onClick={() => settle()}>{t("stay")}</Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

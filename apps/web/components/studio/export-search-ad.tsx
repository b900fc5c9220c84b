"use client";
import type { Content } from "@agency/core/contents/schema";
import { Download } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useWordedToast } from "@/lib/contents-problem";
import { downloadSearchAds } from "@/lib/download-search-ads";

interface ExportSearchAdProps {
  content: Content;
  /** Saves first: what is exported is what stands on the screen. */
  beforeExport: () => Promise<void>;
  /** Google would refuse it: the marked lines say why. */
  disabled: boolean;
}

/** The ad as a file for Google Ads Editor, where it arrives paused. */
export function ExportSearchAd({ content, beforeExport, disabled }: ExportSearchAdProps) {
  const t = useTranslations("studio.exportAds");
  const toastProblem = useWordedToast();
  const [pending, setPending] = useState(false);
  const download = async () => {
    setPending(true);
    try {
      await beforeExport();
      await downloadSearchAds([content.id]);
    } catch (error) {
      toastProblem(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <div className="grid gap-1.5">
      <Button variant="outline" className="w-fit" disabled={disabled} pending={pending} onClick={() => void download()}>
        <Download aria-hidden />
        {t("button")}
      </Button>
      <p className="text-xs text-muted-foreground">{disabled ? t("blocked") : t("hint")}</p>
    </div>
  );
}

"use client";
import type { Channel } from "@agency/core/channels/schema";
import { Radio } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { Skeleton } from "@/components/ui/skeleton";
import { useChannels } from "@/lib/channels";
import { useBrandOf, useContent } from "@/lib/contents";
import { byNetwork } from "@/lib/networks";
import { defaultTimeZone } from "@/lib/time";

// The form comes when somebody schedules.
const ScheduleForm = dynamic(() => import("@/components/planning/schedule-form"), { ssr: false, loading: () => <Skeleton className="h-40" /> });

interface ScheduleDialogProps {
  content: { id: string; brandId: string; version: number };
  /** Send at once instead of planning a time. */
  now?: boolean;
  /** The day to begin with. */
  day?: string | undefined;
  onClose: () => void;
}

/** Chooses where and when; the button says both. */
export function ScheduleDialog({ content, now = false, day, onClose }: ScheduleDialogProps) {
  const t = useTranslations("studio.schedule");
  const brand = useBrandOf(content.brandId);
  const channels = useChannels(content.brandId);
  const whole = useContent(content.id);
  const error = brand.error ?? channels.error ?? whole.error;
  const accounts: readonly Channel[] = (channels.data ?? []).filter((channel) => channel.status !== "disconnected").sort(byNetwork);
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent className="max-w-xl">
        <DialogHeader>
          <DialogTitle>{now ? t("nowTitle") : t("title")}</DialogTitle>
          <DialogDescription>{now ? t("nowText") : t("text")}</DialogDescription>
        </DialogHeader>
        {error ? (
          <ProblemAlert
            error={error}
            onRetry={() => {
              void brand.refetch();
              void channels.refetch();
              void whole.refetch();
            }}
          />
        ) : !brand.data || !channels.data || !whole.data ? (
          <Skeleton className="h-40" />
        ) : accounts.length === 0 ? (
          <Empty
            icon={Radio}
            title={t("noChannels")}
            description={t("noChannelsText")}
            className="py-8"
            actions={
              <Button asChild>
                <Link href={`/channels?brand=${content.brandId}`}>{t("connect")}</Link>
              </Button>
            }
          />
        ) : (
          <ScheduleForm content={whole.data} now={now} day={day} timeZone={brand.data.timeZone || defaultTimeZone} channels={accounts} onClose={onClose} />
        )}
      </DialogContent>
    </Dialog>
  );
}

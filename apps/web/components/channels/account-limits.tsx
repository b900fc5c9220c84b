import { useLocale, useTranslations } from "use-intl";
import { Progress } from "@/components/ui/progress";
import type { Channel } from "@/lib/channels";

const nearlyFull = 0.8;

/** What the network lets the account do, as it said when it was last asked. */
export function AccountLimits({ limits }: { limits: NonNullable<Channel["limits"]> }) {
  const t = useTranslations("channels.limits");
  const number = new Intl.NumberFormat(useLocale());
  const { postsUsed, postsTotal, windowSeconds, maxVideoSeconds } = limits;
  const hasQuota = postsUsed !== null && postsTotal !== null && postsTotal > 0;
  if (!hasQuota && maxVideoSeconds === null) return null;
  return (
    <div className="grid gap-1.5 text-xs text-muted-foreground">
      {hasQuota ? (
        <>
          <p className="tabular-nums">{t("posts", { used: number.format(postsUsed), total: number.format(postsTotal), hours: Math.round((windowSeconds ?? 86_400) / 3_600) })}</p>
          <Progress label={t("postsLabel")} value={postsUsed} max={postsTotal} tone={postsUsed >= postsTotal ? "danger" : postsUsed >= postsTotal * nearlyFull ? "warning" : "primary"} className="h-1.5" />
        </>
      ) : null}
      {maxVideoSeconds !== null ? <p>{t("video", { minutes: number.format(Math.round((maxVideoSeconds / 60) * 10) / 10) })}</p> : null}
    </div>
  );
}

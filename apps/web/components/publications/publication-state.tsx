"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { Publication } from "@/lib/publications";
import { networkNames } from "@/lib/networks";
import { dayIn } from "@/lib/publications-month";
import { formatTime } from "@/lib/time";
import { useNow } from "@/lib/use-now";

/** Said by us, not by the network: our words are all there is to know. */
const ownErrors = new Set(["media_unconvertible", "media_moves", "media_high_dynamic_range", "converter_missing"]);

/** What the state means in words, wherever it is not plain: waiting, refused, unknown. */
export function PublicationState({ publication }: { publication: Publication }) {
  const t = useTranslations("publications");
  const locale = useLocale();
  const now = useNow();
  const isToday = (instant: string) => now !== undefined && dayIn(instant, publication.timeZone) === dayIn(now, publication.timeZone);
  const network = networkNames[publication.network];
  const { status, errorKind, errorDetail, waitUntil, waitReason } = publication;
  const kind = `errors.${errorKind ?? ""}` as "errors.transient";
  const reason = `waits.${waitReason ?? ""}` as "waits.rate_limited";
  if (status === "needs_auth" || status === "failed" || status === "missed") {
    return (
      <Alert
        tone="danger"
        className="mb-6"
        title={t(`states.${status}.title`, { network })}
        actions={
          status === "needs_auth" ? (
            <Button asChild size="sm" variant="outline">
              <Link href={`/channels?brand=${publication.brandId}`}>{t("reconnect")}</Link>
            </Button>
          ) : undefined
        }
      >
        <p>{errorKind && t.has(kind) ? t(kind, { network }) : t(`states.${status}.text`, { network })}</p>
        {errorDetail && !ownErrors.has(errorKind ?? "") ? (
          <p className="mt-1 text-xs wrap-anywhere">
            {t("attempts.words", { network })} “{errorDetail}”
          </p>
        ) : null}
      </Alert>
    );
  }
  if (waitReason && ["scheduled", "preparing", "armed", "sending"].includes(status)) {
    return (
      <Alert tone="info" className="mb-6" title={t.has(reason) ? t(reason, { network }) : t("waits.other")}>
        {waitUntil ? t("waits.until", { time: formatTime(waitUntil, isToday(waitUntil) ? "time" : "dateTime", publication.timeZone, locale) }) : null}
      </Alert>
    );
  }
  if (status === "cancelled" && waitReason && t.has(reason)) return <Alert tone="info" className="mb-6" title={t(reason, { network })} />;
  return null;
}

"use client";
import { useLocale } from "use-intl";
import { useMe } from "./queries.ts";
import { defaultTimeZone, formatTime } from "./time.ts";
import type { TimeStyle } from "./time.ts";

/** Formats instants on the organisation's clock, in the reader's language. */
export function useOrganizationTime(): (instant: string, style?: TimeStyle) => string {
  const locale = useLocale();
  const { data: me } = useMe();
  const zone = me?.organization.timeZone ?? defaultTimeZone;
  return (instant, style = "dateTime") => formatTime(instant, style, zone, locale);
}

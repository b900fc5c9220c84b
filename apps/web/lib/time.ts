import { TZDate } from "@date-fns/tz";
import type { AppLocale } from "./locale.ts";

/** The zone of a brand or organisation that has not chosen one. */
export const defaultTimeZone = "Asia/Ho_Chi_Minh";

export type TimeStyle = "date" | "dateLong" | "dateTime" | "time" | "weekdayDate" | "month";

const styles: Record<TimeStyle, Intl.DateTimeFormatOptions> = {
  date: { day: "2-digit", month: "2-digit", year: "numeric" },
  dateLong: { day: "numeric", month: "long", year: "numeric" },
  dateTime: { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  weekdayDate: { weekday: "short", day: "2-digit", month: "2-digit" },
  month: { month: "long", year: "numeric" },
};

/** Formats an instant in a named zone. The zone is never implied: server and browser would disagree. */
export function formatTime(instant: Date | string, style: TimeStyle, timeZone: string, locale: AppLocale): string {
  return new Intl.DateTimeFormat(intlLocale(locale), { ...styles[style], timeZone }).format(new Date(instant));
}

/** "in 3 hours", "2 ngày trước": the largest unit that is at least one. */
export function formatRelativeTime(instant: Date | string, now: Date, locale: AppLocale): string {
  const seconds = Math.round((new Date(instant).getTime() - now.getTime()) / 1000);
  const units: [Intl.RelativeTimeFormatUnit, number][] = [
    ["year", 31_536_000],
    ["month", 2_592_000],
    ["week", 604_800],
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ];
  const format = new Intl.RelativeTimeFormat(intlLocale(locale), { numeric: "auto" });
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(seconds, "second");
}

/** "GMT+7", as people of that language write it. */
export function zoneLabel(timeZone: string, instant: Date, locale: AppLocale): string {
  const parts = new Intl.DateTimeFormat(intlLocale(locale), { timeZone, timeZoneName: "shortOffset" }).formatToParts(instant);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
}

/** "2026-11-22T20:00" (what `<input type="datetime-local">` holds) of an instant, seen in the zone. */
export function toWallTime(instant: Date | string, timeZone: string): string {
  const zoned = new TZDate(new Date(instant).getTime(), timeZone);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${zoned.getFullYear()}-${two(zoned.getMonth() + 1)}-${two(zoned.getDate())}T${two(zoned.getHours())}:${two(zoned.getMinutes())}`;
}

/** The instant at which clocks in the zone show that wall time; undefined when the text is not a wall time. */
export function fromWallTime(wallTime: string, timeZone: string): Date | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(wallTime);
  if (!match) return undefined;
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [number, number, number, number, number];
  const zoned = new TZDate(year, month - 1, day, hour, minute, 0, timeZone);
  return Number.isNaN(zoned.getTime()) ? undefined : new Date(zoned.getTime());
}

/** Every zone this browser knows; the default zone is always among them. */
export function knownTimeZones(): string[] {
  const zones = Intl.supportedValuesOf("timeZone");
  return zones.includes(defaultTimeZone) ? zones : [defaultTimeZone, ...zones];
}

/** Every zone for a list, with its distance from Greenwich at `at`. */
export function zoneOptions(at = new Date()): { value: string; label: string; hint: string }[] {
  return knownTimeZones().map((zone) => ({ value: zone, label: zone.replaceAll("_", " "), hint: zoneLabel(zone, at, "en") }));
}

export function browserTimeZone(): string {
  // Chromium still reports the zone by its old name.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone === "Asia/Saigon" ? defaultTimeZone : zone;
}

export function intlLocale(locale: AppLocale): string {
  return locale === "vi" ? "vi-VN" : "en-GB";
}

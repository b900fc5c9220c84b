import type { Platform } from "../prompts/schema.ts";

/**
 * When a network's people look, as minutes of the brand's own day, best first. A starting point that a person moves, not a measured
 * fact about a brand; its own best hours come from its figures.
 */
const hours: Record<Platform, { weekday: readonly number[]; weekend: readonly number[] }> = {
  facebook: { weekday: clock("19:30", "11:30", "08:00", "20:45", "16:30"), weekend: clock("09:00", "20:00", "15:00", "11:00") },
  instagram: { weekday: clock("20:00", "12:00", "07:30", "17:30", "21:15"), weekend: clock("10:00", "17:00", "21:00", "13:30") },
  tiktok: { weekday: clock("21:00", "12:15", "18:30", "07:00", "15:30"), weekend: clock("19:00", "11:00", "21:30", "16:00") },
  linkedin: { weekday: clock("08:30", "10:00", "12:00", "16:30", "14:15"), weekend: clock("10:00", "16:00") },
  meta_ads: { weekday: clock("09:00", "14:00", "10:30", "15:30"), weekend: clock("09:30", "14:30") },
  google_ads: { weekday: clock("08:45", "13:30", "10:15", "15:00"), weekend: clock("09:15", "14:15") },
  website: { weekday: clock("10:00", "14:30", "16:00"), weekend: clock("10:30") },
  youtube: { weekday: clock("18:00", "12:00", "20:15"), weekend: clock("10:00", "18:30", "14:00") },
};

export const goodHours = (platform: Platform, isWeekend: boolean): readonly number[] => hours[platform][isWeekend ? "weekend" : "weekday"];

function clock(...times: string[]): number[] {
  return times.map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
}

import { Temporal } from "temporal-polyfill";

/**
 * The instant of a wall time in an IANA zone (R10). A time that a change to summer time skips becomes the first instant after
 * the gap; one that occurs twice means the first.
 */
export function wallToInstant(wall: string, timeZone: string): Date {
  const plain = Temporal.PlainDateTime.from(wall);
  const earlier = plain.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  const exists = earlier.toPlainDateTime().equals(plain);
  if (exists) return new Date(earlier.epochMilliseconds);
  // In a gap, `earlier` lies before it: the next transition is the gap's end.
  const end = earlier.getTimeZoneTransition("next");
  return new Date((end ?? plain.toZonedDateTime(timeZone, { disambiguation: "later" })).epochMilliseconds);
}

/** Wall time of an instant in a zone, to the minute: `2026-12-01T20:00`. */
export function instantToWall(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: "second" });
}

/** False for 30 February and the like, which a pattern lets through. */
export function isRealWallTime(wall: string): boolean {
  try {
    Temporal.PlainDateTime.from(wall, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}

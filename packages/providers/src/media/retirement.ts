const dayMs = 86_400_000;

/** True from the first day (UTC) on which the provider no longer answers. */
export function isRetired({ retiresOn }: { retiresOn: string | null }, at: Date): boolean {
  return retiresOn !== null && startOf(retiresOn) <= at.getTime();
}

/** Whole days until that day begins (UTC), never negative. */
export function daysUntil(day: string, at: Date): number {
  return Math.max(0, Math.ceil((startOf(day) - at.getTime()) / dayMs));
}

function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** Days that LinkedIn named otherwise than the 15th, twelve months later. Source: LinkedIn, API versioning (seen 2026-11-22). */
const namedSunsets: Readonly<Record<string, string>> = { "202511": "2026-11-16", "202603": "2027-03-16" };
const warnDays = 60;

/** The day (UTC) on which LinkedIn stops to answer this version of its API. */
export function linkedinSunset(version: string): Date {
  return new Date(`${namedSunsets[version] ?? `${Number(version.slice(0, 4)) + 1}-${version.slice(4)}-15`}T00:00:00Z`);
}

/** What to tell whoever runs this installation: from 60 days before the end. Null while there is time. */
export function linkedinVersionWarning(version: string, now: Date): string | null {
  const sunset = linkedinSunset(version);
  const days = Math.floor((sunset.getTime() - now.getTime()) / 86_400_000);
  if (days > warnDays) return null;
  const day = sunset.toISOString().slice(0, 10);
  return days < 0
    ? `LinkedIn stopped answering version ${version} of its API on ${day}. Set LINKEDIN_VERSION to a newer one.`
    : `LinkedIn stops answering version ${version} of its API on ${day}, in ${days} days. Set LINKEDIN_VERSION to a newer one before.`;
}

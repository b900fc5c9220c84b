import { LinkedInError } from "./linkedin-error.ts";

/** Sunset days that LinkedIn named otherwise than the 15th, twelve months later. Source: LinkedIn, versioning (seen 2026-11-22). */
const namedSunsets: Readonly<Record<string, string>> = { "202511": "2026-11-16", "202603": "2027-03-16" };
const newest = 202_609;
const oldest = 202_206;

/**
 * The version header of a `/rest` call, which has no default.
 * @throws LinkedInError 400 without one, 426 for one that is over or never was
 */
export function assertLiveVersion(version: string | undefined, nowMs: number): void {
  if (!version) throw new LinkedInError(400, "VERSION_MISSING", "A version must be present. Please specify a version by adding the LinkedIn-Version header.");
  const number = /^20\d{4}$/.test(version) ? Number(version) : Number.NaN;
  const month = number % 100;
  if (!(number >= oldest && number <= newest && month >= 1 && month <= 12) || nowMs >= sunsetOf(version)) {
    throw new LinkedInError(426, "NONEXISTENT_VERSION", `Requested version ${version} is not active`);
  }
}

function sunsetOf(version: string): number {
  const named = namedSunsets[version];
  return Date.parse(named ?? `${Number(version.slice(0, 4)) + 1}-${version.slice(4)}-15`);
}

import { GraphError } from "./graph-error.ts";

/** When each Graph API version stops (UTC day), null while no date is published. Source: Meta, Graph API changelog, versions (seen 2026-11-22). */
const expiryByVersion: Record<string, string | null> = {
  "v26.0": null, "v25.0": "2028-07-29", "v24.0": "2028-02-18", "v23.0": "2027-10-08",
  "v22.0": "2027-05-20", "v21.0": "2027-01-21", "v20.0": "2026-09-24",
};
const newest = 26;

/** @throws GraphError code 2635 for a dead version, 2500 for one that never was. */
export function assertLiveVersion(version: string, nowMs: number): void {
  const expiry = expiryByVersion[version];
  const number = Number(version.match(/^v(\d+)\.\d$/)?.[1]);
  if (!Number.isInteger(number) || number > newest) {
    throw new GraphError({ code: 2500, message: `Unknown path components: /${version}` });
  }
  if (expiry === null || (expiry !== undefined && nowMs < Date.parse(expiry))) return;
  throw new GraphError({
    code: 2635,
    message: `(#2635) You are calling a deprecated version of the API (${version}). Please update to the latest version: v${newest}.0.`,
  });
}

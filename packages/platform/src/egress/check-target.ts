import { isPublicAddress, parseAddress, type Address } from "./address.ts";
import type { AllowList } from "./allow-list.ts";
import { EgressError } from "./egress-error.ts";

const PUBLIC_PORTS = new Set(["", "80", "443"]);

/** Every address a name has; rejects when there is none. */
export type Resolve = (hostname: string) => Promise<string[]>;

/** Parses a URL typed by a person. Throws `EgressError` `invalid_url` or `blocked_scheme`. */
export function parseTarget(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new EgressError("invalid_url", "This is not a valid URL.", { provablyNotSent: true, cause });
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new EgressError("blocked_scheme", "Only https URLs can be fetched.", { provablyNotSent: true });
  }
  if (url.username || url.password) {
    throw new EgressError("invalid_url", "A URL with a user name or password in it is not fetched.", { provablyNotSent: true });
  }
  return url;
}

/**
 * Resolves a target once and decides on all of its addresses; the caller must connect to exactly the returned ones.
 * Throws `EgressError` `blocked_address`, `blocked_scheme`, `blocked_port` or `network` (name not found).
 */
export async function checkTarget(
  url: URL,
  policy: { allowList: AllowList; resolve: Resolve; allowHttp: boolean },
): Promise<Address[]> {
  const addresses = await addressesOf(url, policy.resolve);
  if (policy.allowList.permitsUrl(url)) return addresses;

  const remaining = addresses.filter((address) => !policy.allowList.permitsAddress(address));
  if (remaining.length === 0) return addresses;
  const exception = `If this is meant, add ${url.host} to EGRESS_ALLOW.`;
  if (!remaining.every(isPublicAddress)) {
    throw new EgressError("blocked_address", `${url.host} is not a public address. ${exception}`, { provablyNotSent: true });
  }
  if (url.protocol === "http:" && !policy.allowHttp) {
    throw new EgressError("blocked_scheme", `${url.host} must be reached over https. ${exception}`, { provablyNotSent: true });
  }
  if (!PUBLIC_PORTS.has(url.port)) {
    throw new EgressError("blocked_port", `Only ports 80 and 443 are reached, not ${url.host}. ${exception}`, { provablyNotSent: true });
  }
  return addresses;
}

async function addressesOf(url: URL, resolve: Resolve): Promise<Address[]> {
  const literal = parseAddress(url.hostname);
  if (literal) return [literal];
  let found: string[];
  try {
    found = await resolve(url.hostname);
  } catch (cause) {
    throw new EgressError("network", `The name ${url.hostname} was not found.`, { provablyNotSent: true, cause });
  }
  const addresses = found.map(parseAddress);
  if (addresses.length === 0 || addresses.includes(undefined)) {
    throw new EgressError("network", `The name ${url.hostname} has no usable address.`, { provablyNotSent: true });
  }
  return addresses as Address[];
}

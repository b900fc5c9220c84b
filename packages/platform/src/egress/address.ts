import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** An IP address in one form: IPv4-mapped IPv6 is turned into IPv4. */
export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * Azure's host agent answers with machine credentials on an address that looks public.
 * Source: learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16 (seen 2026-11).
 */
const METADATA_ADDRESSES = new Set(["168.63.129.16"]);

const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR("2000::/3");

/** Parses a full textual address (no zone, no shorthand); undefined for anything else. */
export function parseAddress(text: string): Address | undefined {
  const bare = text.startsWith("[") && text.endsWith("]") ? text.slice(1, -1) : text;
  if (isIP(bare) === 0 || bare.includes("%")) return undefined;
  return ipaddr.process(bare);
}

/**
 * True for addresses that a stranger's URL may lead to: global unicast only. Loopback, private, link-local, CGNAT,
 * metadata, multicast, reserved, and every IPv6 form that carries an IPv4 address inside (NAT64, 6to4, Teredo, …) are not.
 */
export function isPublicAddress(address: Address): boolean {
  if (address.range() !== "unicast") return false;
  if (address instanceof ipaddr.IPv6) return address.match(GLOBAL_UNICAST_V6);
  return !METADATA_ADDRESSES.has(address.toString());
}

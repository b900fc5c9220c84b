import ipaddr from "ipaddr.js";

const PREFIX_GROUPS = 4;

/**
 * The key under which one network client is counted: an IPv4 address as it is, an IPv6 address by its /64, because one
 * customer owns all of it (R21, R30). What is no address shares the key `unknown`.
 */
export function clientPrefix(ip: string): string {
  const bare = ip.trim().replace(/%.*$/, "");
  if (!ipaddr.IPv4.isValidFourPartDecimal(bare) && !ipaddr.IPv6.isValid(bare)) return "unknown";
  const address = ipaddr.process(bare);
  if (address instanceof ipaddr.IPv4) return address.toString();
  const parts = address.parts.map((part, index) => (index < PREFIX_GROUPS ? part : 0));
  return `${new ipaddr.IPv6(parts).toString()}/64`;
}

import ipaddr from "ipaddr.js";
import { parseAddress, type Address } from "./address.ts";
import { EgressError } from "./egress-error.ts";

/** Operator's exceptions from the address, scheme and port rules (`EGRESS_ALLOW`). */
export interface AllowList {
  /** The exact origin or the host is listed: any address, scheme and port it names is accepted. */
  permitsUrl(url: URL): boolean;
  permitsAddress(address: Address): boolean;
}

/**
 * Reads entries such as `10.0.0.0/8`, `fd00::/8`, `192.168.1.20`, `ollama.lan`, `ollama.lan:11434` or `http://127.0.0.1:9000`.
 * Throws `EgressError` `invalid_configuration` for an entry that is none of these.
 */
export function parseAllowList(entries: readonly string[]): AllowList {
  const networks: [Address, number][] = [];
  const hosts = new Set<string>();
  const origins = new Set<string>();

  for (const raw of entries) {
    const entry = raw.trim();
    if (entry === "") continue;
    if (/^https?:\/\//i.test(entry)) {
      origins.add(parseUrl(entry, entry).origin);
    } else if (entry.includes("/")) {
      networks.push(parseNetwork(entry));
    } else {
      const address = parseAddress(entry);
      if (address) networks.push([address, address.kind() === "ipv4" ? 32 : 128]);
      else hosts.add(hostKey(parseUrl(`http://${entry}`, entry), /:\d+$/.test(entry)));
    }
  }

  return {
    permitsUrl: (url) => origins.has(url.origin) || hosts.has(hostKey(url, false)) || hosts.has(hostKey(url, true)),
    permitsAddress: (address) =>
      networks.some(([network, bits]) => network.kind() === address.kind() && address.match([network, bits] as [never, number])),
  };
}

/** Host as compared: lower case, no trailing dot, with the effective port when one was written. */
function hostKey(url: URL, withPort: boolean): string {
  const host = url.hostname.replace(/\.$/, "");
  return withPort ? `${host}:${url.port || (url.protocol === "https:" ? "443" : "80")}` : host;
}

function parseNetwork(entry: string): [Address, number] {
  try {
    const [network, bits] = ipaddr.parseCIDR(entry);
    if (network instanceof ipaddr.IPv6 && network.isIPv4MappedAddress() && bits >= 96) return [network.toIPv4Address(), bits - 96];
    return [network, bits];
  } catch (cause) {
    throw invalidEntry(entry, cause);
  }
}

function parseUrl(text: string, entry: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw invalidEntry(entry, cause);
  }
  if (url.username || url.password || url.pathname !== "/" || url.search || url.hash) throw invalidEntry(entry);
  return url;
}

function invalidEntry(entry: string, cause?: unknown): EgressError {
  return new EgressError(
    "invalid_configuration",
    `EGRESS_ALLOW entry "${entry}" is neither a network (10.0.0.0/8), an address, a host (ollama.lan, ollama.lan:11434) nor an origin (http://127.0.0.1:9000).`,
    { cause },
  );
}

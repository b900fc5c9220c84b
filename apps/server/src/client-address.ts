import { BlockList, isIP } from "node:net";
import type { IncomingMessage } from "node:http";
import type { Context } from "hono";

/**
 * Address of the client. `X-Forwarded-For` counts only from configured proxies, read from the right until the first address
 * that is no proxy (R21).
 */
export function createClientAddress(trustedProxies: readonly string[]): (c: Context) => string {
  const proxies = new BlockList();
  for (const entry of trustedProxies) {
    const [address, prefix] = entry.split("/");
    const family = isIP(address!) === 6 ? "ipv6" : "ipv4";
    if (prefix === undefined) proxies.addAddress(address!, family);
    else proxies.addSubnet(address!, Number(prefix), family);
  }
  const isProxy = (address: string) => isIP(address) !== 0 && proxies.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
  return (c) => {
    const socketAddress = plain((c.env as { incoming?: IncomingMessage } | undefined)?.incoming?.socket.remoteAddress ?? "127.0.0.1");
    if (!isProxy(socketAddress)) return socketAddress;
    const forwarded = (c.req.header("x-forwarded-for") ?? "").split(",").map((part) => plain(part.trim())).filter((part) => isIP(part) !== 0);
    return forwarded.findLast((address) => !isProxy(address)) ?? socketAddress;
  };
}

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, "");

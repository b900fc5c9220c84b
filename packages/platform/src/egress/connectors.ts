import type { LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { parseAddress, type Address } from "./address.ts";
import { checkTarget, type Resolve } from "./check-target.ts";
import type { AllowList } from "./allow-list.ts";
import { EgressError } from "./egress-error.ts";

type Connector = buildConnector.connector;
type Callback = buildConnector.Callback;

/** Connects anywhere; used only behind the exact-origin check of trusted providers. */
export function createPlainConnector(connectTimeoutMs: number): Connector {
  const connect = buildConnector({ timeout: connectTimeoutMs, allowH2: false });
  return (options, callback) => connect(options, (...result) => settle(result, options.hostname, callback));
}

/**
 * Connects only to checked addresses: each new connection resolves the name once, decides, connects to what was
 * decided on (no second look-up that could answer differently) and compares the far end of the socket.
 */
export function createCheckedConnector(policy: {
  allowList: AllowList;
  resolve: Resolve;
  allowHttp: boolean;
  connectTimeoutMs: number;
}): Connector {
  return (options, callback) => {
    const url = new URL(`${options.protocol}//${options.host ?? options.hostname}`);
    checkTarget(url, policy).then(
      (addresses) => {
        const connect = buildConnector({ timeout: policy.connectTimeoutMs, allowH2: false, lookup: pinnedLookup(addresses) });
        connect(options, (...result) => {
          const [error, socket] = result;
          if (error === null && !isPinned(socket.remoteAddress, addresses)) {
            socket.destroy();
            callback(new EgressError("blocked_address", `${url.host} answered from an unexpected address.`, { provablyNotSent: true }), null);
            return;
          }
          settle(result, url.hostname, callback);
        });
      },
      (error: unknown) => callback(asConnectError(error, url.hostname), null),
    );
  };
}

/** True when a socket's far end is one of the addresses that were checked. */
export function isPinned(remoteAddress: string | undefined, addresses: readonly Address[]): boolean {
  const remote = remoteAddress === undefined ? undefined : parseAddress(remoteAddress);
  return remote !== undefined && addresses.some((address) => address.toString() === remote.toString());
}

function pinnedLookup(addresses: readonly Address[]): LookupFunction {
  const pinned = addresses.map((address) => ({ address: address.toString(), family: address.kind() === "ipv4" ? 4 : 6 }));
  return (_hostname, options, callback) => {
    if (options.all) callback(null, pinned);
    else callback(null, pinned[0]!.address, pinned[0]!.family);
  };
}

function settle(result: Parameters<Callback>, hostname: string, callback: Callback): void {
  const [error, socket] = result;
  if (error === null) callback(null, socket);
  else callback(asConnectError(error, hostname), null);
}

/** A failed connection carries no request, whatever the reason (refused, unreachable, TLS). */
function asConnectError(error: unknown, hostname: string): EgressError {
  if (error instanceof EgressError) return error;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "UND_ERR_CONNECT_TIMEOUT" || code === "ETIMEDOUT"
    ? new EgressError("timeout", `${hostname} did not accept a connection in time.`, { provablyNotSent: true, cause: error })
    : new EgressError("network", `No connection to ${hostname} could be made.`, { provablyNotSent: true, cause: error });
}

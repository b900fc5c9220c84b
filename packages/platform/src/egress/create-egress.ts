import { lookup } from "node:dns/promises";
import { Agent, type buildConnector } from "undici";
import { parseAllowList } from "./allow-list.ts";
import { parseTarget, type Resolve } from "./check-target.ts";
import { createCheckedConnector, createPlainConnector } from "./connectors.ts";
import { EgressError } from "./egress-error.ts";
import { fetchPublic, type FetchPublicOptions, type PublicResponse } from "./fetch-public.ts";
import { createSingleFetch } from "./single-fetch.ts";

export interface EgressOptions {
  /** Exceptions from `EGRESS_ALLOW`: networks, hosts or exact origins. */
  allow: readonly string[];
  /** Configured base URLs of known providers; only their origins count (http loopback for the sandbox included). */
  trustedOrigins: readonly string[];
  /** Longest wait for response headers, and then between two chunks of a body. */
  timeoutMs: number;
  userAgent?: string;
  /** Every address of a name. Default: the operating system's resolver. */
  resolve?: Resolve;
}

export interface CallOptions {
  /** Replaces the module's timeout for this caller, for example for a slow model without streaming. */
  timeoutMs?: number;
}

/** The one door out: nothing else in the product opens a connection to another machine over HTTP. */
export interface Egress {
  /**
   * `fetch` for a known provider: only these exact origins, which must be configured; redirects refused; each request
   * sent at most once. Throws `EgressError` `not_trusted` for an origin that is not configured.
   */
  trusted(origin: string | readonly string[], options?: CallOptions): typeof fetch;
  /** True when the URL's origin is a configured one, so that `trusted` may serve it. */
  isTrusted(url: string): boolean;
  /**
   * `fetch` for an address that a person typed (own model server, webhook) or another side named (presigned upload):
   * any method, addresses checked as in `fetchPublic`, redirects refused, each request sent at most once. With `origin`,
   * no other origin is reached. Bodies are not capped: read them with `readCapped`.
   */
  guarded(origin?: string, options?: CallOptions): typeof fetch;
  /** GETs a URL typed by a person, following at most three checked redirects. Throws `EgressError`. */
  fetchPublic(url: string, options?: FetchPublicOptions): Promise<PublicResponse>;
  /** Ends all connections; calls under way fail. */
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 10_000;
const CONNECTIONS_PER_ORIGIN = 256;
const DEFAULT_USER_AGENT = "AIContentAgency/0.1";

/** Opens the door. Throws `EgressError` `invalid_configuration` for an unreadable exception or base URL. */
export function createEgress(options: EgressOptions): Egress {
  const { timeoutMs, userAgent = DEFAULT_USER_AGENT, resolve = resolveAll } = options;
  const allowList = parseAllowList(options.allow);
  const trustedOrigins = new Set(options.trustedOrigins.map(originOf));
  const connectTimeoutMs = Math.min(CONNECT_TIMEOUT_MS, timeoutMs);
  const checked = { allowList, resolve, connectTimeoutMs };

  const trustedAgent = createAgent(createPlainConnector(connectTimeoutMs), timeoutMs);
  const checkedAgent = createAgent(createCheckedConnector({ ...checked, allowHttp: false }), timeoutMs);
  // Apart, because a pooled connection made under the looser rule must not serve the stricter one.
  const checkedHttpAgent = createAgent(createCheckedConnector({ ...checked, allowHttp: true }), timeoutMs);

  return {
    trusted(origin, call = {}) {
      const origins = new Set((typeof origin === "string" ? [origin] : origin).map(originOf));
      for (const each of origins) if (!trustedOrigins.has(each)) throw notTrusted(each);
      return createSingleFetch({
        agent: trustedAgent,
        admit: (url) => {
          if (!origins.has(url.origin)) throw notTrusted(url.origin);
        },
        timeoutMs: call.timeoutMs ?? timeoutMs,
        userAgent,
      });
    },
    isTrusted: (url) => URL.canParse(url) && trustedOrigins.has(new URL(url).origin),
    guarded(origin, call = {}) {
      const only = origin === undefined ? undefined : parseTarget(origin).origin;
      return createSingleFetch({
        agent: checkedAgent,
        admit: (url) => {
          parseTarget(url.href);
          if (only !== undefined && url.origin !== only) throw notTrusted(url.origin);
        },
        timeoutMs: call.timeoutMs ?? timeoutMs,
        userAgent,
      });
    },
    fetchPublic: (url, call = {}) =>
      fetchPublic(url, call, { agent: call.allowHttp ? checkedHttpAgent : checkedAgent, timeoutMs, userAgent }),
    async close() {
      await Promise.all([trustedAgent.destroy(), checkedAgent.destroy(), checkedHttpAgent.destroy()]);
    },
  };
}

function createAgent(connect: buildConnector.connector, timeoutMs: number): Agent {
  return new Agent({ connect, connections: CONNECTIONS_PER_ORIGIN, pipelining: 1, allowH2: false, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
}

async function resolveAll(hostname: string): Promise<string[]> {
  const found = await lookup(hostname, { all: true });
  return found.map(({ address }) => address);
}

function originOf(url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new EgressError("invalid_configuration", `"${url}" is not an http(s) base URL.`, { provablyNotSent: true });
  }
  return new URL(url).origin;
}

function notTrusted(origin: string): EgressError {
  return new EgressError("not_trusted", `${origin} is not one of the configured origins of this provider.`, { provablyNotSent: true });
}

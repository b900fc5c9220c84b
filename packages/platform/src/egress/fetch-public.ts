import { pipeline, type Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { Dispatcher } from "undici";
import { parseTarget } from "./check-target.ts";
import { EgressError, findEgressError } from "./egress-error.ts";
import { readCapped } from "./read-capped.ts";
import { isTimeout } from "./single-fetch.ts";

export interface FetchPublicOptions {
  /** Cap on the body, on the wire and after decompression. Default: 8 MiB. */
  maxBytes?: number;
  /** Cap on the whole operation, redirects included. Default: the module's timeout. */
  timeoutMs?: number;
  /** The `accept` header. */
  accept?: string;
  /** Also accept plain http, for example for a customer's old website. Default: false. */
  allowHttp?: boolean;
  signal?: AbortSignal;
}

export interface PublicResponse {
  finalUrl: string;
  status: number;
  contentType: string | null;
  bytes: Uint8Array;
}

const DEFAULT_MAX_BYTES = 8 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export interface FetchPublicDependencies {
  agent: Dispatcher;
  timeoutMs: number;
  userAgent: string;
}

/** GETs a URL typed by a person, each hop checked by the agent's connector. Throws `EgressError`. */
export async function fetchPublic(text: string, options: FetchPublicOptions, dependencies: FetchPublicDependencies): Promise<PublicResponse> {
  const deadline = AbortSignal.timeout(options.timeoutMs ?? dependencies.timeoutMs);
  const signal = options.signal ? AbortSignal.any([deadline, options.signal]) : deadline;
  let url = parseTarget(text);
  try {
    for (let redirects = 0; ; redirects += 1) {
      const answer = await requestOnce(url, signal, options, dependencies);
      if (!("location" in answer)) return answer;
      if (redirects === MAX_REDIRECTS) throw new EgressError("too_many_redirects", `More than ${MAX_REDIRECTS} redirects were answered.`);
      url = nextTarget(url, answer.location);
    }
  } catch (error) {
    throw asEgressError(error, url, deadline, options.signal);
  }
}

async function requestOnce(
  url: URL,
  signal: AbortSignal,
  options: FetchPublicOptions,
  { agent, userAgent }: FetchPublicDependencies,
): Promise<PublicResponse | { location: string }> {
  const { statusCode, headers, body } = await agent.request({
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method: "GET",
    headers: { accept: options.accept ?? "*/*", "accept-encoding": "gzip, br", "user-agent": userAgent },
    signal,
  });
  // Destroying an unread body must not surface as an unhandled error.
  body.on("error", () => {});
  try {
    const location = single(headers["location"]);
    if (REDIRECTS.has(statusCode) && location !== undefined) return { location };
    const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
    if (Number(headers["content-length"] ?? 0) > maxBytes) {
      throw new EgressError("too_large", `The answer is larger than ${maxBytes} bytes.`);
    }
    const bytes = await readCapped(decoded(body, single(headers["content-encoding"])), maxBytes);
    return { finalUrl: withoutHash(url), status: statusCode, contentType: single(headers["content-type"]) ?? null, bytes };
  } finally {
    body.destroy();
  }
}

/** One decompressor at most, so that layers of compression cannot multiply; its output is read chunk by chunk under the cap. */
function decoded(body: Readable, encoding: string | undefined): AsyncIterable<Uint8Array> {
  const name = (encoding ?? "identity").trim().toLowerCase();
  if (name === "identity" || name === "") return body;
  const decoder =
    name === "gzip" || name === "x-gzip" ? createGunzip() : name === "br" ? createBrotliDecompress() : name === "deflate" ? createInflate() : undefined;
  if (!decoder) throw new EgressError("network", `The answer is encoded as "${name}", which was not asked for.`);
  pipeline(body, decoder, () => {});
  return decoder;
}

function nextTarget(from: URL, location: string): URL {
  if (!URL.canParse(location, from.href)) throw new EgressError("invalid_url", `${from.host} redirects to an invalid URL.`);
  const next = parseTarget(new URL(location, from).href);
  if (from.protocol === "https:" && next.protocol === "http:") {
    throw new EgressError("blocked_scheme", `${from.host} redirects from https to http, which is not followed.`);
  }
  return next;
}

function asEgressError(error: unknown, url: URL, deadline: AbortSignal, signal: AbortSignal | undefined): unknown {
  const known = findEgressError(error);
  if (known) return known;
  if (signal?.aborted && error === signal.reason) return error;
  if (deadline.aborted || isTimeout(error)) return new EgressError("timeout", `${url.host} did not answer in time.`, { cause: error });
  return new EgressError("network", `${url.host} could not be read.`, { cause: error });
}

function withoutHash(url: URL): string {
  const copy = new URL(url);
  copy.hash = "";
  return copy.href;
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

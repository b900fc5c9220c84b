import { EgressError, readCapped, type Egress, type PublicResponse } from "@agency/platform/egress";
import type { NoteCode } from "./schema.ts";

export interface SiteDependencies {
  egress: Pick<Egress, "fetchPublic" | "trusted">;
  /** Where the demo sites live; null where there is no sandbox. */
  sandboxOrigin: string | null;
}

export interface FetchLimits {
  maxBytes: number;
  timeoutMs: number;
  accept: string;
  signal: AbortSignal;
}

/**
 * GETs an address of somebody's site through the one door out (R31). Names under `.example`, which nobody can own, are the sandbox's
 * demo sites. @throws EgressError, or the signal's reason
 */
export async function fetchSite({ egress, sandboxOrigin }: SiteDependencies, url: string, limits: FetchLimits): Promise<PublicResponse> {
  const target = new URL(url);
  if (sandboxOrigin === null || !target.hostname.endsWith(".example")) return egress.fetchPublic(url, { ...limits, allowHttp: true });
  const signal = AbortSignal.any([limits.signal, AbortSignal.timeout(limits.timeoutMs)]);
  const reply = await egress.trusted(sandboxOrigin)(`${sandboxOrigin}/sandbox/${target.hostname}${target.pathname}${target.search}`, { headers: { accept: limits.accept }, signal });
  const bytes = await readCapped(reply.body, limits.maxBytes);
  return { finalUrl: target.href, status: reply.status, contentType: reply.headers.get("content-type"), bytes };
}

/** The words for a refusal of the door. */
export function noteOfEgress(error: EgressError): NoteCode {
  switch (error.code) {
    case "invalid_url":
      return "invalid_url";
    case "blocked_scheme":
      return "insecure";
    case "blocked_port":
    case "blocked_address":
    case "not_trusted":
      return "blocked_address";
    case "too_many_redirects":
    case "redirect_refused":
      return "too_many_redirects";
    case "too_large":
      return "too_large";
    case "timeout":
      return "timeout";
    case "network":
    case "invalid_configuration":
      return "unreachable";
  }
}

/** The same site: the host, with or without `www.`, or a part of it (`cdn.example.com` of `example.com`). */
export function isSameSite(home: URL, other: URL): boolean {
  if (!/^https?:$/.test(other.protocol) || other.port !== home.port) return false;
  const [base, host] = [bare(home.hostname), bare(other.hostname)];
  return host === base || (base.includes(".") && !/^[\d.]+$/.test(base) && host.endsWith(`.${base}`));
}

const bare = (hostname: string): string => hostname.toLowerCase().replace(/^www\./, "").replace(/\.$/, "");

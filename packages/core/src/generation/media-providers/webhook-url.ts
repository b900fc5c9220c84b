import type { Config } from "@agency/platform/config";

/** Where a provider may send its news; null where no provider can reach us: then jobs are polled. */
export function webhookUrlOf(config: Pick<Config, "PUBLIC_ORIGIN">, provider: string, jobId?: string): string | null {
  const { protocol, hostname } = new URL(config.PUBLIC_ORIGIN);
  if (protocol !== "https:" || hostname === "localhost" || hostname.endsWith(".localhost")) return null;
  return `${config.PUBLIC_ORIGIN}/api/v1/webhooks/in/${provider}${jobId === undefined ? "" : `?job=${jobId}`}`;
}

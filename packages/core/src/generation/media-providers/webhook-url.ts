import type { Config } from "@agency/platform/config";
import type { Environment } from "../table.ts";

/** Where a provider may send its news; null where no provider can reach us: then jobs are polled. The sandbox reaches us anywhere. */
export function webhookUrlOf(config: Pick<Config, "PUBLIC_ORIGIN">, provider: string, jobId?: string, environment: Environment = "live"): string | null {
  const { protocol, hostname } = new URL(config.PUBLIC_ORIGIN);
  const isPublic = protocol === "https:" && hostname !== "localhost" && !hostname.endsWith(".localhost");
  if (!isPublic && environment === "live") return null;
  return `${config.PUBLIC_ORIGIN}/api/v1/webhooks/in/${provider}${jobId === undefined ? "" : `?job=${jobId}`}`;
}

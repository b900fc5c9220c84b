import { z } from "zod";
import { notFound, Problem, type Api } from "@agency/platform/http";
import type { CoreDependencies } from "../../dependencies.ts";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import { receiveWebhook, type SigningKeys } from "./receive-webhook.ts";
import { webhookVerifiers } from "./verifiers.ts";

const params = z.object({ provider: z.string().min(1).max(60) });
/** News are short; nobody documents more than a few kilobytes. */
const mostBytes = 1024 * 1024;

/** Where providers say that something is done. Answered at once; the job is then read from the provider itself. */
export function webhookRoutes(api: Api, deps: ProviderDependencies & Pick<CoreDependencies, "db">): void {
  const signingKeys: SigningKeys = new Map();
  api.raw(
    {
      method: "post",
      path: "/webhooks/in/{provider}",
      summary: "Take a provider's signed news about a creation",
      tag: "Jobs",
      permission: "public",
      params,
      query: z.object({ job: z.uuid().optional() }),
      // As raw bytes: a signature is of the bytes, not of what they mean.
      consumes: "application/octet-stream",
      status: 204,
    },
    async ({ c, params, query }) => {
      if (!Object.hasOwn(webhookVerifiers, params.provider)) throw notFound("This webhook");
      const body = await readText(c.req.raw);
      const headers = Object.fromEntries(c.req.raw.headers);
      const outcome = await receiveWebhook({ ...deps, signingKeys }, { provider: params.provider, jobId: query.job ?? null, headers, body });
      if (outcome === "refused") throw new Problem(401, "webhook_refused", "The signature is not right, or too old.");
      return { body: undefined };
    },
  );
}

async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new Problem(413, "body_too_large", "The body is larger than any webhook.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

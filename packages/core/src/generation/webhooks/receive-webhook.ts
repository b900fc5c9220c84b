import { and, eq, sql } from "drizzle-orm";
import { databaseNow, rows, type Database } from "@agency/platform/db";
import { readReplicateWebhookSecret } from "@agency/providers/image";
import { ProviderError } from "@agency/providers/spec";
import { announceJobs } from "../jobs/job-events.ts";
import { providerJobs } from "../jobs/table.ts";
import { findMediaDefinition, openMediaProvider, type MediaAccess } from "../media-providers/index.ts";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import { parseJson, webhookVerifiers, type WebhookVerifier } from "./verifiers.ts";

/** Signing keys that were asked for, by account. */
export type SigningKeys = Map<string, { secret: string; until: number }>;

export interface ReceivedWebhook {
  provider: string;
  /** From the address that we gave; null where the provider has one address for all. */
  jobId: string | null;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/**
 * Takes a provider's news as a hint: once its signature is proven and it is no repetition, the job is due at once, and its worker asks the
 * provider what is true. A forged, early or repeated delivery can therefore change nothing.
 * @returns `refused` for a wrong signature, `unknown` where it names no job of ours (told to nobody outside)
 */
export async function receiveWebhook(deps: ProviderDependencies & { db: Database; signingKeys: SigningKeys }, webhook: ReceivedWebhook): Promise<"woken" | "repeated" | "unknown" | "refused"> {
  const verifier = webhookVerifiers[webhook.provider]!;
  const jobs = await findJobs(deps.db, webhook, verifier);
  for (const job of jobs) {
    const access = await deps.db.readForOrganization(job.organization_id, (tx) => openMediaProvider(tx, deps, findMediaDefinition(webhook.provider)!));
    const secret = await secretOf(access, verifier, deps.signingKeys).catch((error: unknown) => {
      if (error instanceof ProviderError) return null;
      throw error;
    });
    if (secret === null) continue;
    const outcome = await deps.db.forOrganization(job.organization_id, async (tx) => {
      const deliveryId = verifier.verify({ headers: webhook.headers, body: webhook.body, now: await databaseNow(tx) }, secret);
      if (deliveryId === null) return "refused" as const;
      const added = await rows(tx, sql`insert into provider_webhooks (organization_id, provider, delivery_id, job_id) values (${job.organization_id}, ${webhook.provider}, ${deliveryId.slice(0, 200)}, ${job.id}) on conflict do nothing returning job_id`);
      if (added.length === 0) return "repeated" as const;
      await tx.update(providerJobs).set({ nextStepAt: sql`agency.now()` }).where(and(eq(providerJobs.id, job.id), sql`${providerJobs.status} in ('submitted', 'waiting')`));
      await announceJobs(tx);
      return "woken" as const;
    });
    if (outcome !== "refused") return outcome;
  }
  // Whether a job exists is nobody's business who cannot sign.
  return "refused";
}

async function findJobs(db: Database, { provider, jobId, body }: ReceivedWebhook, verifier: WebhookVerifier): Promise<{ id: string; organization_id: string }[]> {
  const remoteId = verifier.remoteIdOf(parseJson(body));
  if (jobId === null && remoteId === null) return [];
  return db.system((tx) =>
    rows<{ id: string; organization_id: string }>(
      tx,
      // Another organization may have bound the same remote id: each proves its own secret.
      sql`select id, organization_id from provider_jobs where provider = ${provider} and ${jobId === null ? sql`remote_id = ${remoteId}` : sql`id = ${jobId}`} limit 5`,
    ),
  );
}

/** Keys change rarely: asked for once an hour. */
const keptMs = 3_600_000;

async function secretOf(access: MediaAccess, verifier: WebhookVerifier, known: SigningKeys): Promise<string | null> {
  if (verifier.secretFrom === "stored") return access.webhookSecret();
  const key = `${access.definition.name}:${access.environment}:${access.baseUrl}:${access.credential?.id ?? ""}:${access.credential?.version ?? 0}`;
  const found = known.get(key);
  if (found && found.until > performance.now()) return found.secret;
  const secret = await readReplicateWebhookSecret({ apiKey: access.apiKey(), baseUrl: access.baseUrl, fetch: access.fetch }, AbortSignal.timeout(10_000));
  if (known.size > 1_000) known.clear();
  known.set(key, { secret, until: performance.now() + keptMs });
  return secret;
}

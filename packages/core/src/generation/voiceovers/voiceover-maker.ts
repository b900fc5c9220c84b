import { eq, inArray, sql } from "drizzle-orm";
import { databaseNow, type Database, type Transaction } from "@agency/platform/db";
import type { MediaProvider } from "@agency/providers/spec";
import type { SpeechDetails, SpeechInput } from "@agency/providers/voice";
import { assets, type AssetRow } from "../../assets/index.ts";
import { cuesOfSpeech } from "../captions/cues-of-speech.ts";
import { JobFailedError } from "../jobs/context.ts";
import type { MediaMaker } from "../jobs/media-desk.ts";
import { providerJobs, type JobRow } from "../jobs/table.ts";
import { assertSameEnvironment } from "../media-environment.ts";
import { mediaFileName } from "../media-file-name.ts";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import { isVoiceMaker, openVoiceAccess } from "./open-voice-provider.ts";
import { voiceoverRequestSchema } from "./voiceover-request.ts";

/** As many as a reel takes. */
const mostWords = 2_000;

/** Reads texts aloud, and keeps what is said when as captions. */
export function createVoiceoverMaker(deps: ProviderDependencies & { db: Database }): MediaMaker {
  return {
    kind: "voice",
    async open(job) {
      const request = voiceoverRequestSchema.parse(job.request);
      const name = job.provider;
      if (!isVoiceMaker(name)) throw new JobFailedError("provider_not_configured", "This provider has no voices here.");
      const access = await deps.db.readForOrganization(job.organizationId, async (tx) => openVoiceAccess(tx, deps, name, await databaseNow(tx)));
      assertSameEnvironment(job, access.environment);
      const input: SpeechInput = { ...request, model: job.model };
      return { provider: access.open() as MediaProvider, environment: access.environment, input, prompt: request.text, fileName: mediaFileName(request.text, "voice") };
    },
    stored: keepCaptions,
  };
}

/** Words keep their times, so that a reel can light them up one by one; captions stand beside them, to be edited. */
async function keepCaptions(tx: Transaction, job: JobRow, made: readonly AssetRow[]): Promise<void> {
  const { spans, ...details } = job.details as unknown as SpeechDetails;
  const cues = cuesOfSpeech(voiceoverRequestSchema.parse(job.request).text, { ...details, spans } as SpeechDetails);
  await tx.update(providerJobs).set({ details: { ...details, cues, ...(details.precision === "word" ? { words: spans.slice(0, mostWords) } : {}) } }).where(eq(providerJobs.id, job.id));
  if (!details["isScratch"]) return;
  // So that nobody takes it for a voice to publish.
  await tx.update(assets).set({ rights: sql`${assets.rights} || '{"note": "Scratch voice: for timing, not for publishing"}'::jsonb` }).where(inArray(assets.id, made.map(({ id }) => id)));
}

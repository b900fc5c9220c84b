import { z } from "zod";
import { databaseNow } from "@agency/platform/db";
import { actorOf, type Api } from "@agency/platform/http";
import { assertBrandAccess } from "../../brands/index.ts";
import { usd } from "../../economics/index.ts";
import { addJobs } from "../jobs/add-jobs.ts";
import { presentJob } from "../jobs/read-jobs.ts";
import { acceptedJobsSchema } from "../jobs/schema.ts";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import { mediaEstimateSchema } from "../videos/schema.ts";
import { listVoiceAccess, maxCharactersOf, retirementOf, voiceModels, type VoiceAccess } from "./open-voice-provider.ts";
import { defaultVoice, planVoiceover } from "./plan-voiceover.ts";
import { generateVoiceoverSchema, longestVoiceover, voiceMakerSchema } from "./schema.ts";

const tag = "Voice-overs";

export function voiceoverRoutes(api: Api, deps: ProviderDependencies): void {
  api.write(
    { method: "post", path: "/voiceovers/generate", summary: "Read a text aloud, with captions", tag, permission: "contents.generate", body: generateVoiceoverSchema, reply: acceptedJobsSchema, status: 202 },
    async (tx, { principal, body }) => {
      assertBrandAccess(principal, body.brandId);
      const { provider, model, environment, request, estimate, warnings } = await planVoiceover(tx, deps, body);
      const jobs = await addJobs(tx, { organizationId: principal.organizationId, actor: actorOf(principal), kind: "voice", provider, model, environment, brandId: body.brandId, contentId: body.contentId, requests: [request], warnings });
      const [job] = jobs;
      return { body: { id: job!.batchId, status: job!.status, jobs: jobs.map(presentJob), estimatedMaxCost: estimate.microUsd === null ? null : usd(estimate.microUsd), warnings }, headers: { location: `/api/v1/jobs/${job!.id}` } };
    },
  );

  api.write(
    { method: "post", path: "/voiceovers/estimate", summary: "Say what a voice-over would cost, without making it", tag, permission: "contents.generate", body: generateVoiceoverSchema, reply: mediaEstimateSchema },
    async (tx, { principal, body }) => {
      assertBrandAccess(principal, body.brandId);
      const { provider, model, environment, seconds, estimate, warnings } = await planVoiceover(tx, deps, body);
      return { body: { provider, model, environment, seconds, cost: estimate.microUsd === null ? null : usd(estimate.microUsd), warnings } };
    },
  );

  api.read(
    { method: "get", path: "/voiceovers/makers", summary: "List who can read aloud", tag, permission: "contents.read", reply: z.object({ data: z.array(voiceMakerSchema) }) },
    async (tx) => {
      const all = await listVoiceAccess(tx, deps, await databaseNow(tx));
      const usual = defaultVoice(all);
      return { body: { data: all.map((access) => present(access, access.name === usual?.name)) } };
    },
  );
}

function present({ name, label, isConfigured, environment }: VoiceAccess, isDefault: boolean): z.input<typeof voiceMakerSchema> {
  const models = voiceModels[name].map((id) => ({ id, maxCharacters: Math.min(longestVoiceover, maxCharactersOf(name, id)), retiresAt: retirementOf(name, id) }));
  return { name, label, configured: isConfigured, environment, isDefault, isScratch: name === "offline", models };
}

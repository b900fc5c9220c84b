import { z } from "zod";
import { actorOf, type Api } from "@agency/platform/http";
import { assertBrandAccess } from "../../brands/index.ts";
import { usd } from "../../economics/index.ts";
import { addJobs } from "../jobs/add-jobs.ts";
import { presentJob } from "../jobs/read-jobs.ts";
import { acceptedJobsSchema } from "../jobs/schema.ts";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import { openVideoAccess, videoMakers, type VideoMakerName } from "./open-video-provider.ts";
import { planVideo } from "./plan-video.ts";
import { generateVideoSchema, mediaEstimateSchema, videoMakerSchema } from "./schema.ts";

const tag = "Videos";

export function videoRoutes(api: Api, deps: ProviderDependencies): void {
  api.write(
    { method: "post", path: "/videos/generate", summary: "Make a video: an avatar who speaks, or moving pictures from words", tag, permission: "contents.generate", body: generateVideoSchema, reply: acceptedJobsSchema, status: 202 },
    async (tx, { principal, body }) => {
      assertBrandAccess(principal, body.brandId);
      const { provider, model, environment, request, estimate, warnings } = await planVideo(tx, deps, { wish: body, brandIds: principal.brandIds });
      const jobs = await addJobs(tx, { organizationId: principal.organizationId, actor: actorOf(principal), kind: "video", provider, model, environment, brandId: body.brandId, contentId: body.contentId, requests: [request], warnings });
      const [job] = jobs;
      return { body: { id: job!.batchId, status: job!.status, jobs: jobs.map(presentJob), estimatedMaxCost: estimate.microUsd === null ? null : usd(estimate.microUsd), warnings }, headers: { location: `/api/v1/jobs/${job!.id}` } };
    },
  );

  api.write(
    { method: "post", path: "/videos/estimate", summary: "Say what a video would cost, without making it", tag, permission: "contents.generate", body: generateVideoSchema, reply: mediaEstimateSchema },
    async (tx, { principal, body }) => {
      assertBrandAccess(principal, body.brandId);
      const { provider, model, environment, seconds, estimate, warnings } = await planVideo(tx, deps, { wish: body, brandIds: principal.brandIds });
      return { body: { provider, model, environment, seconds, cost: estimate.microUsd === null ? null : usd(estimate.microUsd), warnings } };
    },
  );

  api.read(
    { method: "get", path: "/videos/makers", summary: "List who can make videos and what each knows", tag, permission: "contents.read", reply: z.object({ data: z.array(videoMakerSchema) }) },
    async (tx) => {
      const data: z.input<typeof videoMakerSchema>[] = [];
      for (const [name, maker] of Object.entries(videoMakers) as [VideoMakerName, (typeof videoMakers)[VideoMakerName]][]) {
        const access = await openVideoAccess(tx, deps, name);
        const configured = access.source !== "none";
        const isDefault = configured && !data.some((other) => other.isDefault && other.type === maker.type);
        data.push({ name, label: access.definition.label, type: maker.type, configured, environment: access.environment, isDefault, models: [...maker.models], aspectRatios: [...maker.aspectRatios], aspectRatiosFromImage: [...maker.aspectRatiosFromImage] });
      }
      return { body: { data } };
    },
  );
}

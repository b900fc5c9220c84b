import { z } from "zod";
import { actorOf, type Api } from "@agency/platform/http";
import { imageMakers } from "@agency/providers/image";
import { assertBrandAccess } from "../../brands/index.ts";
import { usd } from "../../economics/index.ts";
import { addJobs } from "../jobs/add-jobs.ts";
import { presentJob } from "../jobs/read-jobs.ts";
import { acceptedJobsSchema } from "../jobs/schema.ts";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import { defaultImageProvider, listImageProviders } from "./open-image-provider.ts";
import { planImages, type PlannedImages } from "./plan-images.ts";
import { generateImagesSchema, imageEstimateSchema, imageMakerSchema } from "./schema.ts";

const tag = "Images";

export function imageRoutes(api: Api, deps: ProviderDependencies): void {
  const costOf = ({ maxMicroUsd }: PlannedImages) => (maxMicroUsd === null ? null : usd(maxMicroUsd));

  api.write(
    { method: "post", path: "/images/generate", summary: "Make images; each job copies what it makes into the library", tag, permission: "contents.generate", body: generateImagesSchema, reply: acceptedJobsSchema, status: 202 },
    async (tx, { principal, body }) => {
      assertBrandAccess(principal, body.brandId);
      const plan = await planImages(tx, deps, { request: body, brandIds: principal.brandIds });
      const { provider, model, environment, requests, warnings } = plan;
      const { organizationId } = principal;
      const jobs = await addJobs(tx, { organizationId, actor: actorOf(principal), kind: "image", provider, model, environment, brandId: body.brandId, contentId: body.contentId, requests, warnings });
      const [first] = jobs;
      return { body: { id: first!.batchId, status: first!.status, jobs: jobs.map(presentJob), estimatedMaxCost: costOf(plan), warnings }, headers: { location: `/api/v1/jobs?batchId=${first!.batchId}` } };
    },
  );

  api.write(
    { method: "post", path: "/images/estimate", summary: "Say what images would cost and which wishes would be ignored, without making them", tag, permission: "contents.generate", body: generateImagesSchema, reply: imageEstimateSchema },
    async (tx, { principal, body }) => {
      assertBrandAccess(principal, body.brandId);
      const plan = await planImages(tx, deps, { request: body, brandIds: principal.brandIds });
      const { provider, model, environment, requests, warnings } = plan;
      return { body: { provider, model, environment, calls: requests.length, cost: costOf(plan), prompt: requests[0]!.prompt, warnings } };
    },
  );

  api.read(
    { method: "get", path: "/images/makers", summary: "List who can make images and what each knows", tag, permission: "contents.read", reply: z.object({ data: z.array(imageMakerSchema) }) },
    async (tx) => {
      const providers = await listImageProviders(tx, deps);
      const usual = defaultImageProvider(providers);
      const data = providers.map(({ name, isConfigured, environment }) => {
        const maker = imageMakers[name];
        return { ...maker, models: [...maker.models], aspectRatios: [...maker.aspectRatios], configured: isConfigured, environment, isDefault: name === usual.name };
      });
      return { body: { data } };
    },
  );
}

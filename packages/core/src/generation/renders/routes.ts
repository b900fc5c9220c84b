import type { Config } from "@agency/platform/config";
import { actorOf, conflict, type Api } from "@agency/platform/http";
import { planReel, reelCapability } from "@agency/creative/reel";
import { usd } from "../../economics/index.ts";
import { addJobs } from "../jobs/add-jobs.ts";
import { presentJob } from "../jobs/read-jobs.ts";
import { acceptedJobsSchema } from "../jobs/schema.ts";
import type { GenerationSink } from "../sink.ts";
import { planRender, type PlannedRender } from "./plan-render.ts";
import { renderModel } from "./render-provider.ts";
import { reelCapabilitySchema, reelPlanSchema, renderVideoSchema } from "./schema.ts";

const tag = "Videos";
const framesPerSecond = 30;

export function renderRoutes(api: Api, deps: { config: Config; generationSink: Pick<GenerationSink, "readSource"> }): void {
  const { config } = deps;
  const capability = () => reelCapability({ searchPath: config.searchPath });
  const secondsOf = ({ requests }: PlannedRender) => requests.map(({ definition }) => planReel(definition, new Map()).totalFrames / framesPerSecond);
  const costOf = (plan: PlannedRender) => usd(BigInt(Math.round(config.RENDER_USD_PER_SECOND * 1_000_000)) * secondsOf(plan).reduce((sum, seconds) => sum + BigInt(Math.ceil(seconds)), 0n));

  api.write(
    { method: "post", path: "/videos/render", summary: "Render a reel on this machine from a video script or a definition; one job a shape", tag, permission: "contents.generate", body: renderVideoSchema, reply: acceptedJobsSchema, status: 202 },
    async (tx, { principal, body }) => {
      const plan = await planRender(tx, deps, { request: body, brandIds: principal.brandIds });
      const able = capability();
      if (!able.available) throw conflict("reel_engine_missing", able.install);
      const { organizationId } = principal;
      const jobs = await addJobs(tx, { organizationId, actor: actorOf(principal), kind: "render", provider: "studio", model: renderModel, environment: "live", brandId: plan.brandId, contentId: plan.contentId, requests: plan.requests.map((request) => ({ ...request })) });
      const [first] = jobs;
      return { body: { id: first!.batchId, status: first!.status, jobs: jobs.map(presentJob), estimatedMaxCost: costOf(plan), warnings: [] }, headers: { location: `/api/v1/jobs?batchId=${first!.batchId}` } };
    },
  );

  api.write(
    { method: "post", path: "/videos/render/plan", summary: "Say what a reel would be: scenes, times and captions to edit, without rendering", tag, permission: "contents.generate", body: renderVideoSchema, reply: reelPlanSchema },
    async (tx, { principal, body }) => {
      const plan = await planRender(tx, deps, { request: body, brandIds: principal.brandIds });
      const { definition } = plan.requests[0]!;
      const { cues } = planReel(definition, new Map());
      return { body: { definition, seconds: secondsOf(plan)[0]!, cues } };
    },
  );

  api.read(
    { method: "get", path: "/videos/capability", summary: "Say whether this machine can render reels, and what to install", tag, permission: "contents.read", reply: reelCapabilitySchema },
    async () => {
      const able = capability();
      return { body: { available: able.available, engine: able.engine, found: able.found, install: able.available ? null : able.install } };
    },
  );
}

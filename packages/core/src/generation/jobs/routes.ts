import { z } from "zod";
import { actorOf, pageOf, pageQuery, toPage, type Api, type Principal } from "@agency/platform/http";
import type { Transaction } from "@agency/platform/db";
import { assertBrandAccess } from "../../brands/index.ts";
import type { CoreDependencies } from "../../dependencies.ts";
import { cancelJob, resolveJob, retryJob } from "./control-job.ts";
import { importIntoJob } from "./import-into-job.ts";
import { getJob, listJobs, presentJob } from "./read-jobs.ts";
import { importIntoJobSchema, jobStatuses, mediaKindSchema, providerJobSchema, resolveJobSchema } from "./schema.ts";
import type { JobRow } from "./table.ts";

const tag = "Jobs";
const params = z.object({ jobId: z.uuid() });

export function jobRoutes(api: Api, { cursors }: Pick<CoreDependencies, "cursors">): void {
  api.read(
    {
      method: "get",
      path: "/jobs",
      summary: "List paid creations and renders, newest first",
      tag,
      permission: "contents.read",
      query: z.strictObject({
        ...pageQuery,
        brandId: z.uuid().optional(),
        contentId: z.uuid().optional(),
        batchId: z.uuid().optional(),
        kind: mediaKindSchema.optional(),
        status: z.enum(jobStatuses).optional(),
        open: z.enum(["true", "false"]).optional().describe("true: under way, or waiting for a person's word"),
      }),
      reply: pageOf(providerJobSchema),
    },
    async (tx, { principal, query }) => {
      if (query.brandId !== undefined) assertBrandAccess(principal, query.brandId);
      const { cursor, limit, open, ...filter } = query;
      const scope = `jobs:${principal.organizationId}`;
      const after = cursor ? (cursors.decode(scope, cursor)[0] as string) : null;
      const found = await listJobs(tx, { ...filter, open: open === "true", brandIds: principal.brandIds, after, limit });
      return { body: toPage(found, { limit, signer: cursors, scope, key: (row) => [row.id], present: presentJob }) };
    },
  );

  api.read(
    { method: "get", path: "/jobs/{jobId}", summary: "Read a paid creation or render", tag, permission: "contents.read", params, reply: providerJobSchema },
    async (tx, { principal, params }) => ({ body: presentJob(await getJob(tx, params.jobId, { brandIds: principal.brandIds })) }),
  );

  const change = (tx: Transaction, principal: Principal, jobId: string, act: (job: JobRow) => Promise<JobRow>) => getJob(tx, jobId, { brandIds: principal.brandIds, lock: true }).then(act);

  api.write(
    { method: "post", path: "/jobs/{jobId}/cancel", summary: "Stop a job; what was paid for by then is kept or booked", tag, permission: "contents.generate", params, reply: providerJobSchema },
    async (tx, { principal, params }) => ({ body: presentJob(await change(tx, principal, params.jobId, (job) => cancelJob(tx, { job, actor: actorOf(principal) }))) }),
  );

  api.write(
    { method: "post", path: "/jobs/{jobId}/retry", summary: "Try a job again that ended without a result", tag, permission: "contents.generate", params, reply: providerJobSchema },
    async (tx, { principal, params }) => ({ body: presentJob(await change(tx, principal, params.jobId, (job) => retryJob(tx, { job, actor: actorOf(principal) }))) }),
  );

  api.write(
    { method: "post", path: "/jobs/{jobId}/resolve", summary: "Say what became of a paid call whose answer was lost", tag, permission: "contents.generate", params, body: resolveJobSchema, reply: providerJobSchema },
    async (tx, { principal, params, body }) => ({ body: presentJob(await change(tx, principal, params.jobId, (job) => resolveJob(tx, { job, actor: actorOf(principal), resolution: body }))) }),
  );

  api.write(
    { method: "post", path: "/jobs/{jobId}/import", summary: "Hand in the pictures that a person made for a job", tag, permission: "contents.generate", params, body: importIntoJobSchema, reply: providerJobSchema },
    async (tx, { principal, params, body }) => ({
      body: presentJob(await change(tx, principal, params.jobId, (job) => importIntoJob(tx, { job, assetIds: body.assetIds, actor: actorOf(principal), brandIds: principal.brandIds }))),
    }),
  );
}

import { z } from "zod";
import { moneySchema } from "../../economics/schema.ts";

/** As `packages/providers` names them; repeated because a browser reads this file. */
export const mediaKindNames = ["image", "video", "voice", "render"] as const;
export const mediaKindSchema = z.enum(mediaKindNames);

/**
 * `submitted`: the provider took it and gave an id; `waiting`: it works on it, or a person does; `uncertain`: the answer to a paid call
 * was lost, and a person says whether it exists.
 */
export const jobStatuses = ["queued", "running", "submitted", "waiting", "done", "failed", "refused", "cancelled", "uncertain"] as const;
/** `limit`: the provider asked for quiet; `budget`: no money is left; `person`: someone has to do something; `trouble`: tried again soon. */
export const jobWaitReasons = ["limit", "budget", "person", "trouble"] as const;

export const providerJobSchema = z
  .object({
    id: z.uuid(),
    batchId: z.uuid().describe("Jobs that were asked for together"),
    kind: mediaKindSchema,
    provider: z.string(),
    model: z.string(),
    environment: z.enum(["sandbox", "live"]),
    status: z.enum(jobStatuses),
    brandId: z.uuid(),
    contentId: z.uuid().nullable(),
    request: z.record(z.string(), z.unknown()).describe("What was asked for"),
    progress: z.number().min(0).max(1).nullable(),
    waiting: z.object({ reason: z.enum(jobWaitReasons), until: z.string().nullable() }).nullable(),
    assetIds: z.array(z.uuid()).describe("What was made, copied into the library"),
    details: z.record(z.string(), z.unknown()).describe("What its kind keeps of the answer"),
    warnings: z.array(z.string()),
    attempts: z.int(),
    estimatedMaxCost: moneySchema.nullable(),
    cost: moneySchema,
    remoteId: z.string().nullable(),
    errorKind: z.string().nullable(),
    errorDetail: z.string().nullable(),
    cancelRequested: z.boolean(),
    can: z.object({ cancel: z.boolean(), retry: z.boolean(), resolve: z.boolean(), import: z.boolean() }).describe("What a person may do now"),
    createdAt: z.string(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: "ProviderJob" });
export type ProviderJob = z.infer<typeof providerJobSchema>;

export const resolveJobSchema = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("bind"), remoteId: z.string().trim().min(1, "Enter the id that the provider shows.").max(300) }),
  z.strictObject({ action: z.literal("start_again") }),
]);

/** What a person made by hand for a job that waits for it (Midjourney): files of the library. */
export const importIntoJobSchema = z.strictObject({ assetIds: z.array(z.uuid()).min(1).max(8) });

/** Several jobs that were accepted together; `id` names the batch. */
export const acceptedJobsSchema = z
  .object({
    id: z.uuid(),
    status: z.enum(jobStatuses),
    jobs: z.array(providerJobSchema),
    estimatedMaxCost: moneySchema.nullable().describe("Null: nobody knows what it costs"),
    warnings: z.array(z.string()).describe("Wishes that the provider does not know and ignores"),
  })
  .meta({ id: "AcceptedJobs" });

import { z } from "zod";
import { moneySchema } from "../economics/schema.ts";
import { localeSchema } from "../identity/schema.ts";
import { platformSchema, type ContentType, type Platform } from "../prompts/schema.ts";
import { purposeSchema } from "./purpose-schema.ts";

/** Where a type of content may stand. */
export const platformsOfType = {
  social: ["facebook", "instagram", "tiktok", "linkedin"],
  ads: ["meta_ads", "google_ads"],
  landing: ["website"],
  video: ["facebook", "tiktok", "youtube", "instagram"],
} as const satisfies Record<ContentType, readonly Platform[]>;

/** Operations that need to know nothing but the text. */
export const toneOperations = ["shorten", "lengthen", "friendlier", "formal"] as const;
export const transformOperations = [...toneOperations, "adapt", "translate", "instruct", "field", "repair", "regenerate"] as const;
export type TransformOperation = (typeof transformOperations)[number];

/** A place in a document as a JSON pointer, e.g. `/cta`, `/headlines/2`, `/scenes/0`. */
export const pointerSchema = z.string().max(60).regex(/^(\/[A-Za-z0-9]{1,30}){1,3}$/, "Name a place as a JSON pointer, e.g. /headlines/0.");
const instruction = z.string().trim().min(1, "Say what should change.").max(1_000);
export const violationSchema = z.strictObject({ code: z.string().max(100), pointer: z.string().max(200), detail: z.string().max(500) });

const common = {
  /** Text to start from; the version in force when absent. */
  versionId: z.uuid().optional(),
  /** An earlier edit of that version; the newest when absent. */
  revisionId: z.uuid().optional(),
  versions: z.int().min(1).max(3).default(1),
  purpose: purposeSchema.default("fast"),
  seed: z.int().min(0).max(2_000_000_000).optional(),
};

/** `POST /contents/{id}/transform`. What stands in another network or language becomes a content of its own, everything else an alternative. */
export const transformSchema = z.discriminatedUnion("operation", [
  z.strictObject({ ...common, operation: z.literal("shorten") }),
  z.strictObject({ ...common, operation: z.literal("lengthen") }),
  z.strictObject({ ...common, operation: z.literal("friendlier") }),
  z.strictObject({ ...common, operation: z.literal("formal") }),
  z.strictObject({ ...common, operation: z.literal("adapt"), platform: platformSchema }),
  z.strictObject({ ...common, operation: z.literal("translate"), language: localeSchema }),
  z.strictObject({ ...common, operation: z.literal("instruct"), instruction }),
  /** Writes one place anew; every other byte stays. */
  z.strictObject({ ...common, operation: z.literal("field"), pointer: pointerSchema, instruction: instruction.optional() }),
  /** Puts right what is listed, or, without a list, every rule that the text breaks now. */
  z.strictObject({ ...common, operation: z.literal("repair"), violations: z.array(violationSchema).max(20).default([]) }),
]);
export type TransformInput = z.infer<typeof transformSchema>;

/** `POST /contents/{id}/regenerate`: further alternatives from the content's own brief. */
export const regenerateSchema = z.strictObject({
  versions: z.int().min(1).max(5).default(1),
  purpose: purposeSchema.default("fast"),
  promptId: z.uuid().optional(),
  variables: z.record(z.string().max(41), z.union([z.string().max(2_000), z.number(), z.boolean()])).default({}),
  seed: z.int().min(0).max(2_000_000_000).optional(),
});
export type RegenerateInput = z.infer<typeof regenerateSchema>;

/** How an alternative came to be, as it is shown. */
export const versionOriginSchema = z
  .object({
    operation: z.enum(transformOperations),
    platform: z.string().optional(),
    language: z.string().optional(),
    pointer: z.string().optional(),
    instruction: z.string().optional(),
  })
  .meta({ id: "VersionOrigin" });
export type VersionOrigin = z.infer<typeof versionOriginSchema>;

/** What a run that rewrites remembers; with the append-only revision it names, everything that it needs. */
export const runTransformSchema = versionOriginSchema
  .extend({
    violations: z.array(violationSchema).optional(),
    sourceContentId: z.uuid(),
    sourceVersionId: z.uuid().nullable(),
    sourceRevisionId: z.uuid().nullable(),
  })
  .meta({ id: "RunTransform" });
export type RunTransform = z.infer<typeof runTransformSchema>;

/** What a run would cost; nothing is started or held. Null where no price is known. */
export const runEstimateSchema = z
  .object({
    entries: z.array(
      z.object({
        provider: z.string(),
        model: z.string(),
        environment: z.enum(["sandbox", "live"]),
        inputTokens: z.int(),
        outputTokens: z.int(),
        /** Usual cost of all alternatives, written once. */
        expected: moneySchema.nullable(),
        /** The most that all alternatives can cost, written once. */
        max: moneySchema.nullable(),
      }),
    ),
    unconfigured: z.array(z.string()),
    expected: moneySchema.nullable(),
    /** The ceiling that the run would be accepted for, a repair of each alternative included. */
    max: moneySchema,
  })
  .meta({ id: "RunEstimate" });
export type RunEstimate = z.infer<typeof runEstimateSchema>;

import { z } from "zod";
import { guardOverrideSchema } from "../approvals/schema.ts";

export const editPostSchema = z.strictObject({
  /** NFC; checked by the rules of the network and of the brand, as it was before it went out. */
  text: z.string().trim().min(1).max(70_000).transform((text) => text.normalize("NFC")),
  override: guardOverrideSchema,
});

export const decideCommentSchema = z.union([
  z.strictObject({ stands: z.literal(true).describe("It stands under the post") }),
  z.strictObject({ sendAgain: z.literal(true).describe("It does not: write it once more") }),
]);

/** A post on the account that may be the one whose outcome nobody knows. */
export const candidateSchema = z.object({ remoteId: z.string(), text: z.string(), createdAt: z.string(), permalink: z.string().nullable() }).meta({ id: "PublicationCandidate" });
export type Candidate = z.infer<typeof candidateSchema>;
export const candidatesSchema = z
  .object({
    data: z.array(candidateSchema).nullable().describe("Null where the network lists nothing, or did not answer"),
    unanswered: z.string().nullable().describe("Why the network did not answer, in its own words"),
  })
  .meta({ id: "PublicationCandidates" });
export type Candidates = z.infer<typeof candidatesSchema>;

/** What stands on the network now, and what is being done to it. */
export const publicPostSchema = z
  .object({
    publicationId: z.uuid(),
    remoteId: z.string(),
    permalink: z.string().nullable(),
    text: z.string().describe("The text that stands now, as far as we changed it"),
    editedAt: z.string().nullable(),
    removedAt: z.string().nullable(),
    firstComment: z
      .object({
        text: z.string(),
        status: z.enum(["waiting", "sending", "published", "failed", "uncertain"]),
        remoteId: z.string().nullable(),
        error: z.string().nullable(),
      })
      .nullable(),
    change: z.object({ kind: z.enum(["edit", "remove"]), text: z.string().nullable() }).nullable().describe("What a person asked for and the network has not done yet"),
    changeError: z.string().nullable().describe("Why the network did not do what was asked last"),
    can: z.object({ edit: z.boolean(), remove: z.boolean() }).describe("What this network's API lets us do"),
    version: z.int(),
  })
  .meta({ id: "PublicPost" });
export type PublicPost = z.infer<typeof publicPostSchema>;

import { z } from "zod";

/** Where on a network a post stands. `draft`: in the creator's inbox, finished by a person in the app. */
export const postFormats = ["feed", "reel", "story", "draft"] as const;
export type PostFormat = (typeof postFormats)[number];

/** What a post says of itself, taken from the content's record and told to networks that ask. */
export const disclosureSchema = z.strictObject({
  /** Pictures or videos were made with AI. */
  aiGenerated: z.boolean().default(false),
  /** A third party pays for it. */
  paidPartnership: z.boolean().default(false),
  /** It promotes the account's own business. */
  ownBrand: z.boolean().default(false),
});
export type Disclosure = z.infer<typeof disclosureSchema>;

/** Choices that single networks ask for; each reads its own and ignores the others. */
export const postOptionsSchema = z.strictObject({
  /** TikTok: one of the creator's own options. Has no default: a person chooses. */
  privacyLevel: z.string().max(60).nullable().default(null),
  /** TikTok: off unless a person allows it. */
  allowComment: z.boolean().default(false),
  allowDuet: z.boolean().default(false),
  allowStitch: z.boolean().default(false),
  /** The frame that stands for a video. */
  coverSeconds: z.number().min(0).nullable().default(null),
  /** Instagram: a reel stands in the feed as well. */
  shareToFeed: z.boolean().default(true),
  /** Instagram: accounts that are asked to publish it with us. */
  collaborators: z.array(z.string().max(40)).max(3).default([]),
  /** LinkedIn: who may see it; null is everybody. */
  visibility: z.enum(["PUBLIC", "CONNECTIONS", "LOGGED_IN"]).nullable().default(null),
});
export type PostOptions = z.infer<typeof postOptionsSchema>;

/** A post that says nothing of all this. */
export const plainDisclosure: Disclosure = disclosureSchema.parse({});
export const plainOptions: PostOptions = postOptionsSchema.parse({});

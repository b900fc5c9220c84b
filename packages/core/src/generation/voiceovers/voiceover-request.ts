import { z } from "zod";

/** What a job of the kind `voice` stores. */
export const voiceoverRequestSchema = z.object({ text: z.string(), voiceId: z.string(), language: z.string(), speed: z.number(), seed: z.int().nullable() });
export type VoiceoverRequest = z.output<typeof voiceoverRequestSchema>;

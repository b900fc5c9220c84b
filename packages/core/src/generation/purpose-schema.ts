import { z } from "zod";

/** What a use asks of a model; settings map each to an ordered list of providers. */
export const purposes = ["fast", "cheap", "quality", "longform", "vision"] as const;
export const purposeSchema = z.enum(purposes);
export type Purpose = z.infer<typeof purposeSchema>;

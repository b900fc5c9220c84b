import type { createPromptSchema } from "../schema.ts";
import type { z } from "zod";

/** A template that comes with the product; `slug` is its name for ever. */
export type SeedPrompt = z.input<typeof createPromptSchema> & { slug: string };

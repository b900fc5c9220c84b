import { z } from "zod";
import type { RenderedReel } from "./render-reel.ts";
import { renderReelInputSchema } from "./render-reel.ts";
import type { ReelErrorCode } from "./reel-error.ts";

/** The one message to the render process. */
export const renderOrderSchema = z.strictObject({ input: renderReelInputSchema, workDir: z.string().min(1) });
export type RenderOrder = z.infer<typeof renderOrderSchema>;

/** What the render process tells. */
export type RenderNews = { type: "progress"; share: number } | { type: "done"; reel: RenderedReel } | { type: "failed"; code: ReelErrorCode; message: string; detail: string };

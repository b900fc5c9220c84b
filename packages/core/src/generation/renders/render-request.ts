import { z } from "zod";
import { reelBrandSchema, reelDefinitionSchema } from "@agency/creative/reel/schema";

/** What a job of the kind `render` stores: everything that decides the picture, frozen when it was asked for. */
export const renderRequestSchema = z.object({ definition: reelDefinitionSchema, brand: reelBrandSchema, logoAssetId: z.uuid().nullable(), fileName: z.string() });
export type RenderRequest = z.output<typeof renderRequestSchema>;

import { z } from "zod";
import type { ProviderApi } from "../../http/provider-api.ts";

/** Reads a HeyGen listing page by page, at most `mostPages` of a hundred. */
export async function readAllPages<Shape extends z.ZodType>(api: ProviderApi, { path, signal, mostPages }: { path: string; signal: AbortSignal; mostPages: number }, shape: Shape): Promise<z.output<Shape>[]> {
  const pageShape = z.object({ data: z.array(shape), has_more: z.boolean().nullish(), next_token: z.string().nullish() });
  const all: z.output<Shape>[] = [];
  let token: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { body } = await api.json({ path, query: { limit: 100, token }, signal }, pageShape);
    all.push(...body.data);
    if (!body.has_more || !body.next_token) break;
    token = body.next_token;
  }
  return all;
}

import { z } from "zod";
import { HttpFailure } from "./http-failure.ts";

const models = z.array(z.object({ id: z.string() }));
/** OpenAI's list; Ollama says null where it has none; Together answers the bare list. */
const modelList = z.union([z.object({ data: models.nullable().transform((list) => list ?? []) }), models.transform((data) => ({ data }))]);

/** Model ids that the key may use. Throws `HttpFailure` on a status other than 200 and the fetch's own errors. */
export async function listModels(input: {
  url: string;
  headers: Record<string, string>;
  fetch: typeof globalThis.fetch;
  signal: AbortSignal;
}): Promise<string[]> {
  const response = await input.fetch(input.url, { headers: input.headers, signal: input.signal });
  const text = await response.text();
  const headers = Object.fromEntries(response.headers);
  if (!response.ok) throw new HttpFailure(response.status, headers, text);
  const parsed = modelList.safeParse(parseJson(text));
  // A 200 that is not the documented list is a broken server, not a working key.
  if (!parsed.success) throw new HttpFailure(502, headers, "");
  return parsed.data.data.map(({ id }) => id);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

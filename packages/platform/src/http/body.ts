import type { Context } from "hono";
import { Problem } from "./problem.ts";
import { cleanText } from "../text/index.ts";

/** Largest JSON body in bytes, and deepest nesting (R20). */
export const maxJsonBytes = 1_000_000;
export const maxJsonDepth = 32;

/**
 * Reads a JSON body within its limits; every string comes out NFC and without control characters.
 * @throws Problem 400, 413 or 415
 */
export async function readJson(c: Context): Promise<unknown> {
  const contentType = c.req.header("content-type") ?? "";
  if (!/^application\/(json|[a-z0-9.+-]+\+json)\s*(;|$)/i.test(contentType)) {
    throw new Problem(415, "unsupported_media_type", "Send the body as `Content-Type: application/json`.");
  }
  const text = await readText(c, maxJsonBytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Problem(400, "malformed_json", "The body is not valid JSON.", { cause: error });
  }
  return normalise(value, 0);
}

/** Reads at most `maxBytes` of the body as UTF-8, refusing early by Content-Length and late by what really arrives. */
async function readText(c: Context, maxBytes: number): Promise<string> {
  const tooLarge = () => new Problem(413, "body_too_large", `The body may hold at most ${maxBytes} bytes.`);
  if (Number(c.req.header("content-length") ?? 0) > maxBytes) throw tooLarge();
  const body = c.req.raw.body;
  if (!body) return "";
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    total += chunk.byteLength;
    if (total > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    throw new Problem(400, "malformed_json", "The body is not valid UTF-8.", { cause: error });
  }
}

function normalise(value: unknown, depth: number): unknown {
  if (depth > maxJsonDepth) throw new Problem(400, "too_deep", `The body may nest at most ${maxJsonDepth} levels.`);
  // A lone half of a surrogate pair has no UTF-8 form: it becomes the replacement character here rather than differently in each place.
  if (typeof value === "string") return cleanText(value.toWellFormed());
  if (Array.isArray(value)) return value.map((entry) => normalise(entry, depth + 1));
  if (value !== null && typeof value === "object") {
    // Rebuilt without a prototype chain to poison: `__proto__` becomes an unknown field like any other.
    const clean: Record<string, unknown> = Object.create(null);
    for (const [key, entry] of Object.entries(value)) clean[cleanText(key.toWellFormed())] = normalise(entry, depth + 1);
    return clean;
  }
  return value;
}

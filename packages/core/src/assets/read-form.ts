import type { Context } from "hono";
import { Problem } from "@agency/platform/http";

/** Largest upload in bytes, and what the form's other fields may add. */
export const maxAssetBytes = 25 * 1024 * 1024;
const formOverhead = 64 * 1024;

export interface Upload {
  bytes: Uint8Array;
  fileName: string;
  /** The form's text fields. */
  fields: Record<string, string>;
}

/**
 * Reads a `multipart/form-data` body with one `file`, refusing early by Content-Length and late by what really arrives.
 * @throws Problem 400, 413, 415 or 422
 */
export async function readForm(c: Context): Promise<Upload> {
  const contentType = c.req.header("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(contentType)) throw new Problem(415, "unsupported_media_type", "Send the file as `multipart/form-data` with a field `file`.");
  const bytes = await readBytes(c);
  let form: FormData;
  try {
    form = await new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { "content-type": contentType } }).formData();
  } catch (error) {
    throw new Problem(400, "malformed_form", "The body is not a valid form.", { cause: error });
  }
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) {
    throw new Problem(422, "invalid_input", "Choose a file.", { errors: [{ pointer: "/file", code: "required", detail: "Send the file in the field `file`." }] });
  }
  if (file.size > maxAssetBytes) throw tooLarge();
  const fields: Record<string, string> = Object.create(null);
  for (const [name, value] of form) if (typeof value === "string") fields[name] = value;
  return { bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name, fields };
}

async function readBytes(c: Context): Promise<Uint8Array> {
  const limit = maxAssetBytes + formOverhead;
  if (Number(c.req.header("content-length") ?? 0) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of (c.req.raw.body ?? []) as AsyncIterable<Uint8Array>) {
    total += chunk.byteLength;
    if (total > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, total);
}

const tooLarge = () => new Problem(413, "file_too_large", `A file may hold at most ${maxAssetBytes / 1024 ** 2} MB.`);

import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { DocumentFacts, DocumentJob, DocumentReply } from "./document-protocol.ts";
import { MediaError } from "./media-error.ts";
import type { AiKind } from "./provenance.ts";
import { startChild } from "./start-child.ts";

export interface DocumentLimits {
  /** Writable memory of the child, its runtime included. */
  memoryBytes: number;
  /** For one document, the start of the child included. */
  timeoutMs: number;
}

/** 300 pages of 100 MB take a few seconds here. */
export const documentLimits: DocumentLimits = { memoryBytes: 2 * 1024 ** 3, timeoutMs: 60_000 };

const WORKER = fileURLToPath(new URL("./document-worker.ts", import.meta.url));

/**
 * Looks through a PDF in a child process of its own, which may write to the clean file's folder only, and leaves a copy there
 * without metadata. @throws MediaError `corrupt`, `encrypted`, `active_content`, `too_many_pages` or `decode_timeout`
 */
export async function readDocument(job: Omit<Extract<DocumentJob, { task: "clean" }>, "task">, limits: DocumentLimits = documentLimits): Promise<DocumentFacts> {
  const reply = await ask({ ...job, task: "clean" }, dirname(job.cleanPath), limits);
  if (reply.task !== "clean") throw new MediaError("corrupt", messages.corrupt);
  const { ok: _ok, task: _task, ...facts } = reply;
  return facts;
}

/** The first page of a stored document as PNG, its longer side so many pixels. Throws as `readDocument` does. */
export const drawCover = (bytes: Uint8Array, side: number, limits: DocumentLimits = documentLimits): Promise<Uint8Array> => bytesOf({ task: "cover", bytes, side }, limits);

/** A PDF with a page for each picture (JPEG), all of the first one's size. Throws as `readDocument` does. */
export const composeDocument = (input: { pictures: Uint8Array[]; title: string; ai?: AiKind }, limits: DocumentLimits = documentLimits): Promise<Uint8Array> => bytesOf({ task: "compose", ...input }, limits);

async function bytesOf(job: DocumentJob, limits: DocumentLimits): Promise<Uint8Array> {
  const reply = await ask(job, null, limits);
  if (reply.task === "clean") throw new MediaError("corrupt", messages.corrupt);
  return new Uint8Array(reply.bytes);
}

async function ask(job: DocumentJob, folder: string | null, { memoryBytes, timeoutMs }: DocumentLimits): Promise<Extract<DocumentReply, { ok: true }>> {
  const flags = ["--permission", "--allow-fs-read=*", "--allow-addons", ...(folder === null ? [] : [`--allow-fs-write=${folder}/*`])];
  const child = startChild(WORKER, { memoryBytes, flags, heapMegabytes: 768 });
  try {
    const reply = await new Promise<DocumentReply>((resolve, reject) => {
      const timer = setTimeout(() => reject(new MediaError("decode_timeout", "Reading the document took too long.")), timeoutMs);
      const settle = (action: () => void) => {
        clearTimeout(timer);
        action();
      };
      child.once("message", (message) => settle(() => resolve(message as DocumentReply)));
      child.once("exit", (code) => settle(() => reject(new MediaError("corrupt", messages.corrupt, new Error(`The reading process ended (${code}).`)))));
      child.once("error", (error) => settle(() => reject(new MediaError("corrupt", messages.corrupt, error))));
      child.send(job, (error) => {
        if (error) settle(() => reject(new MediaError("corrupt", messages.corrupt, error)));
      });
    });
    if (reply.ok) return reply;
    throw new MediaError(reply.code, reply.code === "too_many_pages" && job.task === "clean" ? `The document has more than ${job.maxPages} pages.` : messages[reply.code], new Error(reply.reason));
  } finally {
    child.kill("SIGKILL");
  }
}

const messages = {
  corrupt: "The document is damaged or incomplete and cannot be read.",
  encrypted: "The document is protected by a password. Save it without one, then upload it again.",
  active_content: "The document holds scripts, forms or other files. Print it to a new PDF, then upload that.",
  too_many_pages: "The document has too many pages.",
} as const;

import { fileURLToPath } from "node:url";
import { dirname } from "node:path";
import type { ContainerFacts, ContainerJob, ContainerReply } from "./container-protocol.ts";
import { MediaError } from "./media-error.ts";
import { startChild } from "./start-child.ts";

export interface ContainerReaderOptions {
  /** Writable memory of the child, its runtime (0.7 GB reserved, most of it never touched) included. */
  memoryBytes: number;
  /** For one file, the start of the child included. */
  timeoutMs: number;
}

const WORKER = fileURLToPath(new URL("./container-worker.ts", import.meta.url));

/**
 * Reads a video or sound in a child process of its own, which may write to the clean file's folder only, and leaves a copy
 * there that holds picture and sound and nothing else.
 * @throws MediaError `corrupt`, `too_long`, `unsupported_codec` or `decode_timeout`
 */
export async function readContainer(job: ContainerJob, { memoryBytes, timeoutMs }: ContainerReaderOptions): Promise<ContainerFacts> {
  const flags = ["--permission", "--allow-fs-read=*", `--allow-fs-write=${dirname(job.cleanPath)}/*`];
  const child = startChild(WORKER, { memoryBytes, flags, heapMegabytes: 512 });
  try {
    const reply = await new Promise<ContainerReply>((resolve, reject) => {
      const timer = setTimeout(() => reject(new MediaError("decode_timeout", "Reading the file took too long.")), timeoutMs);
      const settle = (action: () => void) => {
        clearTimeout(timer);
        action();
      };
      child.once("message", (message) => settle(() => resolve(message as ContainerReply)));
      child.once("exit", (code) => settle(() => reject(new MediaError("corrupt", messages.corrupt, new Error(`The reading process ended (${code}).`)))));
      child.once("error", (error) => settle(() => reject(new MediaError("corrupt", messages.corrupt, error))));
      child.send(job, (error) => {
        if (error) settle(() => reject(new MediaError("corrupt", messages.corrupt, error)));
      });
    });
    if (!reply.ok) throw new MediaError(reply.code, reply.code === "too_long" ? `It lasts longer than ${Math.round(job.maxDurationSeconds / 60)} minutes. Cut it into parts.` : messages[reply.code], new Error(reply.reason));
    const { ok: _ok, ...facts } = reply;
    return facts;
  } finally {
    child.kill("SIGKILL");
  }
}

const messages = {
  corrupt: "The file is damaged or incomplete and cannot be read.",
  unsupported_codec: "The file uses a codec that networks do not take. Save it as MP4 with H.264 and AAC, then upload it again.",
} as const;

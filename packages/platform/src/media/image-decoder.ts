import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { CleanImage, CleanJob, ImageJob, ImageReply, ResizeJob } from "./image-protocol.ts";
import { MediaError } from "./media-error.ts";
import { startChild } from "./start-child.ts";

export interface ImageDecoderOptions {
  /** Writable memory of the child, its runtime (0.7 GB reserved, most of it never touched) included. Enforced where the shell can: not on Windows. */
  memoryBytes: number;
  /** For one image, the start of the child included. */
  timeoutMs: number;
  /** The child ends after so long without work. */
  idleMs: number;
}

/** Decodes, re-encodes and resizes images in one long-lived child process, one image at a time. */
export interface ImageDecoder {
  /** Throws `MediaError` `corrupt`, `too_many_pixels` or `decode_timeout`. */
  clean(image: Omit<CleanJob, "id" | "task">): Promise<CleanImage>;
  /** Makes another size of an image that was cleaned before. Throws as `clean` does. */
  resize(image: Omit<ResizeJob, "id" | "task">): Promise<CleanImage>;
  /** Process id of the child, while there is one. */
  childPid(): number | undefined;
  /** Ends the child; images under way fail. */
  close(): Promise<void>;
}

const WORKER = fileURLToPath(new URL("./image-worker.ts", import.meta.url));

/** The child starts with the first image, restarts after a crash or timeout, and never keeps this process alive. */
export function createImageDecoder(options: ImageDecoderOptions): ImageDecoder {
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let nextId = 1;

  const stop = (): void => {
    clearTimeout(idle);
    child?.kill("SIGKILL");
    child = undefined;
  };

  const running = (): ChildProcess => {
    clearTimeout(idle);
    if (child?.connected && child.exitCode === null && child.signalCode === null) return child;
    stop();
    const started = startChild(WORKER, { memoryBytes: options.memoryBytes });
    started.once("exit", () => {
      if (child === started) child = undefined;
    });
    // Nobody waits for it between images.
    hold(started, false);
    child = started;
    return started;
  };

  const workOn = async (task: Omit<CleanJob, "id"> | Omit<ResizeJob, "id">): Promise<CleanImage> => {
    const worker = running();
    const job: ImageJob = { ...task, id: nextId++ };
    hold(worker, true);
    try {
      const reply = await answerOf(worker, job, options.timeoutMs);
      if (reply.ok) return { bytes: new Uint8Array(reply.bytes), width: reply.width, height: reply.height, ...(reply.aiKind ? { aiKind: reply.aiKind } : {}) };
      throw new MediaError(reply.code, messages[reply.code], new Error(reply.reason));
    } catch (error) {
      if (!(error instanceof MediaError) || error.code === "decode_timeout") stop();
      throw error instanceof MediaError ? error : new MediaError("corrupt", messages.corrupt, error);
    } finally {
      hold(worker, false);
      clearTimeout(idle);
      idle = setTimeout(stop, options.idleMs).unref();
    }
  };

  const inTurn = (task: Parameters<typeof workOn>[0]): Promise<CleanImage> => {
    const result = queue.then(() => workOn(task));
    queue = result.catch(() => {});
    return result;
  };

  return {
    clean: (image) => inTurn({ ...image, task: "clean" }),
    resize: (image) => inTurn({ ...image, task: "resize" }),
    childPid: () => child?.pid,
    async close() {
      const ending = child;
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return stop();
      ending.ref();
      const ended = new Promise((resolve) => ending.once("exit", resolve));
      stop();
      await ended;
    },
  };
}

const messages = {
  corrupt: "The image is damaged or incomplete and cannot be decoded.",
  too_many_pixels: "The image has more pixels than can be processed.",
  decode_timeout: "Decoding the image took too long.",
} as const;

function answerOf(worker: ChildProcess, job: ImageJob, timeoutMs: number): Promise<ImageReply> {
  return new Promise((resolve, reject) => {
    const settle = (action: () => void) => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("exit", onExit).off("error", onExit);
      action();
    };
    const onMessage = (reply: unknown) => {
      // The child runs our own code, but on a stranger's bytes: an answer to anything else is not ours.
      if ((reply as ImageReply).id === job.id) settle(() => resolve(reply as ImageReply));
    };
    const onExit = (reason: unknown) => settle(() => reject(new Error("The decoding process ended.", { cause: reason })));
    const timer = setTimeout(() => settle(() => reject(new MediaError("decode_timeout", messages.decode_timeout))), timeoutMs);
    worker.on("message", onMessage).once("exit", onExit).once("error", onExit);
    worker.send(job, (error) => {
      if (error) onExit(error);
    });
  });
}

function hold(worker: ChildProcess, busy: boolean): void {
  if (busy) {
    worker.ref();
    worker.channel?.ref();
  } else {
    worker.unref();
    worker.channel?.unref();
  }
}

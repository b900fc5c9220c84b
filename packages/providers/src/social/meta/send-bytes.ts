import { z } from "zod";
import type { ChannelCredentials, FrozenMedia } from "../../spec/social.ts";
import type { GraphClient } from "./graph-client.ts";

/** Slowest line that an upload may have and still end, bytes a millisecond (200 kB/s). */
export const slowestBytesPerMs = 200;
/** What is read of our file at a time. */
const pieceBytes = 1024 * 1024;

/**
 * Sends a file's bytes, from `offset` to the end, to Meta's upload host. What arrived before a line was cut stays there.
 * `url` is made of our own settings: the address in an answer could name any host, and the token goes with it.
 * `timeoutMs` is for an upload of nothing; more is added for every byte.
 */
export async function sendBytes(
  graph: GraphClient, { url, file, offset, credentials, timeoutMs }: { url: string; file: FrozenMedia; offset: number; credentials: ChannelCredentials; timeoutMs: number },
): Promise<void> {
  const left = file.byteLength - offset;
  await graph.call({
    method: "POST",
    path: "",
    url,
    scheme: "OAuth",
    accessToken: credentials.accessToken,
    account: credentials.remoteId,
    effect: "prepare",
    headers: { offset: String(offset), file_size: String(file.byteLength), "content-length": String(left) },
    body: bytesFrom(file, offset),
    timeoutMs: timeoutMs + Math.ceil(left / slowestBytesPerMs),
    answer: z.object({ success: z.literal(true) }),
  });
}

function bytesFrom(file: FrozenMedia, offset: number): ReadableStream<Uint8Array> {
  let at = offset;
  return new ReadableStream({
    async pull(controller) {
      if (at >= file.byteLength) return controller.close();
      const last = Math.min(at + pieceBytes, file.byteLength) - 1;
      controller.enqueue(await file.readRange(at, last));
      at = last + 1;
    },
  });
}

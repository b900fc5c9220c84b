import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { TakenFault } from "../faults/fault.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import { findCreator } from "./creators-table.ts";
import { inspectPhoto, inspectVideo } from "./inspect-file.ts";
import type { InspectedFile } from "./inspect-file.ts";
import { isReachable } from "./init-request.ts";
import { endOf } from "./publish-end.ts";
import type { PublishWebhooks } from "./publish-webhooks.ts";
import type { TikTokPublish } from "./publishes-table.ts";
import { findPublish, noteReceived } from "./publishes-table.ts";

/** Fetches the files of posts that were given as addresses. What a killed process left is fetched when it is asked about. */
export interface FilePuller {
  /** Ends when the files are here, or refused. */
  pull(publish: TikTokPublish, fault?: TakenFault | undefined): Promise<void>;
}

const timeoutMs = 10_000;

export function createFilePuller(sandbox: SandboxContext, webhooks: PublishWebhooks): FilePuller {
  const running = new Map<string, Promise<void>>();

  async function fetchAll(publish: TikTokPublish, fault: TakenFault | undefined): Promise<void> {
    const files: InspectedFile[] = [];
    let failReason: string | null = null;
    for (const url of publish.urls) {
      const found = await fetchOne(publish, url).catch(() => null);
      if (found === null) failReason ??= publish.mediaType === "PHOTO" ? "photo_pull_failed" : "video_pull_failed";
      else {
        files.push(found);
        failReason ??= found.failReason;
      }
    }
    noteReceived(sandbox.store, publish, endOf(sandbox, { media: files.map(({ file }) => file), failReason, fault }));
    webhooks.expect(findPublish(sandbox.store, publish.publishId)!);
  }

  async function fetchOne(publish: TikTokPublish, address: string): Promise<InspectedFile> {
    const { filesDir } = sandbox.store;
    if (!isReachable(new URL(address), sandbox.publicOrigin())) throw new Error("the sandbox fetches from this machine only");
    const path = join(filesDir, `pull-${randomUUID()}.part`);
    try {
      // A redirect counts as an invalid address.
      const response = await fetch(address, { redirect: "error", signal: AbortSignal.timeout(timeoutMs), headers: { "user-agent": "TikTokBot/1.0" } });
      if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
      await pipeline(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]), createWriteStream(path));
      if (publish.mediaType === "PHOTO") return await inspectPhoto(path, filesDir);
      return await inspectVideo(path, filesDir, findCreator(sandbox.store, publish.openId)?.maxVideoSeconds ?? 600);
    } finally {
      await rm(path, { force: true });
    }
  }

  return {
    pull(publish, fault) {
      if (publish.receivedAt !== null || publish.cancelledAt !== null || publish.source === "FILE_UPLOAD") return Promise.resolve();
      const known = running.get(publish.publishId);
      if (known) return known;
      const work = fetchAll(publish, fault)
        .catch((error: unknown) => sandbox.log({ event: "sandbox.pull_failed", publishId: publish.publishId, error: String(error) }))
        .finally(() => running.delete(publish.publishId));
      running.set(publish.publishId, work);
      return work;
    },
  };
}

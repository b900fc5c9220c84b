import { createHash } from "node:crypto";
import { makeSandboxVideo } from "@agency/sandbox";
import { SocialError } from "../spec/social-error.ts";
import type { FrozenMedia } from "../spec/social.ts";

/** A real MP4 (H.264, AAC) of about that size and length, another file for each title. Upright and three seconds long unless said otherwise. */
export async function testVideo(title: string, { width = 1080, height = 1920, seconds = 3 } = {}): Promise<FrozenMedia> {
  const bytes = await makeSandboxVideo({ width, height, seconds, title });
  return {
    assetId: `asset-${title}`,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    mimeType: "video/mp4",
    byteLength: bytes.length,
    width,
    height,
    durationSeconds: seconds,
    alt: null,
    read: () => Promise.resolve(bytes),
    readRange: (first, last) => Promise.resolve(bytes.slice(first, last + 1)),
    publicUrl: () => Promise.reject(new SocialError({ network: "test", kind: "config_error", message: "This video has no public address." })),
  };
}

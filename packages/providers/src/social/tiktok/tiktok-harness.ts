import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import type { ChannelCredentials, FrozenMedia, FrozenPost } from "../../spec/social.ts";
import { startTestSandbox } from "../../testing/sandbox.ts";
import type { TestSandbox } from "../../testing/sandbox.ts";
import { testPost } from "../../testing/test-post.ts";
import { testVideo } from "../../testing/test-video.ts";
import { plainOptions } from "../post-options.ts";
import type { ContractCall, ContractKind, PostKind, SocialNetworkHarness } from "../social-network.contract.ts";
import { createTikTok } from "./network.ts";
import type { TikTokSettings } from "./settings.ts";

const shared = { answers: "accepted", processes: "publish", discards: false } as const;
const video = { ...shared, whenArrived: "accepted", whenLost: "absent", prepares: true, ignoresAnswer: true, ignoresToken: true } as const;
const photo = { ...shared, whenArrived: "live", whenLost: "unknown", prepares: true, resumes: false, shows: { text: true, media: true }, hasPermalink: true } as const;
const nothing = { comment: false, edit: false, remove: false, measure: false };

/** TikTok's kinds of post, and what can be proven of each. */
export const tiktokKinds: readonly ContractKind[] = [
  { ...video, kind: "video", resumes: true, shows: { text: true, media: true }, hasPermalink: true, can: { ...nothing, measure: true } },
  { ...photo, kind: "photo", can: { ...nothing, measure: true } },
  { ...photo, kind: "photos", can: { ...nothing, measure: true } },
  { ...video, kind: "draft", resumes: false, shows: { text: false, media: true }, hasPermalink: false, isListed: false, can: nothing },
];

export function sandboxSettings(sandbox: TestSandbox): TikTokSettings {
  return {
    environment: "sandbox", clientKey: "sandbox-app", clientSecret: "sandbox-secret", apiUrl: `${sandbox.origin}/sandbox/open.tiktokapis.com/v2`,
    authUrl: `${sandbox.origin}/sandbox/www.tiktok.com/v2/auth/authorize`, isDesktop: true, fetch: sandbox.fetch,
  };
}

export interface SandboxCreator {
  openId: string;
  username: string;
  accessToken: string;
  refreshToken: string;
}

/** A new account of TikTok's stand-in. */
export async function newCreator(sandbox: TestSandbox, traits: object = {}, more: object = {}): Promise<{ creator: SandboxCreator; credentials: ChannelCredentials }> {
  const [creator] = await sandbox.admin<SandboxCreator[]>("tiktok/creators", { creators: [{ nickname: "Cà Phê Sông Hàn", ...traits }], ...more });
  if (!creator) throw new Error("no creator");
  return { creator, credentials: { remoteId: creator.openId, accessToken: creator.accessToken, details: {} } };
}

/** TikTok is through with everything as soon as it has it. */
export async function workAtOnce(sandbox: TestSandbox): Promise<void> {
  for (const host of ["open.tiktokapis.com", "www.tiktok.com"]) await sandbox.admin("processing", { host, processingMs: 0 });
}

/** Everyone may see it. */
export const publicPost = (post: Partial<FrozenPost>): FrozenPost => testPost({ options: { ...plainOptions, privacyLevel: "PUBLIC_TO_EVERYONE" }, ...post });

/** A real video of more than ten megabytes, so that it travels in two chunks: an MP4 with a box that says nothing behind it. */
export async function largeVideo(title: string, byteLength = 11_000_003): Promise<FrozenMedia> {
  const small = await testVideo(title);
  const bytes = new Uint8Array(byteLength);
  bytes.set(await small.read());
  const box = new DataView(bytes.buffer, small.byteLength);
  box.setUint32(0, byteLength - small.byteLength);
  bytes.set(new TextEncoder().encode("free"), small.byteLength + 4);
  return {
    ...small, byteLength, sha256: createHash("sha256").update(bytes).digest("hex"), read: () => Promise.resolve(bytes), readRange: (first, last) => Promise.resolve(bytes.slice(first, last + 1)),
  };
}

/** Pictures that a network may fetch over loopback. */
export interface PhotoServer extends AsyncDisposable {
  /** A JPEG of one colour, another file for each number. */
  photo(number: number, size?: { width: number; height: number }, format?: "jpeg" | "png" | "webp"): Promise<FrozenMedia>;
}

export async function startPhotoServer(): Promise<PhotoServer> {
  const files = new Map<string, { bytes: Uint8Array; mimeType: string }>();
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? "");
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": file.mimeType, "content-length": file.bytes.length }).end(file.bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    async photo(number, size = { width: 360, height: 640 }, format = "jpeg") {
      const background = { r: number % 256, g: (number >> 8) % 256, b: 120 };
      const bytes = new Uint8Array(await sharp({ create: { ...size, channels: 3, background } }).toFormat(format).toBuffer());
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const path = `/${sha256}.${format}`;
      files.set(path, { bytes, mimeType: `image/${format}` });
      return {
        assetId: `asset-${number}`, sha256, mimeType: `image/${format}`, byteLength: bytes.length, ...size, durationSeconds: null, alt: null,
        read: () => Promise.resolve(bytes), readRange: (first, last) => Promise.resolve(bytes.slice(first, last + 1)), publicUrl: () => Promise.resolve(`${origin}${path}`),
      };
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** TikTok's stand-in, and hands in the world behind it. */
export async function startTikTokHarness(): Promise<SocialNetworkHarness> {
  const [sandbox, gone, photos] = [await startTestSandbox(), await startTestSandbox(), await startPhotoServer()];
  const unreachable = createTikTok(sandboxSettings(gone));
  const settings = sandboxSettings(sandbox);
  // Its fetch stays usable, its port does not.
  await gone.stopServer();
  await workAtOnce(sandbox);
  return {
    network: createTikTok(settings),
    withTimeout: (timeoutMs) => createTikTok({ ...settings, timeoutMs }),
    unreachable,
    newAccount: async () => (await newCreator(sandbox)).credentials,
    post: async (kind, number) => postOf(photos, kind, number),
    arm: (kind, call, account, fault, delayMs) => sandbox.arm({ ...operationOf(kind, call), account, fault, ...(delayMs === undefined ? {} : { delayMs }) }),
    clearFaults: () => sandbox.clearFaults(),
    async publicPosts(account) {
      const { posts } = await sandbox.ledger(account);
      return posts.map(({ postId, text, mediaSha256 }) => ({ remoteId: postId, text, mediaSha256 }));
    },
    tells: { waitOfLimit: false, usage: false },
    async [Symbol.asyncDispose]() {
      await Promise.all([sandbox[Symbol.asyncDispose](), gone[Symbol.asyncDispose](), photos[Symbol.asyncDispose]()]);
    },
  };
}

async function postOf(photos: PhotoServer, kind: PostKind, number: number): Promise<FrozenPost> {
  const text = `Sáng nay uống gì? Bài ${number} #caphe`;
  switch (kind) {
    case "photo":
      return publicPost({ text, media: [await photos.photo(number * 3)] });
    case "photos":
      return publicPost({ text, media: [await photos.photo(number * 3), await photos.photo(number * 3 + 1), await photos.photo(number * 3 + 2)] });
    case "draft":
      return testPost({ format: "draft", text, media: [await testVideo(`draft ${number}`)] });
    default:
      return publicPost({ text, media: [await largeVideo(`video ${number}`)] });
  }
}

function operationOf(kind: PostKind, call: ContractCall): { host: string; operation: string } {
  const [api, upload] = ["open.tiktokapis.com", "open-upload.tiktokapis.com"];
  if (call === "upload") return { host: upload, operation: "upload.chunk" };
  if (call === "prepare") return { host: api, operation: kind === "draft" ? "inbox.init" : "creator_info.query" };
  return kind === "photo" || kind === "photos" ? { host: api, operation: "content.create" } : { host: upload, operation: "upload.create" };
}

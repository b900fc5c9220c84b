import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import type { FrozenMedia, FrozenPost } from "../../spec/social.ts";
import { startTestSandbox } from "../../testing/sandbox.ts";
import type { TestSandbox } from "../../testing/sandbox.ts";
import { testPost } from "../../testing/test-post.ts";
import { testVideo } from "../../testing/test-video.ts";
import type { ContractCall, ContractKind, PostKind, SocialNetworkHarness } from "../social-network.contract.ts";
import type { InstagramLoginName } from "./logins.ts";
import { createInstagram } from "./network.ts";
import type { InstagramSettings } from "./settings.ts";

const everywhere = {
  answers: "live", whenArrived: "live", whenLost: "absent", prepares: true, resumes: false, processes: null, discards: false, hasPermalink: true,
  shows: { text: true, media: true }, can: { comment: true, edit: false, remove: false, measure: true },
} as const;
const inStory = { shows: { text: false, media: true }, can: { ...everywhere.can, comment: false } } as const;

/** Instagram's kinds of post, and what can be proven of each. Bytes are sent through Facebook's login alone. */
export function instagramKinds(login: InstagramLoginName): readonly ContractKind[] {
  const moving = { processes: "prepare", resumes: login === "facebook" } as const;
  return [
    { ...everywhere, kind: "photo" },
    { ...everywhere, kind: "photos", ...moving },
    { ...everywhere, kind: "video", ...moving },
    { ...everywhere, kind: "reel", ...moving },
    { ...everywhere, ...inStory, kind: "story_photo" },
    { ...everywhere, ...inStory, kind: "story_video", ...moving },
  ];
}

/** Which calls of the stand-in carry out every kind. */
export function instagramOperations(login: InstagramLoginName): Record<ContractCall, { host: string; operation: string }> {
  const host = `graph.${login}.com`;
  return {
    prepare: { host, operation: "media.create" }, upload: { host: "rupload.facebook.com", operation: "ig_upload.create" },
    publish: { host, operation: "media_publish.create" }, comment: { host, operation: "comments.create" },
  };
}

export function sandboxSettings(sandbox: TestSandbox): InstagramSettings {
  const at = (host: string) => `${sandbox.origin}/sandbox/${host}`;
  return {
    environment: "sandbox",
    facebook: { appId: "sandbox-app", appSecret: "sandbox-secret", graphUrl: at("graph.facebook.com"), dialogUrl: at("www.facebook.com"), ruploadUrl: at("rupload.facebook.com") },
    instagram: { appId: "sandbox-app", appSecret: "sandbox-secret", graphUrl: at("graph.instagram.com"), dialogUrl: at("www.instagram.com"), oauthUrl: at("api.instagram.com") },
    version: "v26.0",
    fetch: sandbox.fetch,
  };
}

/** How long the stand-in works on a video in these tests. */
const processingMs = 60;
let accounts = 0;

/** Instagram's stand-in, and hands in the world behind it. */
export async function startInstagramHarness(login: InstagramLoginName): Promise<SocialNetworkHarness & { sandbox: TestSandbox; media: MediaServer }> {
  const sandbox = await startTestSandbox();
  const gone = await startTestSandbox();
  const media = await startMediaServer();
  const unreachable = createInstagram(sandboxSettings(gone));
  const settings = sandboxSettings(sandbox);
  await sandbox.admin("processing", { host: "*", processingMs });
  // Its fetch stays usable, its port does not.
  await gone.stopServer();
  return {
    sandbox,
    media,
    network: createInstagram(settings),
    withTimeout: (timeoutMs) => createInstagram({ ...settings, timeoutMs }),
    unreachable,
    newAccount: () => newAccount(sandbox, login),
    post: (kind, number) => postOf(media, kind, number),
    arm: (_kind, call, account, fault, delayMs) => sandbox.arm({ ...instagramOperations(login)[call], account, fault, ...(delayMs === undefined ? {} : { delayMs }), ...(fault === "processing_failed" ? { code: 2_207_026 } : {}) }),
    armAppLimit: (_kind, account) => sandbox.arm({ ...instagramOperations(login).publish, account, fault: "rate_limit", code: 4 }),
    clearFaults: () => sandbox.clearFaults(),
    async publicPosts(account) {
      const { posts } = await sandbox.ledger(account);
      return posts.map(({ postId, text, mediaSha256 }) => ({ remoteId: postId, text, mediaSha256 }));
    },
    tells: { waitOfLimit: true, usage: true },
    async [Symbol.asyncDispose]() {
      await media.close();
      await sandbox[Symbol.asyncDispose]();
      await gone[Symbol.asyncDispose]();
    },
  };
}

/** A new account, as this login's channel knows it. */
export async function newAccount(sandbox: TestSandbox, login: InstagramLoginName): Promise<{ remoteId: string; accessToken: string; details: Record<string, string> }> {
  accounts += 1;
  const [account] = await sandbox.admin<{ id: string; username: string; pageId: string | null; accessToken: string }[]>("instagram/accounts", { accounts: [{ username: `song.han.${accounts}`, name: "Cà Phê Sông Hàn" }], login });
  if (!account) throw new Error("no account");
  const { id, username, pageId, accessToken } = account;
  return { remoteId: id, accessToken, details: { login, username, ...(pageId === null ? {} : { pageId }) } };
}

/** Where the files of these tests can be fetched, as ours can be from a public address. */
export interface MediaServer {
  /** The same file, with an address. */
  publish(file: FrozenMedia): Promise<FrozenMedia>;
  close(): Promise<void>;
}

async function startMediaServer(): Promise<MediaServer> {
  const files = new Map<string, { bytes: Uint8Array; mimeType: string }>();
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? "");
    response.writeHead(file ? 200 : 404, file ? { "content-type": file.mimeType, "content-length": file.bytes.byteLength } : {}).end(file?.bytes);
  });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const { port } = server.address() as AddressInfo;
  return {
    async publish(file) {
      files.set(`/${file.sha256}`, { bytes: await file.read(), mimeType: file.mimeType });
      return { ...file, publicUrl: () => Promise.resolve(`http://127.0.0.1:${port}/${file.sha256}`) };
    },
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

/** A one-coloured JPEG, a different file for each shade. */
export async function testJpeg(shade: number, { width = 640, height = 640 } = {}): Promise<FrozenMedia> {
  const background = { r: shade % 256, g: (shade * 7) % 256, b: Math.floor(shade / 256) % 256 };
  const bytes = new Uint8Array(await sharp({ create: { width, height, channels: 3, background } }).withExif({ IFD0: { ImageDescription: String(shade) } }).jpeg().toBuffer());
  return {
    assetId: `asset-${shade}`, sha256: createHash("sha256").update(bytes).digest("hex"), mimeType: "image/jpeg", byteLength: bytes.byteLength, width, height, durationSeconds: null, alt: `Ảnh ${shade}`,
    read: () => Promise.resolve(bytes), readRange: (first, last) => Promise.resolve(bytes.slice(first, last + 1)), publicUrl: () => Promise.reject(new Error("not published")),
  };
}

async function postOf(media: MediaServer, kind: PostKind, number: number): Promise<FrozenPost> {
  const text = `Sáng nay uống gì? Bài ${number}`;
  const jpeg = async (position: number, size?: { width: number; height: number }) => media.publish(await testJpeg(number * 3 + position, size));
  const video = async () => media.publish(await testVideo(`Phim ${number}`));
  switch (kind) {
    case "photos":
      return testPost({ text, media: [await jpeg(0), await video(), await jpeg(1)] });
    case "video":
      return testPost({ text, media: [await video()] });
    case "reel":
      return testPost({ text, format: "reel", media: [await video()] });
    case "story_photo":
      return testPost({ format: "story", media: [await jpeg(0, { width: 540, height: 960 })] });
    case "story_video":
      return testPost({ format: "story", media: [await video()] });
    default:
      return testPost({ text, media: [await jpeg(0)] });
  }
}

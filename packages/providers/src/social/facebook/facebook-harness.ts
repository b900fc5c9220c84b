import type { FrozenPost } from "../../spec/social.ts";
import { startTestSandbox } from "../../testing/sandbox.ts";
import type { TestSandbox } from "../../testing/sandbox.ts";
import { testVideo } from "../../testing/test-video.ts";
import { testPhoto } from "../../testing/test-photo.ts";
import { testPost } from "../../testing/test-post.ts";
import type { ContractCall, ContractKind, PostKind, SocialNetworkHarness } from "../social-network.contract.ts";
import { createFacebook } from "./network.ts";
import type { FacebookSettings } from "./settings.ts";

const everywhere = { resumes: false, processes: null, hasPermalink: true, shows: { text: true, media: true }, can: { comment: true, edit: true, remove: true, measure: true } } as const;
const atOnce = { ...everywhere, answers: "live", whenArrived: "live" } as const;
const afterWork = { ...everywhere, answers: "accepted", whenArrived: "accepted", whenLost: "absent", prepares: true, resumes: true, processes: "publish", discards: true } as const;
const inStory = { shows: { text: false, media: true }, can: { comment: false, edit: false, remove: false, measure: false } } as const;

/** Facebook's kinds of post, and what can be proven of each. */
export const facebookKinds: readonly ContractKind[] = [
  { ...atOnce, kind: "text", whenLost: "unknown", prepares: false, discards: false },
  { ...atOnce, kind: "link", whenLost: "unknown", prepares: false, discards: false },
  { ...atOnce, kind: "photo", whenLost: "absent", prepares: true, discards: true },
  { ...atOnce, kind: "photos", whenLost: "absent", prepares: true, discards: true },
  { ...afterWork, kind: "video" },
  { ...afterWork, kind: "reel" },
  // Found again in the list of stories alone, which proves no absence.
  { ...atOnce, ...inStory, kind: "story_photo", whenLost: "unknown", prepares: true, discards: false },
  { ...afterWork, ...inStory, kind: "story_video" },
];

const graph = "graph.facebook.com";
const bytes = { host: "rupload.facebook.com", operation: "rupload.upload" };

/** Which calls of the stand-in carry out each kind. */
const facebookOperations: Readonly<Record<string, Record<Exclude<ContractCall, "comment">, { host: string; operation: string }>>> = {
  text: { prepare: { host: graph, operation: "feed.create" }, upload: { host: graph, operation: "feed.create" }, publish: { host: graph, operation: "feed.create" } },
  link: { prepare: { host: graph, operation: "feed.create" }, upload: { host: graph, operation: "feed.create" }, publish: { host: graph, operation: "feed.create" } },
  photo: { prepare: { host: graph, operation: "photos.create" }, upload: { host: graph, operation: "photos.create" }, publish: { host: graph, operation: "feed.create" } },
  photos: { prepare: { host: graph, operation: "photos.create" }, upload: { host: graph, operation: "photos.create" }, publish: { host: graph, operation: "feed.create" } },
  video: {
    prepare: { host: "graph-video.facebook.com", operation: "videos.start" }, upload: { host: "graph-video.facebook.com", operation: "videos.transfer" },
    publish: { host: "graph-video.facebook.com", operation: "videos.create" },
  },
  reel: { prepare: { host: graph, operation: "video_reels.start" }, upload: bytes, publish: { host: graph, operation: "video_reels.create" } },
  story_photo: { prepare: { host: graph, operation: "photos.create" }, upload: { host: graph, operation: "photos.create" }, publish: { host: graph, operation: "photo_stories.create" } },
  story_video: { prepare: { host: graph, operation: "video_stories.start" }, upload: bytes, publish: { host: graph, operation: "video_stories.create" } },
};

/** How long the stand-in works on a video in these tests. */
const processingMs = 150;

export function sandboxSettings(sandbox: TestSandbox): FacebookSettings {
  return {
    environment: "sandbox",
    appId: "sandbox-app",
    appSecret: "sandbox-secret",
    graphUrl: `${sandbox.origin}/sandbox/graph.facebook.com`,
    videoUrl: `${sandbox.origin}/sandbox/graph-video.facebook.com`,
    ruploadUrl: `${sandbox.origin}/sandbox/rupload.facebook.com`,
    dialogUrl: `${sandbox.origin}/sandbox/www.facebook.com`,
    version: "v26.0",
    fetch: sandbox.fetch,
  };
}

/** Facebook's stand-in, and hands in the world behind it. */
export async function startFacebookHarness(): Promise<SocialNetworkHarness> {
  const sandbox = await startTestSandbox();
  const gone = await startTestSandbox();
  const unreachable = createFacebook(sandboxSettings(gone));
  const settings = sandboxSettings(sandbox);
  await sandbox.admin("processing", { host: graph, processingMs });
  // Its fetch stays usable, its port does not.
  await gone.stopServer();
  return {
    network: createFacebook(settings),
    withTimeout: (timeoutMs) => createFacebook({ ...settings, timeoutMs }),
    unreachable,
    async newAccount() {
      const [page] = await sandbox.admin<{ id: string; accessToken: string }[]>("facebook/pages", { pages: [{ name: "Cà Phê Sông Hàn" }] });
      if (!page) throw new Error("no page");
      return { remoteId: page.id, accessToken: page.accessToken, details: {} };
    },
    post: postOf,
    arm: (kind, call, account, fault, delayMs) =>
      sandbox.arm({ ...operationOf(kind, call), account, fault, ...(delayMs === undefined ? {} : { delayMs }) }),
    armAppLimit: (kind, account) => sandbox.arm({ ...operationOf(kind, "publish"), account, fault: "rate_limit", code: 4 }),
    clearFaults: () => sandbox.clearFaults(),
    async publicPosts(account) {
      const { posts } = await sandbox.ledger(account);
      return posts.map(({ postId, text, mediaSha256 }) => ({ remoteId: postId, text, mediaSha256 }));
    },
    async postByOthers({ remoteId, accessToken }, message) {
      const response = await fetch(`${settings.graphUrl}/v26.0/${remoteId}/feed`, { method: "POST", body: new URLSearchParams({ message, access_token: accessToken }) });
      const { id } = (await response.json()) as { id?: string };
      if (!id) throw new Error(`the stand-in refused: ${response.status}`);
      return id;
    },
    tells: { waitOfLimit: true, usage: true },
    async [Symbol.asyncDispose]() {
      await sandbox[Symbol.asyncDispose]();
      await gone[Symbol.asyncDispose]();
    },
  };
}

async function postOf(kind: PostKind, number: number): Promise<FrozenPost> {
  const text = `Sáng nay uống gì? Bài ${number}`;
  const photo = (position: number) => testPhoto((number * 3 + position) % 256);
  switch (kind) {
    case "link":
      return testPost({ text, link: `https://caphesonghan.vn/menu/${number}` });
    case "photo":
      return testPost({ text, media: [photo(0)] });
    case "photos":
      return testPost({ text, media: [photo(0), photo(1), photo(2)] });
    case "video":
      return testPost({ text, title: `Phim ${number}`, media: [await testVideo(`Phim ${number}`, { width: 1280, height: 720 })] });
    case "reel":
      return testPost({ format: "reel", text, media: [await testVideo(`Thước phim ${number}`)] });
    case "story_photo":
      return testPost({ format: "story", media: [photo(0)] });
    case "story_video":
      return testPost({ format: "story", media: [await testVideo(`Tin ${number}`)] });
    default:
      return testPost({ text });
  }
}

function operationOf(kind: PostKind, call: ContractCall): { host: string; operation: string } {
  if (call === "comment") return { host: graph, operation: "comments.create" };
  const operations = facebookOperations[kind];
  if (!operations) throw new Error(`Facebook has no ${kind}`);
  return operations[call];
}

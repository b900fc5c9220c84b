import type { FrozenPost } from "../../spec/social.ts";
import { startTestSandbox } from "../../testing/sandbox.ts";
import type { TestSandbox } from "../../testing/sandbox.ts";
import { testPhoto } from "../../testing/test-photo.ts";
import { testPost } from "../../testing/test-post.ts";
import type { ContractCall, ContractKind, PostKind, SocialNetworkHarness } from "../social-network.contract.ts";
import { createFacebook } from "./network.ts";
import type { FacebookSettings } from "./settings.ts";

const everywhere = { answers: "live", whenArrived: "live", resumes: false, processes: null, hasPermalink: true, shows: { text: true, media: true } } as const;
const can = { comment: false, edit: false, remove: false, measure: false };

/** Facebook's kinds of post, and what can be proven of each. */
export const facebookKinds: readonly ContractKind[] = [
  { ...everywhere, kind: "text", whenLost: "unknown", prepares: false, discards: false, can },
  { ...everywhere, kind: "link", whenLost: "unknown", prepares: false, discards: false, can },
  { ...everywhere, kind: "photo", whenLost: "absent", prepares: true, discards: true, can },
  { ...everywhere, kind: "photos", whenLost: "absent", prepares: true, discards: true, can },
];

export function sandboxSettings(sandbox: TestSandbox): FacebookSettings {
  return {
    environment: "sandbox",
    appId: "sandbox-app",
    appSecret: "sandbox-secret",
    graphUrl: `${sandbox.origin}/sandbox/graph.facebook.com`,
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
    default:
      return testPost({ text });
  }
}

function operationOf(kind: PostKind, call: ContractCall): { host: string; operation: string } {
  if (call === "comment") return { host: "graph.facebook.com", operation: "comments.create" };
  if (call === "publish") return { host: "graph.facebook.com", operation: "feed.create" };
  return { host: "graph.facebook.com", operation: "photos.create" };
}

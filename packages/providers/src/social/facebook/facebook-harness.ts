import { startTestSandbox } from "../../testing/sandbox.ts";
import type { TestSandbox } from "../../testing/sandbox.ts";
import type { SocialNetworkHarness } from "../social-network.contract.ts";
import { createFacebook } from "./network.ts";
import type { FacebookSettings } from "./settings.ts";

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
    arm: (call, account, fault, delayMs) =>
      sandbox.arm({ host: "graph.facebook.com", operation: call === "publish" ? "feed.create" : "photos.create", account, fault, ...(delayMs === undefined ? {} : { delayMs }) }),
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
    provesAbsenceOf: { text: false, photos: true },
    async [Symbol.asyncDispose]() {
      await sandbox[Symbol.asyncDispose]();
      await gone[Symbol.asyncDispose]();
    },
  };
}

import { Hono } from "hono";
import { z } from "zod";
import { defaultAppId } from "../facebook/apps-table.ts";
import { GraphError } from "../facebook/graph-error.ts";
import { addPage } from "../facebook/pages-table.ts";
import { knownScopes } from "../facebook/scopes.ts";
import { mintUserToken, pageTokenFor } from "../facebook/tokens.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { addAccount, findAccount, setAccountLimits } from "./accounts-table.ts";
import { announceComment } from "./announce.ts";
import { readInstagramId } from "./ids.ts";
import { findMedia, insertComment } from "./media-table.ts";
import { instagramLoginScopes } from "./scopes.ts";
import { killInstagramTokens, mintToken } from "./tokens.ts";

const newAccounts = z.strictObject({
  accounts: z.array(z.strictObject({ username: z.string().regex(/^[a-z0-9._]{1,30}$/), name: z.string().min(1).max(200).optional() })).min(1).max(10_000),
  /** Which login's token to answer with; `facebook` also makes the page behind each account. */
  login: z.enum(["instagram", "facebook"]).default("instagram"),
  appId: z.string().min(1).default(defaultAppId),
});
const limits = z.strictObject({
  account: z.string(), postsPerDay: z.int().min(0).optional(), containersPerDay: z.int().min(0).optional(), callsPerDay: z.int().min(1).optional(), isRestricted: z.boolean().optional(),
});
const newComment = z.strictObject({
  /** The post's id. */
  media: z.string().min(1),
  text: z.string().min(1).max(2_200),
  /** Who writes it. */
  username: z.string().regex(/^[a-z0-9._]{1,30}$/).default("khach.quen"),
  /** How its news go wrong: signed by somebody else, told more than once. */
  isForged: z.boolean().default(false),
  times: z.int().min(1).max(10).default(1),
});
const tokenDeath = z.strictObject({ account: z.string().optional(), subcode: z.int().min(400).max(999).default(460) });

/** The tests' hands at Instagram, below `/sandbox/instagram`. */
export function instagramAdmin(sandbox: SandboxContext): Hono<SandboxEnv> {
  const { store } = sandbox;
  const app = new Hono<SandboxEnv>();
  app.onError((error, c) => {
    if (error instanceof z.ZodError) return c.json({ error: "invalid_body", issues: error.issues }, 400);
    if (error instanceof GraphError) return c.json({ error: "refused", message: error.message }, 409);
    throw error;
  });
  app.post("/accounts", async (c) => {
    const { accounts, login, appId } = newAccounts.parse(await c.req.json());
    const created = store.transaction(() => accounts.map(({ username, name = username }) => {
      if (login === "instagram") {
        const account = addAccount(store, { username, name, pageId: null });
        const { token } = mintToken(store, sandbox.now(), { appId, accountId: account.id, scopes: [...instagramLoginScopes], longLived: true });
        return { id: account.id, username, pageId: null, accessToken: token };
      }
      const page = addPage(store, { name });
      const account = addAccount(store, { username, name, pageId: page.id });
      const person = mintUserToken(store, sandbox.now(), { appId, scopes: [...knownScopes], declined: [], pageIds: [page.id], longLived: true });
      return { id: account.id, username, pageId: page.id, accessToken: pageTokenFor(store, sandbox.now(), person, page.id).token };
    }));
    return c.json(created, 201);
  });
  app.post("/limits", async (c) => {
    const { account, ...rest } = limits.parse(await c.req.json());
    return setAccountLimits(store, account, rest) ? c.body(null, 204) : c.json({ error: "unknown_account" }, 404);
  });
  app.post("/comments", async (c) => {
    const { media: mediaId, text, username, ...telling } = newComment.parse(await c.req.json());
    const node = readInstagramId(mediaId);
    const media = node?.kind === "media" ? findMedia(store, node.number) : undefined;
    const account = media && findAccount(store, media.accountId);
    if (!media || !account) return c.json({ error: "unknown_media" }, 404);
    if (media.productType === "STORY" || !media.commentsOpen) return c.json({ error: "takes_no_comments" }, 409);
    const comment = insertComment(store, media.number, text, sandbox.now(), username);
    announceComment(sandbox, account, media, comment, telling);
    return c.json({ id: comment.id }, 201);
  });
  app.post("/tokens/kill", async (c) => {
    const { account, subcode } = tokenDeath.parse(await c.req.json());
    return c.json({ killed: killInstagramTokens(store, subcode, account) });
  });
  return app;
}

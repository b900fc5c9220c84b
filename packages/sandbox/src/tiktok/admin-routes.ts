import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { defaultClientKey, registerApp } from "./apps-table.ts";
import { addCreator, changeCreator } from "./creators-table.ts";
import { deletePost, findPost, findPublish, finishDraft } from "./publishes-table.ts";
import { knownScopes } from "./scopes.ts";
import { killTokens, mintToken } from "./tokens.ts";

const traits = {
  username: z.string().regex(/^[a-z0-9_.]{2,24}$/).optional(),
  nickname: z.string().min(1).max(60).optional(),
  bio: z.string().max(200).optional(),
  isPrivate: z.boolean().optional(),
  commentDisabled: z.boolean().optional(),
  duetDisabled: z.boolean().optional(),
  stitchDisabled: z.boolean().optional(),
  maxVideoSeconds: z.int().min(1).optional(),
  /** What `creator_info` answers, with HTTP 200, e.g. `spam_risk_too_many_posts`. */
  blockedCode: z.string().nullable().optional(),
  postsPerDay: z.int().min(0).optional(),
  initsPerMinute: z.int().min(1).optional(),
  followers: z.int().min(0).optional(),
};
const newCreators = z.strictObject({
  creators: z.array(z.strictObject({ ...traits, nickname: z.string().min(1).max(60) })).min(1).max(10_000),
  clientKey: z.string().min(1).default(defaultClientKey),
  scopes: z.array(z.enum(knownScopes)).default([...knownScopes]),
});
const creatorChange = z.strictObject({ account: z.string(), ...traits });
const newApp = z.strictObject({
  clientKey: z.string().min(1), secret: z.string().min(1), audited: z.boolean().default(true), webhookUrl: z.url().nullable().default(null),
  /** Domains, or prefixes of addresses, whose ownership is proven; null: all that this machine serves. */
  verified: z.array(z.string().min(1)).nullable().default(null),
});
const tokenDeath = z.strictObject({ account: z.string().optional(), clientKey: z.string().optional() });

/** The tests' hands in TikTok's world: `/sandbox/tiktok/*`. */
export function tiktokAdmin(sandbox: SandboxContext): Hono<SandboxEnv> {
  const { store } = sandbox;
  const app = new Hono<SandboxEnv>();
  app.onError((error, c) => {
    if (error instanceof z.ZodError) return c.json({ error: "invalid_body", issues: error.issues }, 400);
    throw error;
  });
  const given = <Value extends object>(value: Value) => Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as { [Name in keyof Value]: Exclude<Value[Name], undefined> };

  app.post("/creators", async (c) => {
    const { creators, clientKey, scopes } = newCreators.parse(await c.req.json());
    const added = store.transaction(() => creators.map((creator) => addCreator(store, given(creator), sandbox.now())));
    return c.json(added.map(({ openId, username, nickname }) => {
      const { accessToken, refreshToken } = mintToken(store, sandbox.now(), { clientKey, openId, scopes });
      return { openId, username, nickname, accessToken, refreshToken };
    }), 201);
  });
  app.post("/creators/change", async (c) => {
    const { account, ...change } = creatorChange.parse(await c.req.json());
    return changeCreator(store, account, given(change)) ? c.body(null, 204) : c.json({ error: "unknown_creator" }, 404);
  });
  app.post("/apps", async (c) => {
    const registered = newApp.parse(await c.req.json());
    registerApp(store, registered);
    return c.json({ clientKey: registered.clientKey }, 201);
  });
  app.post("/tokens/kill", async (c) => {
    const { account, clientKey } = tokenDeath.parse(await c.req.json());
    return c.json({ killed: killTokens(store, sandbox.now(), { openId: account ?? null, clientKey: clientKey ?? null }) });
  });
  app.post("/tokens/mint", async (c) => {
    const { account, clientKey } = z.strictObject({ account: z.string(), clientKey: z.string().default(defaultClientKey) }).parse(await c.req.json());
    const { accessToken, refreshToken } = mintToken(store, sandbox.now(), { clientKey, openId: account, scopes: [...knownScopes] });
    return c.json({ accessToken, refreshToken }, 201);
  });
  app.post("/drafts/finish", async (c) => {
    const publish = findPublish(store, z.strictObject({ publishId: z.string() }).parse(await c.req.json()).publishId);
    if (!publish) return c.json({ error: "unknown_draft" }, 404);
    finishDraft(store, publish, sandbox.now());
    return c.body(null, 204);
  });
  app.post("/posts/delete", async (c) => {
    const post = findPost(store, z.strictObject({ postId: z.string() }).parse(await c.req.json()).postId);
    if (!post) return c.json({ error: "unknown_post" }, 404);
    deletePost(store, post, sandbox.now());
    return c.body(null, 204);
  });
  return app;
}

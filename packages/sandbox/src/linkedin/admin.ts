import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { readLittleText } from "./little-text.ts";
import { addAuthor, findAuthor, giveRole, postingRoles, setPostsPerDay } from "./people-table.ts";
import { insertPost, nextPostNumber } from "./posts-table.ts";
import { knownScopes } from "./scopes.ts";
import { grantToken, killTokens } from "./tokens.ts";
import { postUrn } from "./urns.ts";

const authors = z.strictObject({
  authors: z.array(z.strictObject({ kind: z.enum(["person", "organization"]), name: z.string().min(1).max(200), role: z.string().min(1).default(postingRoles[0] ?? "") })).min(1).max(10_000),
  appId: z.string().min(1).default("sandbox-app"),
  /** What the grant holds; everything when absent. */
  scopes: z.array(z.enum(knownScopes as [string, ...string[]])).optional(),
});
const death = z.strictObject({ member: z.string().optional(), token: z.string().optional(), how: z.enum(["expired", "revoked"]).default("revoked") });
const limits = z.strictObject({ account: z.string(), postsPerDay: z.int().min(0) });
const byOthers = z.strictObject({ author: z.string(), text: z.string().min(1) });

/** The tests' hands in LinkedIn: accounts with tokens, dying tokens, limits, posts by others. Mounted at `/sandbox/linkedin`. */
export function linkedinAdmin(sandbox: SandboxContext): Hono<SandboxEnv> {
  const { store } = sandbox;
  const app = new Hono<SandboxEnv>();
  app.onError((error, c) => {
    if (error instanceof z.ZodError) return c.json({ error: "invalid_body", issues: error.issues }, 400);
    throw error;
  });

  app.post("/authors", async (c) => {
    const wish = authors.parse(await c.req.json());
    const scopes = wish.scopes ?? [...knownScopes];
    const made = store.transaction(() =>
      wish.authors.map(({ kind, name, role }) => {
        const author = addAuthor(store, kind, name);
        // Every page has a member of its own, so that one account's trouble is nobody else's.
        const member = kind === "person" ? author : addAuthor(store, "person", `${name} (quản trị)`);
        if (kind === "organization") giveRole(store, member.urn, { organization: author.urn, role, state: "APPROVED" });
        const { token, refreshToken } = grantToken(store, sandbox.now(), { appId: wish.appId, member: member.urn, scopes });
        return { urn: author.urn, name, member: member.urn, accessToken: token, refreshToken };
      }));
    return c.json(made, 201);
  });
  app.post("/tokens/kill", async (c) => {
    const { member, token, how } = death.parse(await c.req.json());
    return c.json({ killed: killTokens(store, how, token !== undefined ? { token } : member !== undefined ? { member } : "everyone") });
  });
  app.post("/limits", async (c) => {
    const { account, postsPerDay } = limits.parse(await c.req.json());
    return setPostsPerDay(store, account, postsPerDay) ? c.body(null, 204) : c.json({ error: "unknown_author" }, 404);
  });
  app.post("/posts", async (c) => {
    const { author, text } = byOthers.parse(await c.req.json());
    if (!findAuthor(store, author)) return c.json({ error: "unknown_author" }, 404);
    const now = sandbox.now();
    const number = nextPostNumber(store);
    const urn = postUrn("share", now, number);
    insertPost(store, { urn, author, appId: "linkedin", commentary: text, shown: readLittleText(text), content: {}, fingerprint: `by-hand-${number}`, visibility: "PUBLIC", createdAt: now, clientRequest: {} });
    return c.json({ urn }, 201);
  });
  return app;
}

import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import { sizeOf } from "../heygen/heygen-routes.ts";
import { addCreation, findCreation, listCreations, stateOf } from "../media/creations.ts";
import type { MediaCreation } from "../media/creations.ts";
import { addListener, listListeners, removeListener } from "../media/listeners.ts";
import { speechSeconds } from "../media/make-speech.ts";
import { MediaRefusal, readJson, serveMedia } from "../media/serve-media.ts";
import type { MediaAnswer, MediaDialect } from "../media/serve-media.ts";
import { signedUrl, synthesiaFiles } from "../media/signed-files.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";

export const synthesiaHost = "api.synthesia.io";

/** Source: api.synthesia.io swagger document (2026-04-29). */
const newVideo = z.object({
  test: z.boolean().default(false),
  title: z.string().default("Untitled"),
  description: z.string().default(""),
  visibility: z.enum(["private", "public"]).default("private"),
  aspectRatio: z.enum(["16:9", "9:16", "1:1", "4:5", "5:4"]).default("16:9"),
  callbackId: z.string().optional(),
  soundtrack: z.enum(["corporate", "inspirational", "modern", "urban"]).optional(),
  input: z
    .array(
      z
        .object({
          scriptText: z.string().min(1).optional(),
          scriptAudio: z.string().optional(),
          scriptLanguage: z.string().optional(),
          avatar: z.string().min(1),
          background: z.string().min(1),
          avatarSettings: z.object({ voice: z.string().nullish(), horizontalAlign: z.enum(["left", "center", "right"]).optional(), scale: z.number().optional(), style: z.enum(["rectangular", "circular", "voiceOnly"]).optional(), seamless: z.boolean().optional() }).optional(),
          backgroundSettings: z.object({ videoSettings: z.object({ shortBackgroundContentMatchMode: z.string(), longBackgroundContentMatchMode: z.string() }) }).optional(),
        })
        .refine((scene) => scene.scriptText !== undefined || scene.scriptAudio !== undefined, "scriptText or scriptAudio is required"),
    )
    .min(1),
});
const newWebhook = z.object({ url: z.url(), events: z.array(z.enum(["video.completed", "video.failed"])).min(1) });

/** `/sandbox/api.synthesia.io/v2/*`. */
export function synthesiaRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const { store } = sandbox;
  const serve = (c: Parameters<typeof serveMedia>[2], operation: string, answer: MediaAnswer) => serveMedia(sandbox, dialect, c, operation, answer);

  sandbox.webhooks.register(synthesiaHost, (creation, { isForged }) => {
    const type = creation.outcome === "completed" ? "video.completed" : "video.failed";
    const body = JSON.stringify({ type, data: present(creation) });
    return listListeners(store, synthesiaHost, creation.account)
      .filter(({ events }) => events.includes(type))
      .map(({ url, secret }) => {
        const timestamp = String(Math.floor(sandbox.now() / 1000));
        return { url, body, headers: { "Synthesia-Timestamp": timestamp, "Synthesia-Signature": createHmac("sha256", isForged ? "not the secret" : secret).update(`${timestamp}.${body}`).digest("hex") } };
      });
  });

  app.post("/v2/videos", (c) => serve(c, "videos.create", async ({ account, fault }) => {
    const parsed = newVideo.safeParse(await readJson(c, (message) => refusal(400, message)));
    if (!parsed.success) throw refusal(400, parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "), "validation");
    const script = parsed.data.input.map(({ scriptText = "" }) => scriptText).join(" ");
    const creation = addCreation(sandbox, {
      host: synthesiaHost, id: randomUUID(), operation: "videos.create", model: "synthesia", account, fault, durationMs: speechSeconds(script) * 1000, microUsd: 0,
      request: { ...parsed.data, ...sizeOf(parsed.data.aspectRatio), script },
    });
    sandbox.webhooks.expect(creation);
    return Response.json({ ...present(creation), input: parsed.data.input }, { status: 201 });
  }));
  app.get("/v2/videos", (c) => serve(c, "videos.list", ({ account }) => {
    const limit = Math.min(Math.max(Number(c.req.query("limit") ?? 20) || 20, 1), 100);
    const offset = Number(c.req.query("offset") ?? 0) || 0;
    const all = listCreations(store, { host: synthesiaHost, account });
    return Response.json({ videos: all.slice(offset, offset + limit).map(present), nextOffset: offset + limit < all.length ? offset + limit : null });
  }));
  app.get("/v2/videos/:id", (c) => serve(c, "videos.get", ({ account }) => Response.json(present(find(c.req.param("id"), account)))));
  app.delete("/v2/videos/:id", (c) => serve(c, "videos.delete", ({ account }) => {
    store.run("UPDATE media_creations SET deleted_at = ? WHERE number = ?", sandbox.now(), find(c.req.param("id"), account).number);
    return new Response(null, { status: 204 });
  }));
  app.post("/v2/webhooks", (c) => serve(c, "webhooks.register", async ({ account }) => {
    const parsed = newWebhook.safeParse(await readJson(c, (message) => refusal(400, message)));
    if (!parsed.success) throw refusal(400, parsed.error.issues[0]!.message, "validation");
    const listener = { id: randomUUID(), ...parsed.data, secret: randomBytes(24).toString("hex"), createdAt: sandbox.now() };
    addListener(store, synthesiaHost, account, listener);
    const { createdAt, ...shown } = listener;
    return Response.json({ ...shown, status: "active", createdAt: Math.floor(createdAt / 1000), lastUpdatedAt: Math.floor(createdAt / 1000) }, { status: 201 });
  }));
  app.get("/v2/webhooks", (c) => serve(c, "webhooks.list", ({ account }) => Response.json({ webhooks: listListeners(store, synthesiaHost, account).map(({ id, url, events }) => ({ id, url, events, status: "active" })) })));
  app.delete("/v2/webhooks/:id", (c) => serve(c, "webhooks.delete", ({ account }) => {
    if (!removeListener(store, synthesiaHost, account, c.req.param("id"))) throw refusal(404, "Webhook not found");
    return new Response(null, { status: 204 });
  }));
  app.all("/*", () => refusal(404, "Not found").toResponse());
  return app;

  function find(id: string, account: string): MediaCreation {
    const creation = findCreation(store, synthesiaHost, id);
    if (!creation || creation.account !== account) throw refusal(404, "Video not found", id);
    return creation;
  }

  function present(creation: MediaCreation): Record<string, unknown> {
    const { state } = stateOf(creation, sandbox.now());
    const { title, description, visibility, callbackId, aspectRatio } = creation.request as Record<string, string>;
    const expiresAt = sandbox.now() + 3_600_000;
    return {
      id: creation.id,
      status: state === "completed" ? "complete" : state === "failed" ? "error" : state === "refused" ? "rejected" : "in_progress",
      title, description, visibility,
      createdAt: Math.floor(creation.createdAt / 1000),
      lastUpdatedAt: Math.floor((creation.readyAt ?? creation.createdAt) / 1000),
      callbackId: callbackId ?? null,
      aspectRatio,
      ...(state === "completed"
        ? {
            duration: `0:${new Date(creation.durationMs).toISOString().slice(14, 23)}000`,
            download: signedUrl(sandbox, synthesiaFiles, `${creation.id}.mp4`, expiresAt),
            captions: { srt: signedUrl(sandbox, synthesiaFiles, `${creation.id}.srt`, expiresAt), vtt: null },
            thumbnail: { image: signedUrl(sandbox, synthesiaFiles, `${creation.id}.png`, expiresAt), gif: null },
          }
        : {}),
    };
  }
}

const dialect: MediaDialect = {
  host: synthesiaHost,
  authenticate: (c) => {
    const key = c.req.header("authorization");
    // The key stands bare: a scheme before it is part of a wrong key.
    if (!key || /^Bearer\s/i.test(key)) throw refusal(403, "Forbidden");
    return key;
  },
  rateLimited: () => refusal(429, "Too many requests"),
  failed: (status) => refusal(status, "Internal server error"),
  badKey: () => refusal(403, "Forbidden"),
};

const refusal = (status: number, error: string, context = ""): MediaRefusal => new MediaRefusal(status, { error, context });

import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import { addListener, listListeners, removeListener } from "../media/listeners.ts";
import { addCreation, findCreation, listCreations, stateOf } from "../media/creations.ts";
import type { MediaCreation } from "../media/creations.ts";
import { speechSeconds } from "../media/make-speech.ts";
import { MediaRefusal, readJson, serveMedia } from "../media/serve-media.ts";
import type { MediaAnswer, MediaDialect } from "../media/serve-media.ts";
import { heygenFiles, openUrl, signedUrl } from "../media/signed-files.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { looks, voices } from "./catalog.ts";

export const heygenHost = "api.heygen.com";
/** Signs what goes to an address of one video where nobody registered an endpoint; the product knows it for the sandbox. */
const sandboxWebhookSecret = "sandbox-webhook-secret";

/** Source: OpenAPI schemas in heygen-com/heygen-cli (2026-07-22). */
const newVideo = z
  .object({
    type: z.literal("avatar"),
    avatar_id: z.string().min(1),
    script: z.string().min(1).max(5_000).optional(),
    audio_url: z.url().optional(),
    audio_asset_id: z.string().optional(),
    voice_id: z.string().optional(),
    title: z.string().optional(),
    aspect_ratio: z.enum(["16:9", "9:16", "4:5", "5:4", "1:1", "auto"]).default("16:9"),
    resolution: z.enum(["720p", "1080p", "4k"]).default("1080p"),
    output_format: z.enum(["mp4", "webm"]).default("mp4"),
    voice_settings: z.object({ speed: z.number().min(0.5).max(1.5).optional(), pitch: z.number().min(-50).max(50).optional(), volume: z.number().min(0).max(1).optional(), locale: z.string().optional() }).optional(),
    background: z.union([z.object({ type: z.literal("color"), value: z.string() }), z.object({ type: z.literal("image"), url: z.url().optional(), asset_id: z.string().optional() })]).optional(),
    caption: z.object({ file_format: z.literal("srt") }).optional(),
    engine: z.object({ type: z.enum(["avatar_iii", "avatar_iv", "avatar_v"]) }).default({ type: "avatar_iv" }),
    callback_url: z.url().optional(),
    callback_id: z.string().optional(),
  })
  .refine((video) => [video.script, video.audio_url, video.audio_asset_id].filter((given) => given !== undefined).length === 1, "Provide exactly one of script, audio_url or audio_asset_id")
  .refine((video) => video.script === undefined || video.voice_id !== undefined, "voice_id is required with script");

const newEndpoint = z.object({ url: z.url(), events: z.array(z.string()).min(1) });

/** US dollars a second. Source: developers.heygen.com, pricing (2026). */
const ratePerSecond = { avatar_iii: { usual: 16_700, "4k": 20_000 }, photo: { usual: 50_000, "4k": 66_700 }, twin: { usual: 66_700, "4k": 83_300 } } as const;

/** `/sandbox/api.heygen.com/v3/*`. */
export function heygenRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const { store } = sandbox;
  const serve = (c: Parameters<typeof serveMedia>[2], operation: string, answer: MediaAnswer) => serveMedia(sandbox, dialect, c, operation, answer);

  sandbox.webhooks.register(heygenHost, (creation, { isForged }) => {
    const body = JSON.stringify(newsOf(creation));
    const listeners = listListeners(store, heygenHost, creation.account);
    const own = creation.callbackUrl === null ? [] : [{ url: creation.callbackUrl, secret: listeners[0]?.secret ?? sandboxWebhookSecret }];
    const event = creation.outcome === "completed" ? "avatar_video.success" : "avatar_video.fail";
    return [...own, ...listeners.filter(({ events, url }) => events.includes(event) && url !== creation.callbackUrl)].map(({ url, secret }) => ({
      url, body,
      headers: {
        "Heygen-Signature": createHmac("sha256", isForged ? "not the secret" : secret).update(body).digest("hex"),
        "Heygen-Timestamp": String(Math.floor(sandbox.now() / 1000)),
        "Heygen-Event-Id": `evt_${creation.id}`,
      },
    }));
  });

  app.post("/v3/videos", (c) => serve(c, "videos.create", async ({ account, fault }) => {
    const parsed = newVideo.safeParse(await readJson(c, (message) => refusal(400, "invalid_parameter", message)));
    if (!parsed.success) throw refusal(400, "invalid_parameter", parsed.error.issues[0]!.message, parsed.error.issues[0]!.path.join(".") || null);
    const video = parsed.data;
    const look = looks.find(({ id }) => id === video.avatar_id);
    if (!look) throw refusal(404, "resource_not_found", `Avatar ${video.avatar_id} was not found.`, "avatar_id");
    if (video.voice_id !== undefined && !voices.some(({ voice_id }) => voice_id === video.voice_id)) throw refusal(404, "resource_not_found", `Voice ${video.voice_id} was not found.`, "voice_id");
    const seconds = speechSeconds(video.script ?? "x".repeat(100), video.voice_settings?.speed);
    const rate = video.engine.type === "avatar_iii" ? ratePerSecond.avatar_iii : look.avatarType === "photo_avatar" ? ratePerSecond.photo : ratePerSecond.twin;
    const creation = addCreation(sandbox, {
      host: heygenHost, id: `vid_${randomBytes(12).toString("hex")}`, operation: "videos.create", model: video.engine.type, account, fault,
      request: { ...video, ...sizeOf(video.aspect_ratio), script: video.script ?? "" }, durationMs: seconds * 1000,
      microUsd: Math.round(seconds * (video.resolution === "4k" ? rate["4k"] : rate.usual)), callbackUrl: video.callback_url ?? null,
    });
    sandbox.webhooks.expect(creation);
    return Response.json({ data: { video_id: creation.id, status: "waiting", output_format: video.output_format } });
  }));
  app.get("/v3/videos", (c) => serve(c, "videos.list", ({ account }) => page(c.req.query(), listCreations(store, { host: heygenHost, account }).map((creation) => present(creation)))));
  app.get("/v3/videos/:id", (c) => serve(c, "videos.get", ({ account }) => {
    const creation = findCreation(store, heygenHost, c.req.param("id"));
    if (!creation || creation.account !== account) throw refusal(404, "video_not_found", "Video not found.");
    return Response.json({ data: present(creation) });
  }));
  app.delete("/v3/videos/:id", (c) => serve(c, "videos.delete", ({ account }) => {
    const creation = findCreation(store, heygenHost, c.req.param("id"));
    if (!creation || creation.account !== account) throw refusal(404, "video_not_found", "Video not found.");
    store.run("UPDATE media_creations SET deleted_at = ? WHERE number = ?", sandbox.now(), creation.number);
    return Response.json({ data: { video_id: creation.id, deleted: true } });
  }));
  app.get("/v3/avatars", (c) => serve(c, "avatars.list", () => page(c.req.query(), [...new Set(looks.map(({ groupId }) => groupId))].map((id) => ({ id, name: looks.find(({ groupId }) => groupId === id)!.name.split(" – ")[0] })))));
  app.get("/v3/avatars/looks", (c) => serve(c, "looks.list", () => {
    const { group_id: group, avatar_type: type } = c.req.query();
    const wanted = looks.filter((look) => (group === undefined || look.groupId === group) && (type === undefined || look.avatarType === type));
    return page(c.req.query(), wanted.map(({ id, name, groupId, avatarType, gender, orientation, voiceId }) => ({
      id, name, group_id: groupId, avatar_type: avatarType, gender, preferred_orientation: orientation, preview_image_url: openUrl(sandbox, heygenFiles, `people/${id}.png`),
      default_voice_id: voiceId, supported_api_engines: avatarType === "photo_avatar" ? ["avatar_iv"] : ["avatar_iii", "avatar_iv"], status: "completed",
    })));
  }));
  app.get("/v3/voices", (c) => serve(c, "voices.list", () => {
    const { language, gender } = c.req.query();
    const wanted = voices.filter((voice) => (language === undefined || voice.language === language) && (gender === undefined || voice.gender === gender));
    return page(c.req.query(), wanted.map((voice) => ({ ...voice, type: "public", preview_audio_url: openUrl(sandbox, heygenFiles, `voices/${voice.voice_id}.mp3`), support_pause: true, support_locale: voice.language === "English" })));
  }));
  app.get("/v3/users/me", (c) => serve(c, "users.me", () => Response.json({ data: { username: "sandbox", email: "sandbox@example.com", billing_type: "wallet", wallet: { currency: "usd", remaining_balance: 250 } } })));
  app.post("/v3/webhooks/endpoints", (c) => serve(c, "webhooks.register", async ({ account }) => {
    const parsed = newEndpoint.safeParse(await readJson(c, (message) => refusal(400, "invalid_parameter", message)));
    if (!parsed.success) throw refusal(400, "invalid_parameter", parsed.error.issues[0]!.message);
    const listener = { id: `ep_${randomBytes(6).toString("hex")}`, ...parsed.data, secret: `whsec_${randomBytes(24).toString("base64")}`, createdAt: sandbox.now() };
    addListener(store, heygenHost, account, listener);
    const { id, createdAt, ...shown } = listener;
    return Response.json({ data: { endpoint_id: id, ...shown, status: "enabled", created_at: new Date(createdAt).toISOString() } });
  }));
  app.get("/v3/webhooks/endpoints", (c) => serve(c, "webhooks.list", ({ account }) => page(c.req.query(), listListeners(store, heygenHost, account).map(({ id, url, events }) => ({ endpoint_id: id, url, events, status: "enabled" })))));
  app.delete("/v3/webhooks/endpoints/:id", (c) => serve(c, "webhooks.delete", ({ account }) => {
    if (!removeListener(store, heygenHost, account, c.req.param("id"))) throw refusal(404, "resource_not_found", "Endpoint not found.");
    return Response.json({ data: { endpoint_id: c.req.param("id") } });
  }));
  app.all("/*", () => refusal(404, "not_found", "No such endpoint. v1 and v2 ended on 2026-10-31.").toResponse());
  return app;

  function present(creation: MediaCreation): Record<string, unknown> {
    const { state } = stateOf(creation, sandbox.now());
    const isDone = state === "completed";
    const { title, script, caption } = creation.request as { title?: string; script?: string; caption?: object };
    const fileUrl = (extension: string) => signedUrl(sandbox, heygenFiles, `${creation.id}.${extension}`, sandbox.now() + 3_600_000);
    return {
      id: creation.id,
      title: title ?? null,
      status: state === "queued" ? "pending" : state === "running" ? "processing" : isDone ? "completed" : "failed",
      created_at: Math.floor(creation.createdAt / 1000),
      completed_at: isDone ? Math.floor(creation.readyAt! / 1000) : null,
      duration: isDone ? creation.durationMs / 1000 : null,
      video_url: isDone ? fileUrl("mp4") : null,
      thumbnail_url: isDone ? fileUrl("png") : null,
      gif_url: null,
      subtitle_url: isDone && caption !== undefined && script ? fileUrl("srt") : null,
      captioned_video_url: null,
      video_page_url: isDone ? `https://app.heygen.com/videos/${creation.id}` : null,
      folder_id: null,
      failure_code: state === "refused" ? "moderation_failed" : state === "failed" ? "rendering_failed" : null,
      failure_message: state === "refused" ? "The script was flagged by content moderation." : state === "failed" ? "The video could not be rendered." : null,
    };
  }

  function newsOf(creation: MediaCreation): object {
    const { callback_id: callbackId = null } = creation.request as { callback_id?: string };
    const isDone = creation.outcome === "completed";
    return {
      event_id: `evt_${creation.id}`,
      event_type: isDone ? "avatar_video.success" : "avatar_video.fail",
      event_data: isDone
        ? { video_id: creation.id, url: signedUrl(sandbox, heygenFiles, `${creation.id}.mp4`, sandbox.now() + 3_600_000), gif_download_url: null, video_page_url: `https://app.heygen.com/videos/${creation.id}`, video_share_page_url: null, folder_id: null, callback_id: callbackId }
        : { video_id: creation.id, callback_id: callbackId, failure_code: creation.outcome === "refused" ? "moderation_failed" : "rendering_failed", msg: "The video failed." },
      created_at: new Date(sandbox.now()).toISOString(),
    };
  }
}

const dialect: MediaDialect = {
  host: heygenHost,
  authenticate: (c) => {
    const key = c.req.header("x-api-key");
    if (!key) throw refusal(401, "unauthorized", "Missing API key.");
    return key;
  },
  rateLimited: ({ code, delayMs }) =>
    code === "insufficient_credit"
      ? refusal(402, "insufficient_credit", "Your account has 0 credits but this video requires 2 credits.")
      : refusal(429, "rate_limit_exceeded", "Too many requests.", null, { "retry-after": String(Math.ceil((delayMs ?? 1_000) / 1000)) }),
  failed: (status) => refusal(status, "internal_error", "Something went wrong."),
  badKey: () => refusal(401, "unauthorized", "Invalid API key."),
};

function refusal(status: number, code: string, message: string, param: string | null = null, headers: Record<string, string> = {}): MediaRefusal {
  return new MediaRefusal(status, { error: { code, message, param, doc_url: `https://developers.heygen.com/docs/error-codes#${code.replaceAll("_", "-")}` } }, { "x-request-id": randomUUID(), ...headers });
}

function page(query: Record<string, string>, all: readonly unknown[]): Response {
  const limit = Math.min(Math.max(Number(query.limit ?? 20) || 20, 1), 100);
  const from = Number(query.token ?? 0) || 0;
  const next = from + limit;
  return Response.json({ data: all.slice(from, next), has_more: next < all.length, next_token: next < all.length ? String(next) : null });
}

export function sizeOf(aspect: string): { width: number; height: number } {
  switch (aspect) {
    case "9:16":
      return { width: 1080, height: 1920 };
    case "1:1":
      return { width: 1080, height: 1080 };
    case "4:5":
      return { width: 1080, height: 1350 };
    case "5:4":
      return { width: 1350, height: 1080 };
    default:
      return { width: 1920, height: 1080 };
  }
}

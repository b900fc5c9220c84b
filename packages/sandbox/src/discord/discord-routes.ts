import { Hono } from "hono";
import { z } from "zod";
import { imageUrl } from "../images/image-files.ts";
import type { ImageFileHost } from "../images/image-files.ts";
import { addCreation, listCreations } from "../media/creations.ts";
import type { MediaCreation } from "../media/creations.ts";
import { MediaRefusal, readJson, serveMedia } from "../media/serve-media.ts";
import type { MediaAnswer, MediaDialect } from "../media/serve-media.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";

export const discordHost = "discord.com";
/** Signed addresses of attachments work for about a day. Source: Discord developer documentation (2026). */
export const discordFiles: ImageFileHost = { host: "cdn.discordapp.com", apiHost: discordHost, livesMs: 24 * 3_600_000 };
const newMessage = z.object({
  content: z.string().min(1).max(2_000),
  nonce: z.union([z.string().max(25), z.number()]).optional(),
  enforce_nonce: z.boolean().optional(),
  allowed_mentions: z.object({ parse: z.array(z.string()).optional() }).optional(),
  message_reference: z.object({ message_id: z.string() }).optional(),
});

/** `/sandbox/discord.com/api/v10/*`: one bot in its channels. `POST /people/reply` is what a person would do by hand. */
export function discordRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const { store } = sandbox;
  const serve = (c: Parameters<typeof serveMedia>[2], operation: string, answer: MediaAnswer) => serveMedia(sandbox, dialect, c, operation, answer);
  const messagesOf = (channelId: string) => listCreations(store, { host: discordHost, account: channelId });
  const add = (channelId: string, request: Record<string, unknown>, operation: string, fault?: Parameters<typeof addCreation>[1]["fault"]): MediaCreation => {
    const [last] = listCreations(store, { host: discordHost });
    // Ids grow with time, as snowflakes do.
    const id = String(BigInt(Math.max(sandbox.now(), last ? Number(BigInt(last.id) >> 22n) + 1 : 0)) << 22n);
    return addCreation(sandbox, { host: discordHost, id, operation, model: "message", account: channelId, fault, isImmediate: true, durationMs: 0, microUsd: 0, request });
  };

  app.get("/api/v10/channels/:channel", (c) => serve(c, "channels.get", () => Response.json({ id: c.req.param("channel"), type: 0, name: "midjourney-jobs" })));
  app.post("/api/v10/channels/:channel/messages", (c) => serve(c, "messages.create", async ({ fault }) => {
    const parsed = newMessage.safeParse(await readJson(c, () => refusal(400, "Invalid Form Body", 50_035)));
    if (!parsed.success) throw refusal(400, "Invalid Form Body", 50_035);
    const { nonce, enforce_nonce: isEnforced } = parsed.data;
    const same = isEnforced && nonce !== undefined ? messagesOf(c.req.param("channel")).find(({ request }) => request["nonce"] === nonce) : undefined;
    return Response.json(present(same ?? add(c.req.param("channel"), parsed.data, "messages.create", fault)));
  }));
  app.get("/api/v10/channels/:channel/messages", (c) => serve(c, "messages.list", () => {
    const after = c.req.query("after");
    const limit = Math.min(100, Number(c.req.query("limit") ?? 50) || 50);
    const all = messagesOf(c.req.param("channel")).filter(({ id }) => after === undefined || BigInt(id) > BigInt(after));
    // After an id: the oldest beyond it, still newest first.
    return Response.json((after === undefined ? all.slice(0, limit) : all.slice(-limit)).map(present));
  }));
  app.post("/people/reply", async (c) => {
    const { messageId, pictures } = z.object({ messageId: z.string(), pictures: z.int().min(1).max(4).default(1) }).parse(await c.req.json());
    const message = listCreations(store, { host: discordHost }).find(({ id }) => id === messageId);
    if (!message) return c.json({ error: "unknown_message" }, 404);
    return c.json(present(add(message.account, { content: "xong rồi", message_reference: { message_id: messageId }, pictures, width: 1024, height: 1024 }, "people.reply")), 201);
  });
  app.all("/*", () => refusal(404, "404: Not Found", 0).toResponse());
  return app;

  function present(creation: MediaCreation): Record<string, unknown> {
    const { content, nonce = null, message_reference: reference = null, pictures = 0 } = creation.request as { content: string; nonce?: string; message_reference?: object; pictures?: number };
    const attachments = Array.from({ length: pictures }, (_, index) => ({ id: `${creation.id}${index}`, filename: `midjourney-${index + 1}.png`, content_type: "image/png", size: 100_000, url: imageUrl(sandbox, discordFiles, creation.id, index), width: 1024, height: 1024 }));
    return { id: creation.id, channel_id: creation.account, content, nonce, attachments, message_reference: reference, timestamp: new Date(creation.createdAt).toISOString(), author: { id: pictures > 0 ? "200000000000000002" : "100000000000000009", username: pictures > 0 ? "lan" : "agency-bot", bot: pictures === 0 } };
  }
}

const dialect: MediaDialect = {
  host: discordHost,
  authenticate: (c) => {
    const token = c.req.header("authorization")?.match(/^Bot\s+(\S+)$/)?.[1];
    if (!token) throw refusal(401, "401: Unauthorized", 0);
    if (!c.req.header("user-agent")?.startsWith("DiscordBot (")) throw refusal(403, "A User-Agent of the form DiscordBot (url, version) is required", 40_333);
    return token;
  },
  rateLimited: ({ delayMs }) => new MediaRefusal(429, { message: "You are being rate limited.", retry_after: (delayMs ?? 1_000) / 1000, global: false }, { "retry-after": String(Math.ceil((delayMs ?? 1_000) / 1000)) }),
  failed: (status) => refusal(status, `${status}: Internal Server Error`, 0),
  badKey: () => refusal(401, "401: Unauthorized", 0),
};

const refusal = (status: number, message: string, code: number): MediaRefusal => new MediaRefusal(status, { message, code });

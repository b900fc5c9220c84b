import { Hono } from "hono";
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { addCreation } from "../media/creations.ts";
import { makeMp3, makePcm, makeWav, speechSeconds } from "../media/make-speech.ts";
import { MediaRefusal, readJson, serveMedia } from "../media/serve-media.ts";
import type { MediaDialect } from "../media/serve-media.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";

const host = "api.openai.com";
/** First day without any of them. Source: OpenAI, deprecations (2026-11). */
const endsAt = Date.parse("2027-01-06T00:00:00Z");
const models: ReadonlySet<string> = new Set(["gpt-4o-mini-tts", "tts-1", "tts-1-hd"]);

const speech = z.object({
  model: z.string(),
  input: z.string().min(1).max(4_096),
  voice: z.enum(["alloy", "ash", "ballad", "cedar", "coral", "echo", "fable", "marin", "nova", "onyx", "sage", "shimmer", "verse"]),
  instructions: z.string().max(4_096).optional(),
  response_format: z.enum(["mp3", "wav", "pcm"]).default("mp3"),
  speed: z.number().min(0.25).max(4).default(1),
});

/** `/sandbox/api.openai.com/v1/audio/speech`. */
export function speechRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.post("/v1/audio/speech", (c) => serveMedia(sandbox, dialect, c, "speech.create", async ({ account, fault }) => {
    const parsed = speech.safeParse(await readJson(c, (message) => refusal(400, message, null)));
    if (!parsed.success) throw refusal(400, parsed.error.issues[0]!.message, "invalid_value", parsed.error.issues[0]!.path.join("."));
    const request = parsed.data;
    if (!models.has(request.model) || sandbox.now() >= endsAt) throw refusal(404, `The model \`${request.model}\` does not exist or you do not have access to it.`, "model_not_found", "model");
    if (fault?.fault === "refusal") throw refusal(400, "Your request was rejected by our safety system.", "content_policy_violation");
    const seconds = speechSeconds(request.input, request.speed);
    const id = `req_${randomBytes(16).toString("hex")}`;
    addCreation(sandbox, { host, id, operation: "speech.create", model: request.model, account, fault, request, durationMs: seconds * 1000, microUsd: Math.round([...request.input].length * 15), isImmediate: true });
    const { bytes, type } = request.response_format === "mp3" ? { bytes: makeMp3(seconds, id), type: "audio/mpeg" } : request.response_format === "wav" ? { bytes: makeWav(seconds, 24_000, id), type: "audio/wav" } : { bytes: makePcm(seconds, 24_000), type: "audio/pcm" };
    return new Response(new Uint8Array(bytes), { headers: { "content-type": type, "x-request-id": id } });
  }));
  return app;
}

const dialect: MediaDialect = {
  host,
  authenticate: (c) => {
    const key = c.req.header("authorization")?.match(/^Bearer\s+(\S+)$/i)?.[1];
    if (!key) throw refusal(401, "You didn't provide an API key.", null);
    return key;
  },
  rateLimited: ({ code, delayMs }) =>
    code === "insufficient_quota"
      ? refusal(429, "You exceeded your current quota, please check your plan and billing details.", "insufficient_quota", null, "insufficient_quota")
      : refusal(429, "Rate limit reached for requests", "rate_limit_exceeded", null, "requests", { "retry-after": String(Math.ceil((delayMs ?? 1_000) / 1000)) }),
  failed: (status) => refusal(status, "The server had an error while processing your request. Sorry about that!", "server_error", null, "server_error"),
  badKey: () => refusal(401, "Incorrect API key provided.", "invalid_api_key"),
};

function refusal(status: number, message: string, code: string | null, param: string | null = null, type = "invalid_request_error", headers: Record<string, string> = {}): MediaRefusal {
  return new MediaRefusal(status, { error: { message, type, param, code } }, headers);
}

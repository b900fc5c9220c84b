import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import { addCreation } from "../media/creations.ts";
import { makeMp3, makePcm, makeWav, speechSeconds } from "../media/make-speech.ts";
import { MediaRefusal, readJson, serveMedia } from "../media/serve-media.ts";
import type { MediaAnswer, MediaDialect } from "../media/serve-media.ts";
import { elevenLabsFiles, openUrl } from "../media/signed-files.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { models, voices } from "./catalog.ts";

export const elevenLabsHost = "api.elevenlabs.io";

/** Source: api.elevenlabs.io/openapi.json (2026-08-22). */
const speech = z.object({
  text: z.string(),
  model_id: z.string().default("eleven_multilingual_v2"),
  language_code: z.string().nullish(),
  voice_settings: z.object({ stability: z.number().min(0).max(1).nullish(), similarity_boost: z.number().min(0).max(1).nullish(), style: z.number().min(0).max(1).nullish(), use_speaker_boost: z.boolean().nullish(), speed: z.number().min(0.7).max(1.2).nullish() }).nullish(),
  seed: z.int().min(0).max(4_294_967_295).nullish(),
  previous_text: z.string().nullish(),
  next_text: z.string().nullish(),
  previous_request_ids: z.array(z.string()).max(3).nullish(),
  apply_text_normalization: z.enum(["auto", "on", "off"]).default("auto"),
});
type Speech = z.output<typeof speech>;

/** `/sandbox/api.elevenlabs.io/*`: speech, its timings, voices, models. */
export function elevenLabsRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const serve = (c: Parameters<typeof serveMedia>[2], operation: string, answer: MediaAnswer) => serveMedia(sandbox, dialect, c, operation, answer);

  app.post("/v1/text-to-speech/:voice/with-timestamps", (c) => serve(c, "text_to_speech.create", async ({ account, fault }) => {
    const spoken = speak(c.req.param("voice"), c.req.query("output_format"), await readJson(c, invalidBody), account, fault);
    const alignment = alignmentOf(spoken.text, spoken.seconds);
    return Response.json({ audio_base64: Buffer.from(spoken.bytes).toString("base64"), alignment, normalized_alignment: alignment }, { headers: spoken.headers });
  }));
  app.post("/v1/text-to-speech/:voice", (c) => serve(c, "text_to_speech.create", async ({ account, fault }) => {
    const spoken = speak(c.req.param("voice"), c.req.query("output_format"), await readJson(c, invalidBody), account, fault);
    return new Response(new Uint8Array(spoken.bytes), { headers: { ...spoken.headers, "content-type": spoken.contentType } });
  }));
  app.get("/v2/voices", (c) => serve(c, "voices.list", () => {
    const { search = "", page_size: size = "10", next_page_token: token = "0", category, language } = c.req.query();
    const wanted = voices.filter((voice) => voice.name.toLowerCase().includes(search.toLowerCase()) && (category === undefined || voice.category === category) && (language === undefined || voice.labels.language === language));
    const from = Number(token) || 0;
    const to = from + Math.min(Math.max(Number(size) || 10, 1), 100);
    return Response.json({
      voices: wanted.slice(from, to).map((voice) => ({ ...voice, description: null, preview_url: openUrl(sandbox, elevenLabsFiles, `voices/${voice.voice_id}.mp3`), available_for_tiers: [], settings: null, high_quality_base_model_ids: [] })),
      has_more: to < wanted.length, total_count: wanted.length, next_page_token: to < wanted.length ? String(to) : null,
    });
  }));
  app.get("/v1/models", (c) => serve(c, "models.list", () => Response.json(models.map((model) => ({
    model_id: model.id, name: model.name, can_do_text_to_speech: true, can_do_voice_conversion: false, maximum_text_length_per_request: model.maxCharacters,
    languages: model.languages.map((id) => ({ language_id: id, name: new Intl.DisplayNames("en", { type: "language" }).of(id) })),
    model_rates: { character_cost_multiplier: model.multiplier, cost_discount_multiplier: 1 }, concurrency_group: "standard",
  })))));
  app.get("/v1/user/subscription", (c) => serve(c, "subscription.get", () => Response.json({ tier: "creator", character_count: 1_200, character_limit: 100_000, status: "active" })));
  app.all("/*", () => new MediaRefusal(404, { detail: "Not Found" }).toResponse());
  return app;

  function speak(voiceId: string, format = "mp3_44100_128", body: unknown, account: string, fault: Parameters<typeof addCreation>[1]["fault"]) {
    const parsed = speech.safeParse(body);
    if (!parsed.success) throw new MediaRefusal(422, { detail: parsed.error.issues.map(({ path, message, code }) => ({ loc: ["body", ...path], msg: message, type: code })) });
    const request: Speech = parsed.data;
    if (request.text.trim() === "") throw refusal(400, "input_text_empty", "Input text is empty.");
    const model = models.find(({ id }) => id === request.model_id);
    if (!model) throw refusal(400, "model_not_found", `A model with model_id ${request.model_id} was not found.`);
    if (!voices.some(({ voice_id }) => voice_id === voiceId)) throw refusal(404, "voice_not_found", `A voice with the voice_id ${voiceId} was not found.`);
    const characters = [...request.text].length;
    if (characters > model.maxCharacters) throw refusal(400, "max_character_limit_exceeded", `A maximum of ${model.maxCharacters} characters per request is allowed with this model.`);
    if (request.language_code && !(model.languages as readonly string[]).includes(request.language_code)) throw refusal(400, "unsupported_language", `Model ${model.id} does not support the language_code ${request.language_code}.`);
    if (fault?.fault === "refusal") throw refusal(400, "content_policy_violation", "This text may not be spoken: it violates our terms of service.");
    const found = /^(mp3|pcm|wav)_(\d+)(?:_\d+)?$/.exec(format);
    if (!found) throw refusal(422, "invalid_output_format", `Unknown output_format ${format}.`);
    const seconds = speechSeconds(request.text, request.voice_settings?.speed ?? 1);
    const id = randomBytes(10).toString("base64url");
    addCreation(sandbox, {
      host: elevenLabsHost, id, operation: "text_to_speech.create", model: model.id, account, fault, request: { ...request, voiceId, format }, durationMs: seconds * 1000,
      microUsd: Math.round(characters * 100 * model.multiplier), isImmediate: true,
    });
    const rate = Number(found[2]);
    const bytes = found[1] === "mp3" ? makeMp3(seconds, id) : found[1] === "wav" ? makeWav(seconds, rate, id) : makePcm(seconds, rate);
    return {
      text: request.text, seconds, bytes, contentType: found[1] === "mp3" ? "audio/mpeg" : found[1] === "wav" ? "audio/wav" : "audio/pcm",
      headers: { "request-id": id, "character-cost": String(Math.ceil(characters * model.multiplier)), "x-character-count": String(characters), "current-concurrent-requests": "1", "maximum-concurrent-requests": "5" },
    };
  }
}

function alignmentOf(text: string, seconds: number) {
  const characters = [...text];
  const each = seconds / characters.length;
  const at = (index: number): number => Math.round(index * each * 1000) / 1000;
  return { characters, character_start_times_seconds: characters.map((_, index) => at(index)), character_end_times_seconds: characters.map((_, index) => at(index + 1)) };
}

const dialect: MediaDialect = {
  host: elevenLabsHost,
  authenticate: (c) => {
    const key = c.req.header("xi-api-key");
    if (!key) throw refusal(401, "needs_authorization", "Neither authorization header nor xi-api-key received, please provide one.");
    return key;
  },
  rateLimited: ({ code, delayMs }) =>
    code === "quota_exceeded"
      ? refusal(401, "quota_exceeded", "This request exceeds your quota of 10000. You have 12 credits remaining.")
      : code === "system_busy"
        ? refusal(429, "system_busy", "The system is experiencing heavy traffic, please try again.")
        : refusal(429, "too_many_concurrent_requests", "Too many concurrent requests.", delayMs === undefined ? {} : { "retry-after": String(Math.ceil(delayMs / 1000)) }),
  failed: (status) => refusal(status, "internal_server_error", "Something went wrong."),
  badKey: () => refusal(401, "invalid_api_key", "Invalid API key"),
};

const refusal = (status: number, code: string, message: string, headers: Record<string, string> = {}): MediaRefusal => new MediaRefusal(status, { detail: { status: code, message } }, headers);
const invalidBody = (message: string): MediaRefusal => new MediaRefusal(422, { detail: [{ loc: ["body"], msg: message, type: "json_invalid" }] });

import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import type { Context } from "hono";
import { z } from "zod";
import { drawImage } from "../images/draw-image.ts";
import { addCreation } from "../media/creations.ts";
import { MediaRefusal, readJson, serveMedia } from "../media/serve-media.ts";
import type { MediaDialect } from "../media/serve-media.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { openAiHost } from "./openai-routes.ts";

/** Models and the UTC day from which each is gone. Source: openai@7.57.0 and OpenAI notices (2026-11-22). */
const imageModels: Record<string, { anySize: boolean; shutdown: string | null }> = {
  "gpt-image-2.5-flare": { anySize: true, shutdown: null },
  "gpt-image-2.5-sunburst": { anySize: true, shutdown: null },
  "gpt-image-2": { anySize: true, shutdown: null },
  "gpt-image-1.5": { anySize: false, shutdown: null },
  "gpt-image-1-mini": { anySize: false, shutdown: null },
  "gpt-image-1": { anySize: false, shutdown: "2026-10-23" },
  "dall-e-3": { anySize: false, shutdown: "2026-05-12" },
};
const fields = {
  model: z.string(),
  prompt: z.string().min(1).max(32_000),
  n: z.coerce.number().int().min(1).max(10).default(1),
  size: z.string().default("auto"),
  quality: z.enum(["auto", "low", "medium", "high", "xhigh", "max"]).default("auto"),
  background: z.enum(["auto", "transparent", "opaque"]).default("auto"),
  output_format: z.enum(["png", "webp", "jpeg"]).default("png"),
  output_compression: z.coerce.number().int().min(0).max(100).optional(),
  moderation: z.enum(["auto", "low"]).default("auto"),
  user: z.string().optional(),
  safety_identifier: z.string().optional(),
};
const generation = z.strictObject(fields);
type Wish = z.output<typeof generation>;

/** Output tokens of a picture of 1024², by quality. Source: OpenAI image guide (medium 1056; others in its proportion). */
const tokensOf = { auto: 1_056, low: 200, medium: 1_056, high: 4_160, xhigh: 5_200, max: 6_200 } as const;

/** `/sandbox/api.openai.com/v1/images/*`: pictures as base64 in the answer itself. */
export function openAiImageRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.post("/v1/images/generations", (c) => answer(c, "images.generations.create", async () => {
    const parsed = generation.safeParse(await readJson(c, (message) => refusal(400, message, null, "invalid_json")));
    return { wish: readWish(parsed), references: 0 };
  }));
  app.post("/v1/images/edits", (c) => answer(c, "images.edits.create", async () => {
    const form = await c.req.formData().catch(() => null);
    if (form === null) throw refusal(400, "Expected a multipart form.", null, "invalid_multipart");
    const files = [...form.getAll("image"), ...form.getAll("image[]")].filter((entry) => typeof entry !== "string");
    const texts = Object.fromEntries([...form.entries()].filter((entry): entry is [string, string] => typeof entry[1] === "string"));
    if (files.length === 0) throw refusal(400, "Missing required parameter: 'image'.", "image", "missing_required_parameter");
    if (files.length > 16) throw refusal(400, "At most 16 images are accepted.", "image");
    return { wish: readWish(generation.safeParse(texts)), references: files.length };
  }));
  return app;

  function answer(c: Context<SandboxEnv>, operation: string, read: () => Promise<{ wish: Wish; references: number }>): Promise<Response> {
    return serveMedia(sandbox, dialect, c, operation, async ({ account, fault }) => {
      const { wish, references } = await read();
      if (fault?.fault === "refusal") throw refusal(400, "Your request was rejected by the safety system. If you believe this is an error, contact us at help.openai.com.", null, "moderation_blocked", "image_generation_user_error");
      const { width, height } = sizeOf(wish, sandbox.now());
      const id = `img_${randomBytes(12).toString("hex")}`;
      const outputTokens = Math.round(wish.n * tokensOf[wish.quality] * ((width * height) / 1_048_576));
      const [textTokens, imageTokens] = [Math.ceil(wish.prompt.length / 4), references * 1_000];
      addCreation(sandbox, { host: openAiHost, id, operation, model: wish.model, account, fault, isImmediate: true, durationMs: 0, microUsd: Math.ceil(textTokens * 5 + imageTokens * 8 + outputTokens * 30), request: { ...wish, width, height, references } });
      const data = [];
      for (let index = 0; index < wish.n; index += 1) data.push({ b64_json: Buffer.from(await drawImage({ name: `${id}/${index}`, prompt: wish.prompt, width, height })).toString("base64") });
      return Response.json(
        {
          created: Math.floor(sandbox.now() / 1000), background: "opaque", output_format: "png", quality: wish.quality === "auto" ? "medium" : wish.quality, size: `${width}x${height}`, data,
          usage: { input_tokens: textTokens + imageTokens, input_tokens_details: { text_tokens: textTokens, image_tokens: imageTokens }, output_tokens: outputTokens, output_tokens_details: { image_tokens: outputTokens, text_tokens: 0 }, total_tokens: textTokens + imageTokens + outputTokens },
        },
        { headers: { "x-request-id": id } },
      );
    });
  }
}

function readWish(parsed: z.ZodSafeParseResult<Wish>): Wish {
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  if (issue?.code === "unrecognized_keys") throw refusal(400, `Unknown parameter: '${issue.keys[0]}'.`, issue.keys[0] ?? null, "unknown_parameter");
  throw refusal(400, `Invalid value for '${issue?.path.join(".")}': ${issue?.message}.`, issue?.path.join(".") ?? null);
}

function sizeOf({ model, size }: Wish, now: number): { width: number; height: number } {
  const known = imageModels[model];
  if (!known || (known.shutdown !== null && now >= Date.parse(known.shutdown))) throw refusal(404, `The model '${model}' does not exist or you do not have access to it.`, "model", "model_not_found");
  if (size === "auto") return { width: 1024, height: 1024 };
  const match = /^(\d{2,4})x(\d{2,4})$/.exec(size);
  const [width, height] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  const isFixed = ["1024x1024", "1536x1024", "1024x1536"].includes(size);
  const isFree = known.anySize && width % 16 === 0 && height % 16 === 0 && width / height <= 3 && height / width <= 3 && Math.max(width, height) <= 3840 && width * height >= 655_360 && width * height <= 8_294_400;
  if (!isFixed && !isFree) throw refusal(400, `Invalid value: '${size}'. Supported values are documented with the model.`, "size");
  return { width, height };
}

const dialect: MediaDialect = {
  host: openAiHost,
  authenticate: (c) => {
    const key = c.req.header("authorization")?.match(/^Bearer\s+(\S+)$/i)?.[1];
    if (!key) throw refusal(401, "You didn't provide an API key.", null, null);
    return key;
  },
  rateLimited: ({ code, delayMs }) =>
    code === "insufficient_quota"
      ? refusal(429, "You exceeded your current quota, please check your plan and billing details.", null, "insufficient_quota", "insufficient_quota")
      : refusal(429, "Rate limit reached for images per minute.", null, "rate_limit_exceeded", "requests", { "retry-after": String(Math.ceil((delayMs ?? 1_000) / 1000)), "retry-after-ms": String(delayMs ?? 1_000) }),
  failed: (status) => refusal(status, "The server had an error while processing your request. Sorry about that!", null, "server_error", "server_error"),
  badKey: () => refusal(401, "Incorrect API key provided. You can find your API key at https://platform.openai.com/account/api-keys.", null, "invalid_api_key"),
};

function refusal(status: number, message: string, param: string | null, code: string | null = "invalid_value", type = "invalid_request_error", headers: Record<string, string> = {}): MediaRefusal {
  return new MediaRefusal(status, { error: { message, type, param, code } }, headers);
}

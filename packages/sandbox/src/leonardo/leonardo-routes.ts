import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import { imageUrl } from "../images/image-files.ts";
import type { ImageFileHost } from "../images/image-files.ts";
import { addCreation, findCreation, stateOf } from "../media/creations.ts";
import type { MediaCreation } from "../media/creations.ts";
import { addListener, listListeners } from "../media/listeners.ts";
import { MediaRefusal, readJson, serveMedia } from "../media/serve-media.ts";
import type { MediaAnswer, MediaDialect } from "../media/serve-media.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";

export const leonardoHost = "cloud.leonardo.ai";
export const leonardoFiles: ImageFileHost = { host: "cdn.leonardo.ai", apiHost: leonardoHost, livesMs: 24 * 3_600_000 };
export const leonardoUploads = "image-uploads.leonardo.ai";

/** Model ids that its guides name. Source: docs.leonardo.ai (2026-01 to 2026-07). */
const models = new Set(["flux-dev", "gemini-image-2", "nano-banana-2", "gpt-image-1.5", "gpt-image-2", "ideogram-3.0", "seedream-4.5"]);
const newGeneration = z.object({
  model: z.string(),
  parameters: z.object({
    prompt: z.string().min(1).max(10_000),
    width: z.int().min(32).max(1536).multipleOf(8),
    height: z.int().min(32).max(1536).multipleOf(8),
    quantity: z.int().min(1).max(8).default(1),
    seed: z.int().optional(),
    quality: z.enum(["LOW", "MEDIUM", "HIGH"]).optional(),
    prompt_enhance: z.enum(["ON", "OFF", "AUTO"]).optional(),
    style_ids: z.array(z.string()).optional(),
    guidances: z.object({ image_reference: z.array(z.object({ image: z.object({ id: z.string(), type: z.enum(["UPLOADED", "GENERATED"]) }), strength: z.enum(["LOW", "MID", "HIGH"]) })).optional() }).optional(),
  }),
  public: z.boolean().optional(),
});
/** What a picture costs here, in US dollars. */
const dollarsPerImage = 0.0147;

/** `/sandbox/cloud.leonardo.ai/api/rest/{v1,v2}/*`. */
export function leonardoRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const { store } = sandbox;
  const serve = (c: Parameters<typeof serveMedia>[2], operation: string, answer: MediaAnswer) => serveMedia(sandbox, dialect, c, operation, answer);

  // Its webhooks carry the callback key of the API key, and no signature.
  sandbox.webhooks.register(leonardoHost, (creation, { isForged }) => {
    const body = JSON.stringify({ type: "image_generation.complete", object: "generation", timestamp: sandbox.now(), api_version: "v1", data: { object: { id: creation.id, status: creation.outcome === "failed" ? "FAILED" : "COMPLETE", nsfw: creation.outcome === "refused", prompt: creation.request["prompt"], images: imagesOf(creation) } } });
    return listListeners(store, leonardoHost, creation.account).map(({ url, secret }) => ({ url, body, headers: { authorization: `Bearer ${isForged ? "not-the-key" : secret}` } }));
  });

  app.post("/api/rest/v2/generations", (c) => serve(c, "generations.create", async ({ account, fault }) => {
    const parsed = newGeneration.safeParse(await readJson(c, (message) => refusal(400, message, "bad-request")));
    if (!parsed.success) throw refusal(400, `${parsed.error.issues[0]!.path.join(".")}: ${parsed.error.issues[0]!.message}`, "validation-failed");
    const { model, parameters } = parsed.data;
    if (!models.has(model)) throw refusal(404, `Model ${model} was not found`, "not-found");
    const amount = (dollarsPerImage * parameters.quantity).toFixed(4);
    const creation = addCreation(sandbox, { host: leonardoHost, id: randomUUID(), operation: "generations.create", model, account, fault, durationMs: 0, microUsd: Math.round(Number(amount) * 1e6), request: parameters });
    sandbox.webhooks.expect(creation);
    return Response.json({ generate: { generationId: creation.id, apiCreditCost: null, cost: { amount, unit: "DOLLARS" } } });
  }));
  app.get("/api/rest/v1/generations/:id", (c) => serve(c, "generations.get", ({ account }) => {
    const creation = findCreation(store, leonardoHost, c.req.param("id"));
    if (!creation || creation.account !== account) return Response.json({ generations_by_pk: null });
    const { state } = stateOf(creation, sandbox.now());
    const status = state === "failed" ? "FAILED" : state === "completed" || state === "refused" ? "COMPLETE" : "PENDING";
    const { prompt, width, height, seed } = creation.request;
    return Response.json({ generations_by_pk: { id: creation.id, status, createdAt: new Date(creation.createdAt).toISOString(), prompt, imageWidth: width, imageHeight: height, seed: seed ?? 1, generated_images: status === "COMPLETE" ? imagesOf(creation) : [] } });
  }));
  app.post("/api/rest/v1/init-image", (c) => serve(c, "init_image.upload", async () => {
    const parsed = z.object({ extension: z.enum(["png", "jpg", "jpeg", "webp"]) }).safeParse(await readJson(c, (message) => refusal(400, message, "bad-request")));
    if (!parsed.success) throw refusal(400, "extension must be png, jpg, jpeg or webp", "validation-failed");
    const id = randomUUID();
    const key = `uploads/${id}.${parsed.data.extension}`;
    return Response.json({ uploadInitImage: { id, key, url: `${sandbox.publicOrigin()}/sandbox/${leonardoUploads}/upload`, fields: JSON.stringify({ key, "Content-Type": `image/${parsed.data.extension}`, Policy: "c2FuZGJveA==" }) } });
  }));
  app.get("/api/rest/v1/me", (c) => serve(c, "me.get", () => Response.json({ user_details: [{ user: { id: "sandbox", username: "sandbox" }, apiConcurrencySlots: 10, apiPaidTokens: 10_000 }] })));
  // What a person does in the real dashboard when making an API key.
  app.post("/dashboard/webhook", async (c) => {
    const { key, url, callbackKey } = z.object({ key: z.string(), url: z.url(), callbackKey: z.string().min(1) }).parse(await c.req.json());
    addListener(store, leonardoHost, key, { id: randomUUID(), url, events: ["image_generation.complete"], secret: callbackKey, createdAt: sandbox.now() });
    return c.body(null, 204);
  });
  app.all("/*", () => refusal(404, "resource not found", "not-found").toResponse());
  return app;

  function imagesOf(creation: MediaCreation): object[] {
    const { quantity = 1 } = creation.request as { quantity?: number };
    return Array.from({ length: quantity }, (_, index) => ({ id: `${creation.id.slice(0, 24)}${String(index).padStart(12, "0")}`, url: imageUrl(sandbox, leonardoFiles, creation.id, index), nsfw: creation.outcome === "refused", likeCount: 0, motionMP4URL: null, generated_image_variation_generics: [] }));
  }
}

/** The storage behind `init-image`: takes the form, keeps nothing. */
export function leonardoUploadRoutes(): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.post("/upload", async (c) => {
    const form = await c.req.formData();
    return form.get("file") !== null && form.get("key") !== null ? c.body(null, 204) : c.text("<Error><Code>InvalidArgument</Code></Error>", 400);
  });
  return app;
}

const dialect: MediaDialect = {
  host: leonardoHost,
  authenticate: (c) => {
    const key = c.req.header("authorization")?.match(/^Bearer\s+(\S+)$/i)?.[1];
    if (!key) throw refusal(401, "Authentication hook unauthorized this request", "access-denied");
    return key;
  },
  rateLimited: ({ code, delayMs }) => (code === "insufficient_credit" ? refusal(402, "Not enough API balance", "insufficient-balance") : new MediaRefusal(429, { error: "Too many requests", path: "$", code: "rate-limited" }, { "retry-after": String(Math.ceil((delayMs ?? 1_000) / 1000)) })),
  failed: (status) => refusal(status, "Internal server error", "unexpected"),
  badKey: () => refusal(401, "Authentication hook unauthorized this request", "access-denied"),
};

const refusal = (status: number, error: string, code: string): MediaRefusal => new MediaRefusal(status, { error, path: "$", code });

import { createHmac, randomBytes } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import { pixelsOf } from "../images/draw-image.ts";
import { imageUrl } from "../images/image-files.ts";
import type { ImageFileHost } from "../images/image-files.ts";
import { addCreation, cancelCreation, findCreation, listCreations, stateOf } from "../media/creations.ts";
import type { MediaCreation } from "../media/creations.ts";
import { MediaRefusal, readJson, serveMedia } from "../media/serve-media.ts";
import type { MediaAnswer, MediaDialect } from "../media/serve-media.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";

export const replicateHost = "api.replicate.com";
/** Inputs, outputs and logs of API predictions are deleted after an hour. Source: replicate.com/docs (2026). */
export const replicateFiles: ImageFileHost = { host: "replicate.delivery", apiHost: replicateHost, livesMs: 3_600_000 };
const webhookKey = `whsec_${Buffer.from("sandbox-replicate-webhook-secret").toString("base64")}`;

const ratio = z.string().regex(/^(\d+:\d+|match_input_image|custom)$/);
const shared = { prompt: z.string().min(1), aspect_ratio: ratio.optional(), seed: z.int().optional(), output_format: z.enum(["webp", "jpg", "png"]).optional(), output_quality: z.int().min(0).max(100).optional(), safety_tolerance: z.int().min(0).max(6).optional() };
const side = (most: number) => z.int().min(256).max(most).optional();
const picture = z.string().regex(/^(data:image\/(png|jpeg|webp);base64,|https?:\/\/)/, "Must be a data URI or an address of an image");
/** Inputs of each model; unknown fields are refused. Source: model pages at replicate.com, seen 2026-11-22. */
const models: Record<string, { input: z.ZodType<Record<string, unknown>>; microUsd: number }> = {
  "black-forest-labs/flux-2-pro": { input: z.strictObject({ ...shared, input_images: z.array(picture).max(8).optional(), resolution: z.enum(["0.5 MP", "1 MP", "2 MP", "4 MP", "match_input_image"]).optional(), width: side(2048), height: side(2048) }), microUsd: 30_000 },
  "black-forest-labs/flux-1.1-pro": { input: z.strictObject({ ...shared, image_prompt: picture.optional(), prompt_upsampling: z.boolean().optional(), width: side(1440), height: side(1440) }), microUsd: 40_000 },
  "black-forest-labs/flux-kontext-pro": { input: z.strictObject({ ...shared, input_image: picture.optional() }), microUsd: 40_000 },
};
const newPrediction = z.object({ input: z.record(z.string(), z.unknown()), webhook: z.url().optional(), webhook_events_filter: z.array(z.enum(["start", "output", "logs", "completed"])).optional() });

/** `/sandbox/api.replicate.com/v1/*`: predictions of FLUX models. */
export function replicateRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const { store } = sandbox;
  const serve = (c: Parameters<typeof serveMedia>[2], operation: string, answer: MediaAnswer) => serveMedia(sandbox, dialect, c, operation, answer);
  const find = (id: string, account: string): MediaCreation => {
    const creation = findCreation(store, replicateHost, id);
    if (!creation || creation.account !== account) throw refusal(404, "Not found", "The requested resource could not be found.");
    return creation;
  };

  sandbox.webhooks.register(replicateHost, (creation, { isForged }) => {
    if (creation.callbackUrl === null) return [];
    const body = JSON.stringify(present(creation));
    const id = `msg_${creation.id}`;
    const timestamp = String(Math.floor(sandbox.now() / 1000));
    const key = isForged ? Buffer.from("not the secret") : Buffer.from(webhookKey.slice("whsec_".length), "base64");
    const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
    return [{ url: creation.callbackUrl, body, headers: { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` } }];
  });

  app.post("/v1/models/:owner/:name/predictions", (c) => serve(c, "predictions.create", async ({ account, fault }) => {
    const model = `${c.req.param("owner")}/${c.req.param("name")}`;
    const known = models[model];
    if (!known) throw refusal(404, "Not found", `The model ${model} could not be found.`);
    const parsed = newPrediction.safeParse(await readJson(c, (message) => refusal(400, "Bad request", message)));
    const input = parsed.success ? known.input.safeParse(parsed.data.input) : parsed;
    if (!parsed.success || !input.success) {
      const [issue] = (input.success ? [] : input.error.issues) as z.core.$ZodIssue[];
      throw refusal(422, "Input validation failed", `- ${["input", ...(issue?.path ?? [])].join(".")}: ${issue?.message ?? "is invalid"}`);
    }
    const wanted = input.data as { aspect_ratio?: string; width?: number; height?: number };
    const size = wanted.aspect_ratio === "custom" ? { width: wanted.width ?? 1024, height: wanted.height ?? 1024 } : pixelsOf(wanted.aspect_ratio?.includes(":") ? wanted.aspect_ratio : "1:1");
    const creation = addCreation(sandbox, {
      host: replicateHost, id: randomBytes(13).toString("hex"), operation: "predictions.create", model, account, fault, durationMs: 0, microUsd: known.microUsd,
      request: { ...withoutPictures(input.data), ...size }, callbackUrl: parsed.data.webhook ?? null,
    });
    sandbox.webhooks.expect(creation);
    return Response.json(present(creation), { status: 201 });
  }));
  app.get("/v1/predictions", (c) => serve(c, "predictions.list", ({ account }) =>
    Response.json({ next: null, previous: null, results: listCreations(store, { host: replicateHost, account }).slice(0, 100).map((creation) => {
      const { input: _input, output: _output, ...listed } = present(creation);
      return listed;
    }) })));
  app.get("/v1/predictions/:id", (c) => serve(c, "predictions.get", ({ account }) => Response.json(present(find(c.req.param("id"), account)))));
  app.post("/v1/predictions/:id/cancel", (c) => serve(c, "predictions.cancel", ({ account }) => {
    const creation = find(c.req.param("id"), account);
    if (["queued", "running"].includes(stateOf(creation, sandbox.now()).state)) cancelCreation(store, creation, sandbox.now());
    return Response.json(present(find(creation.id, account)));
  }));
  app.get("/v1/account", (c) => serve(c, "account.get", () => Response.json({ type: "organization", username: "sandbox", name: "Sandbox", github_url: null })));
  app.get("/v1/webhooks/default/secret", (c) => serve(c, "webhooks.secret", () => Response.json({ key: webhookKey })));
  app.all("/*", () => refusal(404, "Not found", "The requested resource could not be found.").toResponse());
  return app;

  function present(creation: MediaCreation) {
    const now = sandbox.now();
    const { state } = stateOf(creation, now);
    const status = { queued: "starting", running: "processing", completed: "succeeded", failed: "failed", refused: "failed", cancelled: "canceled" }[state];
    const isRemoved = creation.readyAt !== null && creation.readyAt + replicateFiles.livesMs < now;
    const { width: _width, height: _height, ...input } = creation.request;
    const base = `https://${replicateHost}/v1/predictions/${creation.id}`;
    return {
      id: creation.id, model: creation.model, version: "hidden", input: isRemoved ? {} : input, logs: "", source: "api", data_removed: isRemoved, status,
      output: state === "completed" && !isRemoved ? imageUrl(sandbox, replicateFiles, creation.id, 0) : null,
      error: state === "refused" ? "The input or output was flagged as sensitive. Please try again with different inputs. (E005)" : state === "failed" ? "Prediction failed: CUDA out of memory" : null,
      created_at: new Date(creation.createdAt).toISOString(),
      started_at: state === "queued" ? null : new Date(creation.createdAt + 200).toISOString(),
      completed_at: ["completed", "failed", "refused"].includes(state) ? new Date(creation.readyAt!).toISOString() : null,
      metrics: state === "completed" ? { predict_time: (creation.readyAt! - creation.createdAt) / 1000 } : {},
      deadline: null, urls: { get: base, cancel: `${base}/cancel`, web: `https://replicate.com/p/${creation.id}` },
    };
  }
}

/** Data URIs of megabytes are not kept: what was there is. */
function withoutPictures(input: Record<string, unknown>): Record<string, unknown> {
  const short = (value: unknown): unknown => (typeof value === "string" && value.startsWith("data:") ? `${value.slice(0, 40)}…` : Array.isArray(value) ? value.map(short) : value);
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, short(value)]));
}

const dialect: MediaDialect = {
  host: replicateHost,
  authenticate: (c) => {
    const key = c.req.header("authorization")?.match(/^Bearer\s+(\S+)$/i)?.[1];
    if (!key) throw refusal(401, "Unauthenticated", "You did not pass an authentication token");
    return key;
  },
  rateLimited: ({ code, delayMs }) =>
    code === "insufficient_credit"
      ? refusal(402, "Insufficient credit", "You have insufficient credit to run this model.")
      : new MediaRefusal(429, { detail: `Request was throttled. Your rate limit resets in ~${Math.ceil((delayMs ?? 1_000) / 1000)}s.` }, { "retry-after": String(Math.ceil((delayMs ?? 1_000) / 1000)) }),
  failed: (status) => refusal(status, "Internal server error", "Something went wrong."),
  badKey: () => refusal(401, "Unauthenticated", "You did not pass a valid authentication token"),
};

const refusal = (status: number, title: string, detail: string): MediaRefusal => new MediaRefusal(status, { title, detail, status });

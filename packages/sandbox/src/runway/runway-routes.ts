import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import { addCreation, cancelCreation, findCreation, stateOf } from "../media/creations.ts";
import type { MediaCreation } from "../media/creations.ts";
import { MediaRefusal, readJson, serveMedia } from "../media/serve-media.ts";
import type { MediaAnswer, MediaDialect } from "../media/serve-media.ts";
import { runwayFiles, signedUrl } from "../media/signed-files.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";

export const runwayHost = "api.dev.runwayml.com";
const version = "2024-11-06";
/** Source: Runway API reference (2026-04-21). */
const creditsPerSecond: Record<string, number> = { "gen4.5": 12, gen4_turbo: 5 };

const imageUri = z.string().refine((uri) => /^(https:\/\/|data:image\/(png|jpeg|webp);base64,|runway:\/\/)/.test(uri), "Must be an HTTPS URL, a data URI or a runway:// URI");
const shared = {
  duration: z.int().min(2).max(10).default(10),
  seed: z.int().min(0).max(4_294_967_295).optional(),
  contentModeration: z.object({ publicFigureThreshold: z.enum(["auto", "low"]) }).optional(),
  outputFormat: z.literal("mp4").optional(),
};
const textToVideo = z.object({ model: z.literal("gen4.5"), promptText: z.string().min(1).max(1_000), ratio: z.enum(["1280:720", "720:1280"]), ...shared });
const imageToVideo = z.object({
  model: z.enum(["gen4.5", "gen4_turbo"]),
  promptImage: z.union([imageUri, z.array(z.object({ uri: imageUri, position: z.literal("first") })).length(1)]),
  promptText: z.string().min(1).max(1_000).optional(),
  ratio: z.enum(["1280:720", "720:1280", "1104:832", "960:960", "832:1104", "1584:672"]),
  ...shared,
});

/** `/sandbox/api.dev.runwayml.com/v1/*`. */
export function runwayRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const { store } = sandbox;
  const serve = (c: Parameters<typeof serveMedia>[2], operation: string, answer: MediaAnswer) => serveMedia(sandbox, dialect, c, operation, answer);

  for (const [path, operation, shape] of [["/v1/text_to_video", "text_to_video.create", textToVideo], ["/v1/image_to_video", "image_to_video.create", imageToVideo]] as const) {
    app.post(path, (c) => serve(c, operation, async ({ account, fault }) => {
      const parsed = shape.safeParse(await readJson(c, (message) => new MediaRefusal(400, { error: message })));
      if (!parsed.success) {
        throw new MediaRefusal(400, { error: "Validation of body failed", issues: parsed.error.issues.map(({ code, path: where, message }) => ({ code, path: where, message })), docUrl: "https://docs.dev.runwayml.com/api" });
      }
      const { promptImage: _promptImage, ...request } = { promptImage: undefined, ...parsed.data };
      const [width = 1280, height = 720] = request.ratio.split(":").map(Number);
      const credits = creditsPerSecond[request.model]! * request.duration;
      const creation = addCreation(sandbox, {
        host: runwayHost, id: randomUUID(), operation, model: request.model, account, fault, durationMs: request.duration * 1000, microUsd: credits * 10_000,
        request: { ...request, width, height, credits, hasImage: operation === "image_to_video.create" },
      });
      return Response.json({ id: creation.id, estimatedCost: { credits } });
    }));
  }
  app.get("/v1/tasks/:id", (c) => serve(c, "tasks.get", ({ account }) => Response.json(present(find(c.req.param("id"), account)))));
  app.delete("/v1/tasks/:id", (c) => serve(c, "tasks.cancel", ({ account }) => {
    const creation = find(c.req.param("id"), account);
    const { state } = stateOf(creation, sandbox.now());
    if (state === "queued" || state === "running") cancelCreation(store, creation, sandbox.now());
    else store.run("UPDATE media_creations SET deleted_at = ? WHERE number = ?", sandbox.now(), creation.number);
    return new Response(null, { status: 204 });
  }));
  app.get("/v1/organization", (c) => serve(c, "organization.get", () => Response.json({
    tier: { maxMonthlyCreditSpend: 10_000, models: { "gen4.5": { maxConcurrentGenerations: 2, maxDailyGenerations: 50 } } }, creditBalance: 4_200, usage: { models: {} },
  })));
  app.all("/*", () => new MediaRefusal(404, { error: "Not found" }).toResponse());
  return app;

  function find(id: string, account: string): MediaCreation {
    const creation = findCreation(store, runwayHost, id);
    if (!creation || creation.account !== account) throw new MediaRefusal(404, { error: "Task not found" });
    return creation;
  }

  function present(creation: MediaCreation): object {
    const { state, progress } = stateOf(creation, sandbox.now());
    const base = { id: creation.id, createdAt: new Date(creation.createdAt).toISOString() };
    const credits = (creation.request as { credits: number }).credits;
    switch (state) {
      case "queued":
        return { ...base, status: "PENDING", estimatedCost: { credits } };
      case "running":
        return { ...base, status: "RUNNING", progress, estimatedCost: { credits } };
      case "completed":
        return { ...base, status: "SUCCEEDED", output: [signedUrl(sandbox, runwayFiles, `${creation.id}.mp4`, sandbox.now() + 24 * 3_600_000)], cost: { credits } };
      case "refused":
        return { ...base, status: "FAILED", failure: "The prompt was flagged by our content moderation.", failureCode: "SAFETY.INPUT.TEXT", cost: { credits } };
      case "failed":
        return { ...base, status: "FAILED", failure: "An unexpected error occurred.", failureCode: "INTERNAL.BAD_OUTPUT.CODE01", cost: { credits: 0 } };
      case "cancelled":
        return { ...base, status: "CANCELLED" };
    }
  }
}

const dialect: MediaDialect = {
  host: runwayHost,
  authenticate: (c) => {
    const key = c.req.header("authorization")?.match(/^Bearer\s+(\S+)$/i)?.[1];
    if (!key) throw new MediaRefusal(401, { error: "You did not provide an API key." });
    if (c.req.header("x-runway-version") !== version) throw new MediaRefusal(400, { error: "X-Runway-Version header is missing or not supported" });
    return key;
  },
  rateLimited: ({ code, delayMs }) =>
    code === "insufficient_credits"
      ? new MediaRefusal(400, { error: "You do not have enough credits to run this task." })
      : new MediaRefusal(429, { error: "You have reached your daily task limit." }, delayMs === undefined ? {} : { "retry-after": String(Math.ceil(delayMs / 1000)) }),
  failed: (status) => new MediaRefusal(status, { error: "Internal server error" }),
  badKey: () => new MediaRefusal(401, { error: "Invalid API key" }),
};

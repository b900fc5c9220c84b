import { z } from "zod";
import { actorOf, type Api } from "@agency/platform/http";
import { estimateRun, startRegeneration, startTransform, transformBriefFor, type GenerationRouteDependencies } from "../generation/index.ts";
import { acceptedRunSchema } from "../generation/schema.ts";
import { regenerateSchema, runEstimateSchema, transformSchema } from "../generation/transform-schema.ts";
import { assertContentAccess } from "./access.ts";
import { discardVersion } from "./discard-version.ts";
import type { ContentHooks } from "./hooks.ts";
import { presentContent } from "./present-content.ts";
import { contentSchema } from "./schema.ts";
import type { ContentRow } from "./table.ts";

const params = z.object({ contentId: z.uuid() });
const tag = "Contents";

/** Rewrites, further alternatives, and what becomes of them. */
export function transformRoutes(api: Api, deps: GenerationRouteDependencies & { contentHooks: ContentHooks }): void {
  const view = async (tx: Parameters<typeof presentContent>[0], row: ContentRow) => ({ body: await presentContent(tx, deps.contentHooks, row), version: row.version });

  api.write(
    {
      method: "post",
      path: "/contents/{contentId}/regenerate",
      summary: "Write further alternatives from the content's own brief; with `Accept: text/event-stream` the run's events come at once",
      tag,
      permission: "contents.generate",
      params,
      body: regenerateSchema,
      reply: acceptedRunSchema,
      status: 202,
    },
    async (tx, { principal, params, body }) => {
      await assertContentAccess(tx, principal, params.contentId);
      const accepted = await startRegeneration(tx, deps, { organizationId: principal.organizationId, actor: actorOf(principal), contentId: params.contentId, request: body });
      return { body: accepted, headers: { location: `/api/v1/generation-runs/${accepted.id}` } };
    },
  );

  api.write(
    {
      method: "post",
      path: "/contents/{contentId}/transform",
      summary: "Rewrite a version: shorter, longer, friendlier, more formal, for another network, in another language, as asked, one place, or repaired",
      tag,
      permission: "contents.generate",
      params,
      body: transformSchema,
      reply: acceptedRunSchema,
      status: 202,
    },
    async (tx, { principal, params, body }) => {
      await assertContentAccess(tx, principal, params.contentId);
      const accepted = await startTransform(tx, deps, { organizationId: principal.organizationId, actor: actorOf(principal), contentId: params.contentId, request: body });
      return { body: accepted, headers: { location: `/api/v1/generation-runs/${accepted.id}` } };
    },
  );

  api.write(
    {
      method: "post",
      path: "/contents/{contentId}/transform/estimate",
      summary: "Say what a rewrite would cost, without writing it",
      tag,
      permission: "contents.generate",
      params,
      body: transformSchema,
      reply: runEstimateSchema,
    },
    async (tx, { principal, params, body }) => {
      await assertContentAccess(tx, principal, params.contentId);
      const { facts, brief } = await transformBriefFor(tx, deps, { organizationId: principal.organizationId, contentId: params.contentId, request: body });
      return { body: estimateRun(facts, brief, body.versions) };
    },
  );

  for (const [method, suffix, discard, summary] of [
    ["delete", "", true, "Discard an alternative; its text and its cost are kept"],
    ["post", "/restore", false, "Take a discarded alternative back"],
  ] as const) {
    api.write(
      { method, path: `/contents/{contentId}/versions/{versionId}${suffix}`, summary, tag, permission: "contents.write", params: z.object({ contentId: z.uuid(), versionId: z.uuid() }), reply: contentSchema },
      async (tx, { principal, params, ifMatch }) => {
        await assertContentAccess(tx, principal, params.contentId);
        return view(tx, await discardVersion(tx, { ...params, discard, actor: actorOf(principal), ifMatch }));
      },
    );
  }
}

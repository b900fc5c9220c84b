import { z } from "zod";
import { actorOf, forbidden, pageOf, pageQuery, toPage, type Api } from "@agency/platform/http";
import { assertBrandAccess } from "../brands/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { localeSchema } from "../identity/schema.ts";
import { addPromptVersion } from "./add-prompt-version.ts";
import { promoteCanary, startCanary, stopCanary } from "./canary.ts";
import { createPrompt } from "./create-prompt.ts";
import { getPrompt, type PromptWithVersion } from "./get-prompt.ts";
import { listPrompts, listPromptVersions } from "./list-prompts.ts";
import { presentPrompt, presentPromptVersion } from "./present-prompt.ts";
import { renderPrompt } from "./render-prompt.ts";
import {
  createPromptSchema,
  createPromptVersionSchema,
  platformSchema,
  promptCategorySchema,
  promptSchema,
  promptVersionSchema,
  renderedPromptSchema,
  renderPromptSchema,
  startCanarySchema,
  updatePromptSchema,
  updatePromptVersionSchema,
} from "./schema.ts";
import { updatePrompt } from "./update-prompt.ts";
import { updatePromptVersion } from "./update-prompt-version.ts";

const params = z.object({ promptId: z.uuid() });
const tag = "Prompts";

export function promptRoutes(api: Api, { cursors, db }: Pick<CoreDependencies, "cursors" | "db">): void {
  api.read(
    {
      method: "get",
      path: "/prompts",
      summary: "List prompt templates",
      tag,
      permission: "prompts.read",
      query: z.strictObject({ ...pageQuery, category: promptCategorySchema.optional(), platform: platformSchema.optional(), language: localeSchema.optional(), active: z.enum(["true", "false"]).optional(), q: z.string().trim().max(200).optional() }),
      reply: pageOf(promptSchema),
    },
    async (tx, { principal, query }) => {
      const { cursor, active, ...filter } = query;
      const scope = `prompts:${principal.organizationId}`;
      const [name, id] = cursor ? (cursors.decode(scope, cursor) as [string, string]) : [];
      const found = await listPrompts(tx, { ...filter, isActive: active === undefined ? undefined : active === "true", after: name !== undefined && id !== undefined ? { name, id } : null });
      return { body: toPage(found, { limit: query.limit, signer: cursors, scope, key: ({ prompt }) => [prompt.name, prompt.id], present: presentPrompt }) };
    },
  );

  api.write(
    { method: "post", path: "/prompts", summary: "Add a prompt template", tag, permission: "prompts.write", body: createPromptSchema, reply: promptSchema, status: 201 },
    async (tx, { principal, body }) => answer(await createPrompt(tx, { organizationId: principal.organizationId, actor: actorOf(principal), prompt: body })),
  );

  api.read(
    { method: "get", path: "/prompts/{promptId}", summary: "Read a prompt template", tag, permission: "prompts.read", params, reply: promptSchema },
    async (tx, { params }) => answer(await getPrompt(tx, params.promptId)),
  );

  api.write(
    { method: "patch", path: "/prompts/{promptId}", summary: "Change a prompt template or choose its serving version", tag, permission: "prompts.write", params, body: updatePromptSchema, reply: promptSchema },
    async (tx, { principal, params, body, ifMatch }) => answer(await updatePrompt(tx, { promptId: params.promptId, actor: actorOf(principal), changes: body, ifMatch })),
  );

  api.read(
    { method: "get", path: "/prompts/{promptId}/versions", summary: "List versions of a prompt", tag, permission: "prompts.read", params, query: z.strictObject(pageQuery), reply: pageOf(promptVersionSchema) },
    async (tx, { principal, params, query }) => {
      await getPrompt(tx, params.promptId);
      const scope = `prompt-versions:${principal.organizationId}:${params.promptId}`;
      const before = query.cursor ? (cursors.decode(scope, query.cursor)[0] as number) : null;
      const found = await listPromptVersions(tx, { promptId: params.promptId, before, limit: query.limit });
      return { body: toPage(found, { limit: query.limit, signer: cursors, scope, key: (row) => [row.number], present: presentPromptVersion }) };
    },
  );

  api.write(
    { method: "post", path: "/prompts/{promptId}/versions", summary: "Add a version, which serves from now on or stays a draft", tag, permission: "prompts.write", params, body: createPromptVersionSchema, reply: promptVersionSchema, status: 201 },
    async (tx, { principal, params, body, ifMatch }) => {
      const { version, promptVersion } = await addPromptVersion(tx, { promptId: params.promptId, actor: actorOf(principal), version: body, ifMatch });
      return { body: presentPromptVersion(version), version: promptVersion };
    },
  );

  api.write(
    {
      method: "patch",
      path: "/prompts/{promptId}/versions/{versionId}",
      summary: "Let a version serve, put it aside or note why it is there",
      tag,
      permission: "prompts.write",
      params: params.extend({ versionId: z.uuid() }),
      body: updatePromptVersionSchema,
      reply: promptVersionSchema,
    },
    async (tx, { principal, params, body, ifMatch }) => {
      const { version, promptVersion } = await updatePromptVersion(tx, { ...params, actor: actorOf(principal), changes: body, ifMatch });
      return { body: presentPromptVersion(version), version: promptVersion };
    },
  );

  const canaryPath = "/prompts/{promptId}/canary";
  api.write(
    { method: "put", path: canaryPath, summary: "Let a version serve a share of the runs", tag, permission: "prompts.write", params, body: startCanarySchema, reply: promptSchema },
    async (tx, { principal, params, body, ifMatch }) => answer(await startCanary(tx, { ...body, promptId: params.promptId, actor: actorOf(principal), ifMatch })),
  );
  api.write(
    { method: "delete", path: canaryPath, summary: "End the trial of a version", tag, permission: "prompts.write", params, reply: promptSchema },
    async (tx, { principal, params, ifMatch }) => answer(await stopCanary(tx, { promptId: params.promptId, actor: actorOf(principal), ifMatch })),
  );
  api.write(
    { method: "post", path: `${canaryPath}/promote`, summary: "Let the version on trial serve every run", tag, permission: "prompts.write", params, reply: promptSchema },
    async (tx, { principal, params, ifMatch }) => answer(await promoteCanary(tx, { promptId: params.promptId, actor: actorOf(principal), ifMatch })),
  );

  // A POST only because it carries a body: it reads, and changes nothing.
  api.raw(
    { method: "post", path: "/prompts/{promptId}/render", summary: "Preview what a model would read", tag, permission: "prompts.read", params, body: renderPromptSchema, reply: renderedPromptSchema },
    async ({ principal, params, body }) => {
      for (const needed of ["brands.read", ...(body.productId === null ? [] : ["products.read"])]) {
        if (!principal.permissions.has(needed)) throw forbidden(`A preview shows the brand's facts. It needs "${needed}".`);
      }
      assertBrandAccess(principal, body.brandId);
      return { body: await db.readForOrganization(principal.organizationId, (tx) => renderPrompt(tx, { promptId: params.promptId, request: body })) };
    },
  );
}

const answer = (found: PromptWithVersion) => ({ body: presentPrompt(found), version: found.prompt.version });

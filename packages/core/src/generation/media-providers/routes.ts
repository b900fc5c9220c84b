import { z } from "zod";
import { actorOf, notFound, type Api } from "@agency/platform/http";
import type { Transaction } from "@agency/platform/db";
import { SecretError } from "@agency/platform/secrets";
import { mediaModels } from "@agency/providers/media";
import { ProviderError } from "@agency/providers/spec";
import type { CoreDependencies } from "../../dependencies.ts";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import { findMediaDefinition, mediaProviderDefinitions, type MediaProviderDefinition } from "./definitions.ts";
import { openMediaProvider, type MediaAccess } from "./resolve-media-provider.ts";
import { mediaProviderSchema, setMediaProviderSchema } from "./schema.ts";
import { forgetMediaProvider, recordMediaCheck, setMediaProvider } from "./set-media-provider.ts";
import { webhookUrlOf } from "./webhook-url.ts";

const tag = "Providers";
const params = z.object({ name: z.string().min(1).max(60) });
const checkSchema = z.object({ ok: z.boolean(), detail: z.string().nullable(), latencyMs: z.int().nullable() }).meta({ id: "MediaProviderCheck" });
const checkTimeoutMs = 15_000;

/** Keys of the makers of images, videos and voices. */
export function mediaProviderRoutes(api: Api, deps: ProviderDependencies & Pick<CoreDependencies, "db">): void {
  const view = (access: MediaAccess): z.input<typeof mediaProviderSchema> => present(access, webhookUrlOf(deps.config, access.definition.name));
  const find = (name: string): MediaProviderDefinition => {
    const definition = findMediaDefinition(name);
    if (!definition) throw notFound("This provider");
    return definition;
  };
  const viewOne = async (tx: Transaction, definition: MediaProviderDefinition) => {
    const body = view(await openMediaProvider(tx, deps, definition));
    return { body, version: body.version };
  };

  api.read(
    { method: "get", path: "/media-providers", summary: "List the makers of images, videos and voices", tag, permission: "providers.read", reply: z.object({ data: z.array(mediaProviderSchema) }) },
    async (tx) => {
      const data = [];
      for (const definition of mediaProviderDefinitions()) data.push(view(await openMediaProvider(tx, deps, definition)));
      return { body: { data } };
    },
  );

  api.write(
    { method: "put", path: "/media-providers/{name}", summary: "Store a key, an address or a webhook secret, or choose the sandbox", tag, permission: "providers.write", params, body: setMediaProviderSchema, reply: mediaProviderSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      const definition = find(params.name);
      await setMediaProvider(tx, deps, { organizationId: principal.organizationId, actor: actorOf(principal), definition, changes: body, ifMatch });
      return viewOne(tx, definition);
    },
  );

  api.write(
    { method: "delete", path: "/media-providers/{name}/key", summary: "Forget a stored key", tag, permission: "providers.write", params, reply: mediaProviderSchema },
    async (tx, { principal, params, ifMatch }) => {
      const definition = find(params.name);
      await forgetMediaProvider(tx, { organizationId: principal.organizationId, actor: actorOf(principal), definition, ifMatch });
      return viewOne(tx, definition);
    },
  );

  api.raw(
    { method: "post", path: "/media-providers/{name}/check", summary: "Ask a maker of media whether the key works", tag, permission: "providers.write", params, reply: checkSchema },
    async ({ principal, params }) => {
      const definition = find(params.name);
      const { organizationId } = principal;
      const access = await deps.db.readForOrganization(organizationId, (tx) => openMediaProvider(tx, deps, definition));
      const body = await check(access);
      await deps.db.forOrganization(organizationId, (tx) => recordMediaCheck(tx, { organizationId, actor: actorOf(principal), definition, error: body.ok ? null : body.detail }));
      return { body };
    },
  );
}

/** The only way a provider leaves the house: never with its key (R27, R35). */
function present(access: MediaAccess, webhookUrl: string | null): z.input<typeof mediaProviderSchema> {
  const { definition, credential } = access;
  return {
    name: definition.name,
    label: definition.label,
    kinds: [...definition.kinds],
    configured: access.source !== "none",
    source: access.source,
    environment: access.environment,
    sharesTextKey: definition.sharesTextKey ?? false,
    keyHint: access.source === "stored" ? access.keyHint : null,
    baseUrl: access.baseUrl,
    settings: Object.entries(definition.settings ?? {}).map(([name, { label, required }]) => ({ name, label, required, value: access.settings[name] ?? null })),
    takesWebhookSecret: definition.takesWebhookSecret ?? false,
    hasWebhookSecret: credential?.sealedWebhookSecret != null,
    webhookUrl,
    models: mediaModels
      .filter(({ provider, medium }) => provider === definition.name && definition.kinds.includes(medium))
      .map(({ id, medium, retiresOn, successor }) => ({ id, kind: medium, retiresAt: retiresOn, successor })),
    lastCheckedAt: credential?.lastCheckedAt?.toISOString() ?? null,
    lastCheckError: credential?.lastCheckError ?? null,
    version: credential?.version ?? 0,
  };
}

async function check(access: MediaAccess): Promise<z.input<typeof checkSchema>> {
  const startedAt = performance.now();
  try {
    access.apiKey();
    const answer = await access.definition.check?.(access, AbortSignal.timeout(checkTimeoutMs));
    return { ok: true, detail: answer?.detail ?? null, latencyMs: Math.round(performance.now() - startedAt) };
  } catch (error) {
    if (error instanceof ProviderError || error instanceof SecretError) return { ok: false, detail: error.message, latencyMs: null };
    throw error;
  }
}

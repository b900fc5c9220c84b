import { z } from "zod";
import { actorOf, conflict, forbidden, notFound, type Api, type Principal } from "@agency/platform/http";
import { databaseNow, type Transaction } from "@agency/platform/db";
import { SecretError } from "@agency/platform/secrets";
import { compatibleServers, ProviderError } from "@agency/providers/text";
import { assertBrandAccess } from "../../brands/index.ts";
import type { CoreDependencies } from "../../dependencies.ts";
import { readPriceBook } from "../../economics/index.ts";
import { addServerSchema, providerCheckSchema, providerSchema, purposes, purposeSchema, routeSchema, serverPresetSchema, setProviderSchema, setRouteSchema } from "../schema.ts";
import { providerRoutes } from "../table.ts";
import { addServer, removeServer } from "./add-server.ts";
import { presentProvider } from "./present-provider.ts";
import { readProviderHealth } from "./provider-health.ts";
import { resolveProviders, sandboxUrl, type ProviderDependencies, type ResolvedProvider } from "./resolve-provider.ts";
import { defaultRoute } from "./routing.ts";
import { forgetProviderKey, recordCheck, setProvider } from "./set-provider.ts";
import { clearRoute, setRoute } from "./set-route.ts";

const tag = "Providers";
const params = z.object({ name: z.string().min(1).max(60) });
const purposeParams = z.object({ purpose: purposeSchema });
const checkTimeoutMs = 15_000;

export function providerRoutesOf(api: Api, deps: ProviderDependencies & Pick<CoreDependencies, "db">): void {
  const view = async (tx: Transaction, organizationId: string) => {
    const providers = await resolveProviders(tx, deps, organizationId);
    const context = {
      health: await readProviderHealth(tx, { breakerFailures: deps.config.PROVIDER_BREAKER_FAILURES }),
      routes: await tx.select().from(providerRoutes),
      book: await readPriceBook(tx),
      at: await databaseNow(tx),
    };
    return providers.map((resolved) => presentProvider(resolved, context));
  };
  const viewOne = async (tx: Transaction, organizationId: string, name: string) => {
    const body = (await view(tx, organizationId)).find((provider) => provider.name === name);
    if (!body) throw notFound("This provider");
    return { body, version: body.version };
  };
  const find = async (tx: Transaction, organizationId: string, name: string): Promise<ResolvedProvider> => {
    const found = (await resolveProviders(tx, deps, organizationId)).find((provider) => provider.name === name);
    if (!found) throw notFound("This provider");
    return found;
  };

  api.read(
    { method: "get", path: "/providers", summary: "List the AI providers and how they do", tag, permission: "providers.read", reply: z.object({ data: z.array(providerSchema), serverPresets: z.array(serverPresetSchema) }) },
    async (tx, { principal }) => ({ body: { data: await view(tx, principal.organizationId), serverPresets: presetsOf(deps) } }),
  );

  api.write(
    { method: "post", path: "/providers", summary: "Add a server that speaks OpenAI's chat protocol", tag, permission: "providers.write", body: addServerSchema, reply: providerSchema, status: 201 },
    async (tx, { principal, body }) => {
      const { organizationId } = principal;
      const { provider } = await addServer(tx, deps, { organizationId, actor: actorOf(principal), server: body });
      return viewOne(tx, organizationId, provider);
    },
  );

  api.write(
    { method: "put", path: "/providers/{name}", summary: "Store a key, an address, limits, or choose the sandbox", tag, permission: "providers.write", params, body: setProviderSchema, reply: providerSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      const { organizationId } = principal;
      await setProvider(tx, deps, { organizationId, actor: actorOf(principal), name: params.name, changes: body, ifMatch });
      return viewOne(tx, organizationId, params.name);
    },
  );

  api.write(
    { method: "delete", path: "/providers/{name}", summary: "Remove a server", tag, permission: "providers.write", params, status: 204 },
    async (tx, { principal, params, ifMatch }) => {
      await removeServer(tx, { organizationId: principal.organizationId, actor: actorOf(principal), name: params.name, ifMatch });
      return { body: undefined };
    },
  );

  api.write(
    { method: "delete", path: "/providers/{name}/key", summary: "Forget a stored key", tag, permission: "providers.write", params, reply: providerSchema },
    async (tx, { principal, params, ifMatch }) => {
      const { organizationId } = principal;
      if (params.name === "offline") throw conflict("provider_builtin", "The offline writer has no key.");
      await forgetProviderKey(tx, { organizationId, actor: actorOf(principal), name: params.name, ifMatch });
      return viewOne(tx, organizationId, params.name);
    },
  );

  api.raw(
    { method: "post", path: "/providers/{name}/check", summary: "Ask a provider whether the key works", tag, permission: "providers.write", params, reply: providerCheckSchema },
    async ({ principal, params }) => {
      const { organizationId } = principal;
      const resolved = await deps.db.readForOrganization(organizationId, (tx) => find(tx, organizationId, params.name));
      const body = await check(resolved);
      if (params.name !== "offline") {
        await deps.db.forOrganization(organizationId, (tx) => recordCheck(tx, { organizationId, actor: actorOf(principal), name: params.name, error: body.detail, models: body.models }));
      }
      return { body };
    },
  );

  api.read(
    { method: "get", path: "/provider-routes", summary: "List which models serve which purpose", tag, permission: "providers.read", reply: z.object({ data: z.array(routeSchema) }) },
    async (tx, { principal }) => {
      const stored = await tx.select().from(providerRoutes);
      const resolved = await resolveProviders(tx, deps, principal.organizationId);
      const usual = purposes.filter((purpose) => !stored.some((row) => row.purpose === purpose && row.brandId === null)).map((purpose) => ({ purpose, brandId: null, isDefault: true, route: defaultRoute(resolved, purpose) }));
      const seen = stored.filter(({ brandId }) => brandId === null || principal.brandIds === null || principal.brandIds.includes(brandId));
      return { body: { data: [...usual, ...seen.map(({ purpose, brandId, route }) => ({ purpose, brandId, isDefault: false, route }))] } };
    },
  );

  api.write(
    { method: "put", path: "/provider-routes/{purpose}", summary: "Choose the models of a purpose, in order", tag, permission: "providers.write", params: purposeParams, body: setRouteSchema, reply: routeSchema },
    async (tx, { principal, params, body }) => {
      assertMayRoute(principal, body.brandId);
      const { purpose, brandId, route } = await setRoute(tx, { organizationId: principal.organizationId, actor: actorOf(principal), purpose: params.purpose, change: body });
      return { body: { purpose, brandId, isDefault: false, route } };
    },
  );

  api.write(
    {
      method: "delete",
      path: "/provider-routes/{purpose}",
      summary: "Let a brand follow the organization's route again, or the organization the usual one",
      tag,
      permission: "providers.write",
      params: purposeParams,
      query: z.strictObject({ brandId: z.uuid().optional() }),
      status: 204,
    },
    async (tx, { principal, params, query }) => {
      const brandId = query.brandId ?? null;
      assertMayRoute(principal, brandId);
      await clearRoute(tx, { organizationId: principal.organizationId, actor: actorOf(principal), purpose: params.purpose, brandId });
      return { body: undefined };
    },
  );
}

/** Known servers at their usual addresses; where there is a sandbox, those that it plays stand before. */
function presetsOf({ sandboxOrigin }: ProviderDependencies): z.input<typeof serverPresetSchema>[] {
  const live = compatibleServers.map(({ id, name, baseUrl, needsKey, structuredOutput }) => ({ id, name, baseUrl, needsKey, structuredOutput, environment: "live" as const }));
  if (sandboxOrigin === null) return live;
  const played = live.filter(({ id }) => playedServers.has(id)).map((preset) => ({ ...preset, id: `${preset.id}-sandbox`, baseUrl: sandboxUrl(sandboxOrigin, preset.baseUrl), environment: "sandbox" as const }));
  return [...live, ...played];
}

const playedServers: ReadonlySet<string> = new Set(["ollama", "vllm", "lm-studio"]);

function assertMayRoute(principal: Principal, brandId: string | null): void {
  if (brandId !== null) assertBrandAccess(principal, brandId);
  else if (principal.brandIds !== null) throw forbidden("The organization's route is set by someone who works on all brands.");
}

async function check(resolved: ResolvedProvider): Promise<z.input<typeof providerCheckSchema>> {
  const startedAt = performance.now();
  try {
    const { models } = await resolved.open().check(AbortSignal.timeout(checkTimeoutMs));
    return { ok: true, detail: null, models, latencyMs: Math.round(performance.now() - startedAt) };
  } catch (error) {
    if (error instanceof ProviderError || error instanceof SecretError) return { ok: false, detail: wordsOf(error), models: [], latencyMs: null };
    throw error;
  }
}

/** A refused address says itself what to do; the provider's wrapping would hide it. */
function wordsOf(error: Error): string {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 8; cause = cause.cause, depth += 1) {
    if (cause.name === "EgressError") return cause.message;
  }
  return error.message;
}

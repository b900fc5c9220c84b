import { z } from "zod";
import { actorOf, forbidden, type Api } from "@agency/platform/http";
import type { Transaction } from "@agency/platform/db";
import { SecretError } from "@agency/platform/secrets";
import { ProviderError, textProviderNames } from "@agency/providers/text";
import { assertBrandAccess } from "../../brands/index.ts";
import type { CoreDependencies } from "../../dependencies.ts";
import type { Breakers } from "../breakers.ts";
import { providerCheckSchema, providerSchema, purposes, purposeSchema, routeSchema, setProviderSchema, setRouteSchema } from "../schema.ts";
import { providerCredentials, providerRoutes } from "../table.ts";
import { presentProvider, readProviderRecords } from "./present-provider.ts";
import { findCredential, resolveProvider, type ProviderDependencies } from "./resolve-provider.ts";
import { defaultRoute } from "./routing.ts";
import { forgetProviderKey, recordCheck, setProvider } from "./set-provider.ts";
import { setRoute } from "./set-route.ts";

const tag = "Providers";
const params = z.object({ name: z.enum(textProviderNames) });
const checkTimeoutMs = 15_000;

export function providerRoutesOf(api: Api, deps: ProviderDependencies & Pick<CoreDependencies, "db"> & { breakers: Breakers }): void {
  const resolveAll = async (tx: Transaction, organizationId: string) => {
    const credentials = await tx.select().from(providerCredentials);
    return textProviderNames.map((name) => resolveProvider(deps, organizationId, name, credentials.find((row) => row.provider === name) ?? null));
  };
  const viewOne = async (tx: Transaction, organizationId: string, name: (typeof textProviderNames)[number]) => {
    const resolved = resolveProvider(deps, organizationId, name, await findCredential(tx, name));
    const body = presentProvider(resolved, (await readProviderRecords(tx)).get(name), deps.breakers);
    return { body, version: body.version };
  };

  api.read(
    { method: "get", path: "/providers", summary: "List the AI providers and how they do", tag, permission: "providers.read", reply: z.object({ data: z.array(providerSchema) }) },
    async (tx, { principal }) => {
      const records = await readProviderRecords(tx);
      return { body: { data: (await resolveAll(tx, principal.organizationId)).map((resolved) => presentProvider(resolved, records.get(resolved.name), deps.breakers)) } };
    },
  );

  api.write(
    { method: "put", path: "/providers/{name}", summary: "Store a key, an address, or choose the sandbox", tag, permission: "providers.write", params, body: setProviderSchema, reply: providerSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      const { organizationId } = principal;
      await setProvider(tx, deps, { organizationId, actor: actorOf(principal), name: params.name, changes: body, ifMatch });
      return viewOne(tx, organizationId, params.name);
    },
  );

  api.write(
    { method: "delete", path: "/providers/{name}/key", summary: "Forget a stored key", tag, permission: "providers.write", params, reply: providerSchema },
    async (tx, { principal, params, ifMatch }) => {
      const { organizationId } = principal;
      if (params.name !== "offline") await forgetProviderKey(tx, { organizationId, actor: actorOf(principal), name: params.name, ifMatch });
      return viewOne(tx, organizationId, params.name);
    },
  );

  api.raw(
    { method: "post", path: "/providers/{name}/check", summary: "Ask a provider whether the key works", tag, permission: "providers.write", params, reply: providerCheckSchema },
    async ({ principal, params }) => {
      const { organizationId } = principal;
      const resolved = resolveProvider(deps, organizationId, params.name, await deps.db.readForOrganization(organizationId, (tx) => findCredential(tx, params.name)));
      const body = await check(resolved);
      if (params.name !== "offline") {
        await deps.db.forOrganization(organizationId, (tx) => recordCheck(tx, { organizationId, actor: actorOf(principal), name: params.name, error: body.detail }));
      }
      return { body };
    },
  );

  api.read(
    { method: "get", path: "/provider-routes", summary: "List which models serve which purpose", tag, permission: "providers.read", reply: z.object({ data: z.array(routeSchema) }) },
    async (tx, { principal }) => {
      const stored = await tx.select().from(providerRoutes);
      const resolved = await resolveAll(tx, principal.organizationId);
      const usual = purposes.filter((purpose) => !stored.some((row) => row.purpose === purpose && row.brandId === null)).map((purpose) => ({ purpose, brandId: null, route: defaultRoute(resolved, purpose) }));
      const seen = stored.filter(({ brandId }) => brandId === null || principal.brandIds === null || principal.brandIds.includes(brandId));
      return { body: { data: [...usual, ...seen.map(({ purpose, brandId, route }) => ({ purpose, brandId, route }))] } };
    },
  );

  api.write(
    {
      method: "put",
      path: "/provider-routes/{purpose}",
      summary: "Choose the models of a purpose, in order",
      tag,
      permission: "providers.write",
      params: z.object({ purpose: purposeSchema }),
      body: setRouteSchema,
      reply: routeSchema,
    },
    async (tx, { principal, params, body }) => {
      if (body.brandId !== null) assertBrandAccess(principal, body.brandId);
      else if (principal.brandIds !== null) throw forbidden("The organization's route is set by someone who works on all brands.");
      const { purpose, brandId, route } = await setRoute(tx, { organizationId: principal.organizationId, actor: actorOf(principal), purpose: params.purpose, change: body });
      return { body: { purpose, brandId, route } };
    },
  );
}

async function check(resolved: ReturnType<typeof resolveProvider>): Promise<z.input<typeof providerCheckSchema>> {
  try {
    const { models } = await resolved.open().check(AbortSignal.timeout(checkTimeoutMs));
    return { ok: true, detail: null, models };
  } catch (error) {
    if (error instanceof ProviderError || error instanceof SecretError) return { ok: false, detail: error.message, models: [] };
    throw error;
  }
}

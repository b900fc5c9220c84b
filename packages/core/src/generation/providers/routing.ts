import { eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { defaultTextModels, resolveTextModel, textProviderNames } from "@agency/providers/text";
import type { Purpose } from "../schema.ts";
import { providerCredentials, providerRoutes, type RouteEntry } from "../table.ts";
import { resolveProvider, type ProviderDependencies, type ResolvedProvider } from "./resolve-provider.ts";

/** One place to ask, with what it takes to reach it. */
export interface UsableEntry extends RouteEntry {
  resolved: ResolvedProvider;
}

/**
 * Whom a purpose asks, in order: the brand's own route, else the organization's, else every configured provider with its usual model,
 * else the offline writer. Entries without a key are left out; retired model names answer as their successors.
 */
export async function usableRoute(
  tx: Transaction,
  deps: ProviderDependencies,
  wanted: { organizationId: string; brandId: string; purpose: Purpose; at: Date },
): Promise<{ entries: UsableEntry[]; unconfigured: RouteEntry[] }> {
  const credentials = await tx.select().from(providerCredentials);
  const resolved = new Map(textProviderNames.map((name) => [name, resolveProvider(deps, wanted.organizationId, name, credentials.find((row) => row.provider === name) ?? null)]));
  const stored = await tx.select().from(providerRoutes).where(eq(providerRoutes.purpose, wanted.purpose));
  const route = (stored.find((row) => row.brandId === wanted.brandId) ?? stored.find((row) => row.brandId === null))?.route ?? defaultRoute([...resolved.values()], wanted.purpose);
  const entries = route.map(({ provider, model }) => ({ provider, model: resolveTextModel(provider, model, wanted.at).model, resolved: resolved.get(provider)! }));
  return { entries: entries.filter((entry) => entry.resolved.source !== "none"), unconfigured: entries.filter((entry) => entry.resolved.source === "none") };
}

/** What a purpose gets when nobody chose: never the offline writer behind a paid one, so that nobody is served it unasked. */
export function defaultRoute(providers: readonly ResolvedProvider[], purpose: Purpose): RouteEntry[] {
  const paid = providers.filter(({ name, source }) => name !== "offline" && source !== "none");
  const names = paid.length > 0 ? paid.map(({ name }) => name) : (["offline"] as const);
  return names.map((provider) => ({ provider, model: defaultTextModels[provider][purpose] }));
}

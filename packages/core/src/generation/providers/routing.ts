import { eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import type { TextPriceRow } from "@agency/providers/prices";
import { defaultTextModels, resolveTextModel } from "@agency/providers/text";
import { readPriceBook } from "../../economics/index.ts";
import type { Purpose } from "../schema.ts";
import { priceOfEntry } from "../price-of-entry.ts";
import { providerRoutes, type RouteEntry } from "../table.ts";
import { resolveProviders, type ProviderDependencies, type ResolvedProvider } from "./resolve-provider.ts";

/** One place to ask, with what it takes to reach it and what it costs now. */
export interface UsableEntry extends RouteEntry {
  resolved: ResolvedProvider;
  /** Null when nobody knows. */
  price: TextPriceRow | null;
}

/** A purpose, or one model in particular. */
export type RouteWish = { purpose: Purpose } | { entry: RouteEntry };

/**
 * Whom a purpose asks, in order: the brand's own route, else the organization's, else every configured provider with its usual model,
 * else the offline writer. Entries without a key are left out; retired model names answer as their successors.
 */
export async function usableRoute(
  tx: Transaction,
  deps: ProviderDependencies,
  wanted: { organizationId: string; brandId: string | null; at: Date } & RouteWish,
): Promise<{ entries: UsableEntry[]; unconfigured: RouteEntry[] }> {
  const providers = await resolveProviders(tx, deps, wanted.organizationId);
  const route = "entry" in wanted ? [wanted.entry] : await routeOf(tx, providers, wanted.brandId, wanted.purpose);
  const book = await readPriceBook(tx);
  const entries: UsableEntry[] = [];
  const unconfigured: RouteEntry[] = [];
  for (const { provider, model } of route) {
    const resolved = providers.find(({ name }) => name === provider);
    // A server that was removed since, or a kind without a key.
    if (resolved === undefined || resolved.source === "none") {
      unconfigured.push({ provider, model });
      continue;
    }
    const entry = { provider, model: resolveTextModel(resolved.kind, model, wanted.at).model, resolved };
    entries.push({ ...entry, price: priceOfEntry(book, entry) });
  }
  return { entries, unconfigured };
}

/** What a purpose gets when nobody chose: never the offline writer behind a paid one, so that nobody is served it unasked. */
export function defaultRoute(providers: readonly ResolvedProvider[], purpose: Purpose): RouteEntry[] {
  const paid = providers.filter(({ kind, source }) => kind !== "offline" && source !== "none").flatMap((provider) => usualEntry(provider, purpose));
  return paid.length > 0 ? paid.slice(0, mostEntries) : [{ provider: "offline", model: defaultTextModels.offline[purpose] }];
}

/** So many entries fit a route. */
export const mostEntries = 8;

/** A server's usual model is the first that it offers. */
function usualEntry({ name, kind, credential }: ResolvedProvider, purpose: Purpose): RouteEntry[] {
  const model = kind === "openai-compatible" ? credential?.models[0] : defaultTextModels[kind][purpose];
  return model === undefined ? [] : [{ provider: name, model }];
}

async function routeOf(tx: Transaction, providers: readonly ResolvedProvider[], brandId: string | null, purpose: Purpose): Promise<RouteEntry[]> {
  const stored = await tx.select().from(providerRoutes).where(eq(providerRoutes.purpose, purpose));
  const own = stored.find((row) => brandId !== null && row.brandId === brandId) ?? stored.find((row) => row.brandId === null);
  return own?.route ?? defaultRoute(providers, purpose);
}

import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { newId, type Transaction } from "@agency/platform/db";
import { invalid } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { textModels } from "@agency/providers/text";
import { getBrand } from "../../brands/index.ts";
import type { Purpose, setRouteSchema } from "../schema.ts";
import { providerCredentials, providerRoutes } from "../table.ts";
import { wakeItems } from "../wake-items.ts";
import { isBuiltinKind } from "./resolve-provider.ts";

type RouteRow = typeof providerRoutes.$inferSelect;

/** Maps a purpose to an ordered list of models, for the organization or for one brand. Event: `provider_route.changed`. @throws Problem 404, 422 */
export async function setRoute(tx: Transaction, input: { organizationId: string; actor: Actor; purpose: Purpose; change: z.output<typeof setRouteSchema> }): Promise<RouteRow> {
  const { organizationId, purpose } = input;
  const { brandId, route } = input.change;
  if (brandId !== null) await getBrand(tx, brandId);
  const servers = new Set((await tx.select({ provider: providerCredentials.provider }).from(providerCredentials)).map(({ provider }) => provider));
  for (const [index, { provider, model }] of route.entries()) {
    if (!isBuiltinKind(provider) && !servers.has(provider)) throw invalid("unknown_provider", `/route/${index}/provider`, "There is no such provider.");
    if (provider === "offline" && !textModels.some((known) => known.provider === provider && known.id === model)) throw invalid("unknown_model", `/route/${index}/model`, "The offline writer has one model: offline-1.");
    if (route.findIndex((other) => other.provider === provider && other.model === model) < index) throw invalid("duplicate", `/route/${index}`, "This model stands on the route already.");
  }
  const before = await lockRoute(tx, { organizationId, purpose, brandId });
  const [row] = before
    ? await tx.update(providerRoutes).set({ route, version: before.version + 1, updatedAt: sql`agency.now()` }).where(eq(providerRoutes.id, before.id)).returning()
    : await tx.insert(providerRoutes).values({ id: newId(), organizationId, brandId, purpose, route, version: 1, updatedAt: sql`agency.now()` }).returning();
  await recordEvents(tx, { organizationId, type: "provider_route.changed", subjectType: "provider_route", subjectId: row!.id, brandId, actor: input.actor, payload: { purpose, route } });
  await wakeItems(tx, organizationId, "provider");
  return row!;
}

/** Lets a brand follow the organization again, or the organization the usual route. Event: `provider_route.cleared`. */
export async function clearRoute(tx: Transaction, input: { organizationId: string; actor: Actor; purpose: Purpose; brandId: string | null }): Promise<void> {
  const before = await lockRoute(tx, input);
  if (!before) return;
  await tx.delete(providerRoutes).where(eq(providerRoutes.id, before.id));
  const { organizationId, purpose, brandId, actor } = input;
  await recordEvents(tx, { organizationId, type: "provider_route.cleared", subjectType: "provider_route", subjectId: before.id, brandId, actor, payload: { purpose } });
  await wakeItems(tx, organizationId, "provider");
}

async function lockRoute(tx: Transaction, { organizationId, purpose, brandId }: { organizationId: string; purpose: Purpose; brandId: string | null }): Promise<RouteRow | undefined> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`route:${organizationId}:${brandId ?? ""}:${purpose}`}, 0))`);
  const [row] = await tx.select().from(providerRoutes).where(and(eq(providerRoutes.purpose, purpose), brandId === null ? isNull(providerRoutes.brandId) : eq(providerRoutes.brandId, brandId))).for("update");
  return row;
}

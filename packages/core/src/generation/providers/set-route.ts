import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { newId, type Transaction } from "@agency/platform/db";
import { invalid } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { textModels } from "@agency/providers/text";
import { getBrand } from "../../brands/index.ts";
import type { Purpose, setRouteSchema } from "../schema.ts";
import { providerRoutes } from "../table.ts";

/** Maps a purpose to an ordered list of models, for the organization or for one brand. Event: `provider_route.changed`. @throws Problem 404, 422 */
export async function setRoute(
  tx: Transaction,
  input: { organizationId: string; actor: Actor; purpose: Purpose; change: z.output<typeof setRouteSchema> },
): Promise<typeof providerRoutes.$inferSelect> {
  const { organizationId, purpose } = input;
  const { brandId, route } = input.change;
  if (brandId !== null) await getBrand(tx, brandId);
  const wrong = route.findIndex(({ provider, model }) => provider === "offline" && !textModels.some((known) => known.provider === provider && known.id === model));
  if (wrong >= 0) throw invalid("unknown_model", `/route/${wrong}/model`, "The offline writer has one model: offline-1.");
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`route:${organizationId}:${brandId ?? ""}:${purpose}`}, 0))`);
  const scope = and(eq(providerRoutes.purpose, purpose), brandId === null ? isNull(providerRoutes.brandId) : eq(providerRoutes.brandId, brandId));
  const [before] = await tx.select().from(providerRoutes).where(scope).for("update");
  const [row] = before
    ? await tx.update(providerRoutes).set({ route, version: before.version + 1, updatedAt: sql`agency.now()` }).where(eq(providerRoutes.id, before.id)).returning()
    : await tx.insert(providerRoutes).values({ id: newId(), organizationId, brandId, purpose, route, version: 1, updatedAt: sql`agency.now()` }).returning();
  await recordEvents(tx, { organizationId, type: "provider_route.changed", subjectType: "provider_route", subjectId: row!.id, brandId, actor: input.actor, payload: { purpose, route } });
  return row!;
}

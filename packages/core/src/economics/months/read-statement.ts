import { sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { describePieces, listPieces } from "../clients/list-pieces.ts";
import { addCounts, readPieceCounts } from "../clients/pieces.ts";
import { noPieces, quotaUse } from "../clients/quota-rules.ts";
import { pieceKinds } from "../clients/schema.ts";
import { subscriptionsOf } from "../clients/subscriptions.ts";
import type { ClientRow } from "../clients/table.ts";
import { overagePrice, readTerms, type Terms } from "../clients/terms.ts";
import { issuerSchema } from "../costs/schema.ts";
import { readSettings } from "../costs/settings.ts";
import type { EconomicsHooks } from "../hooks.ts";
import { fromMicro, toMicro } from "../money.ts";
import { clientBrandIds } from "../spend.ts";
import type { Month } from "./month.ts";
import type { Statement } from "./schema.ts";

const mostPieces = 2_000;

/**
 * What a client owes for a month: the plan's fee and what went beyond it, with every piece that counted. In the plan's currency, by the
 * terms that were agreed; nothing in it tells what anything cost the agency (R26).
 */
export async function readStatement(tx: Transaction, hooks: EconomicsHooks, input: { client: ClientRow; month: Month }): Promise<Statement> {
  const { client, month } = input;
  const { organizationId } = client;
  const { issuer } = await readSettings(tx, organizationId);
  const subscription = (await subscriptionsOf(tx, month.name, client.id)).get(client.id);
  const terms = subscription ? readTerms(subscription.terms) : null;
  const brandIds = await clientBrandIds(tx, client.id);
  const counts = await readPieceCounts(tx, { organizationId, firstDay: month.firstDay, brandIds });
  const sum = (part: "used" | "open") => [...counts.values()].reduce((total, of) => addCounts(total, of[part]), noPieces);
  const used = sum("used");
  const currency = terms?.price.currency ?? "USD";
  const lines = terms ? linesOf(terms, used) : [];
  const total = lines.reduce((all, line) => all + toMicro(line.amount.amount), 0n);
  const names = await rows<{ id: string; name: string }>(tx, sql`select id, name from brands where id = any(${`{${brandIds.join(",")}}`}::uuid[])`);
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const counted = (await listPieces(tx, { organizationId, firstDay: month.firstDay, brandIds, after: null, limit: mostPieces })).slice(0, mostPieces).toReversed();
  const facts = await describePieces(tx, hooks, counted.map(({ contentId }) => contentId));
  const { id, name, legalName, taxCode, address, email, contactName } = client;
  return {
    number: `${month.name}-${client.id.slice(-6).toUpperCase()}`,
    month: month.name,
    from: month.firstDay,
    to: month.lastDay,
    isFinal: month.isOver,
    language: client.language,
    issuer: issuerSchema.parse(issuer),
    client: { id, name, legalName, taxCode, address, email, contactName },
    currency,
    lines,
    subtotal: { amount: fromMicro(total), currency },
    taxes: [],
    total: { amount: fromMicro(total), currency },
    // What is being made is not the client's to see; of a month that is over nothing is open anyway.
    quota: quotaUse(terms, used, noPieces),
    pieces: counted.map((piece) => {
      const of = facts.get(piece.contentId);
      return {
        contentId: piece.contentId,
        brandName: nameOf.get(piece.brandId) ?? "",
        kind: piece.kind,
        title: of?.title ?? "",
        platform: of?.platform ?? null,
        countedAt: piece.countedAt.toISOString(),
        publishedAt: of?.publishedAt?.toISOString() ?? null,
      };
    }),
  };
}

function linesOf(terms: Terms, used: Record<(typeof pieceKinds)[number], number>): Statement["lines"] {
  const { currency } = terms.price;
  const money = (micro: bigint) => ({ amount: fromMicro(micro), currency });
  const fee = toMicro(terms.price.amount);
  return [
    { kind: "plan", pieceKind: null, name: terms.name, quantity: 1, unitPrice: money(fee), amount: money(fee) },
    ...pieceKinds.flatMap((kind): Statement["lines"] => {
      const quantity = Math.max(0, used[kind] - terms.quota[kind]);
      const price = overagePrice(terms, kind);
      return quantity === 0 || price === 0n ? [] : [{ kind: "overage", pieceKind: kind, name: "", quantity, unitPrice: money(price), amount: money(price * BigInt(quantity)) }];
    }),
  ];
}

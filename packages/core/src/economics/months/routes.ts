import { z } from "zod";
import { databaseNow, rows } from "@agency/platform/db";
import { notFound, pageOf, pageQuery, toPage, type Api } from "@agency/platform/http";
import { sql } from "drizzle-orm";
import { monthSchema } from "../amounts/schema.ts";
import { getClient } from "../clients/get-client.ts";
import { describePieces, listPieces, presentPiece } from "../clients/list-pieces.ts";
import { pieceKindSchema, pieceSchema } from "../clients/schema.ts";
import type { EconomicsDependencies } from "../routes.ts";
import { clientBrandIds } from "../spend.ts";
import { statementCsv } from "../statement/statement-csv.ts";
import { statementPdf } from "../statement/statement-pdf.ts";
import { statementLanguages } from "../statement/words.ts";
import { assertWholeOrganization } from "../whole-organization.ts";
import { readAlerts } from "./alerts.ts";
import { readClientMonthDetail } from "./client-month-detail.ts";
import { readOrganizationMonths } from "./client-months.ts";
import { readMonth } from "./month.ts";
import { presentOverview } from "./present-month.ts";
import { readStatement } from "./read-statement.ts";
import { clientMonthDetailSchema, economicsAlertSchema, overviewSchema, statementSchema } from "./schema.ts";

const tag = "Economics";
const params = z.object({ clientId: z.uuid() });
const ofMonth = { month: monthSchema.optional().describe("Absent: the running one") };

export function monthRoutes(api: Api, { cursors, db, economicsHooks }: EconomicsDependencies): void {
  api.read(
    { method: "get", path: "/economics/overview", summary: "Read what a month left, client by client", tag, permission: "economics.read", query: z.strictObject(ofMonth), reply: overviewSchema },
    async (tx, { principal, query }) => {
      assertWholeOrganization(principal);
      const { organizationId } = principal;
      const [now] = await readOrganizationMonths(tx, { organizationId, month: await readMonth(tx, organizationId, query.month), count: 1 });
      return { body: presentOverview(now!) };
    },
  );

  api.read(
    { method: "get", path: "/economics/alerts", summary: "List margins, quotas and budgets that want a look", tag, permission: "economics.read", reply: z.object({ data: z.array(economicsAlertSchema) }) },
    async (tx, { principal }) => {
      assertWholeOrganization(principal);
      return { body: { data: await readAlerts(tx, principal.organizationId) } };
    },
  );

  api.read(
    { method: "get", path: "/economics/clients/{clientId}", summary: "Read a client's month", tag, permission: "economics.read", params, query: z.strictObject(ofMonth), reply: clientMonthDetailSchema },
    async (tx, { principal, params, query }) => {
      assertWholeOrganization(principal);
      const { organizationId } = principal;
      const client = await getClient(tx, params.clientId);
      return { body: await readClientMonthDetail(tx, { organizationId, client, month: await readMonth(tx, organizationId, query.month) }) };
    },
  );

  api.read(
    {
      method: "get",
      path: "/economics/clients/{clientId}/pieces",
      summary: "List the contents that counted in a client's month, with their cost",
      tag,
      permission: "economics.read",
      params,
      query: z.strictObject({ ...pageQuery, ...ofMonth, kind: pieceKindSchema.optional() }),
      reply: pageOf(pieceSchema),
    },
    async (tx, { principal, params, query }) => {
      assertWholeOrganization(principal);
      const { organizationId } = principal;
      await getClient(tx, params.clientId);
      const { limit, kind } = query;
      const month = await readMonth(tx, organizationId, query.month);
      const scope = `pieces:${organizationId}:${params.clientId}:${month.name}`;
      const after = query.cursor ? (cursors.decode(scope, query.cursor)[0] as string) : null;
      const found = await listPieces(tx, { organizationId, firstDay: month.firstDay, brandIds: await clientBrandIds(tx, params.clientId), kind, after, limit });
      const facts = await describePieces(tx, economicsHooks, found.map(({ contentId }) => contentId));
      return { body: toPage(found, { limit, signer: cursors, scope, key: (piece) => [piece.contentId], present: (piece) => presentPiece(piece, facts.get(piece.contentId)) }) };
    },
  );

  api.read(
    { method: "get", path: "/economics/clients/{clientId}/statement", summary: "Read what a client owes for a month", tag, permission: "economics.read", params, query: z.strictObject(ofMonth), reply: statementSchema },
    async (tx, { principal, params, query }) => {
      assertWholeOrganization(principal);
      return { body: await readStatement(tx, economicsHooks, { client: await getClient(tx, params.clientId), month: await readMonth(tx, principal.organizationId, query.month) }) };
    },
  );

  for (const [format, produces, summary] of [
    ["csv", "text/csv", "Export what a client owes for a month as CSV"],
    ["pdf", "application/pdf", "Export what a client owes for a month as PDF"],
  ] as const) {
    api.raw(
      {
        method: "get",
        path: `/economics/clients/{clientId}/statement.${format}`,
        summary,
        tag,
        permission: "economics.read",
        params,
        query: z.strictObject({ ...ofMonth, language: z.enum(statementLanguages).optional().describe("Absent: the client's") }),
        produces,
      },
      async ({ principal, params, query }) => {
        assertWholeOrganization(principal);
        const { organizationId } = principal;
        const { statement, timeZone, createdAt } = await db.readForOrganization(organizationId, async (tx) => {
          const read = await readStatement(tx, economicsHooks, { client: await getClient(tx, params.clientId), month: await readMonth(tx, organizationId, query.month) });
          const [organization] = await rows<{ time_zone: string }>(tx, sql`select time_zone from organizations where id = ${organizationId}`);
          if (!organization) throw notFound("This organization");
          return { statement: read, timeZone: organization.time_zone, createdAt: await databaseNow(tx) };
        });
        const language = query.language ?? statement.language;
        const body = format === "csv" ? statementCsv(statement, { language, timeZone }) : await statementPdf(statement, { language, timeZone, createdAt });
        const headers = { "content-type": format === "csv" ? "text/csv; charset=utf-8" : produces, "content-disposition": `attachment; filename="${statement.number}.${format}"`, "cache-control": "no-store" };
        return new Response(body, { headers });
      },
    );
  }
}

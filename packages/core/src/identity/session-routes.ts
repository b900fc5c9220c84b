import { and, desc, eq, gt } from "drizzle-orm";
import { z } from "zod";
import { forbidden, notFound, type Api, type Principal } from "@agency/platform/http";
import type { CoreDependencies } from "../dependencies.ts";
import { recordAudit } from "../audit/index.ts";
import { sessions } from "./table.ts";

const tag = "Sign-in";
const most = 100;
const sessionSchema = z
  .object({ id: z.uuid(), current: z.boolean(), ipAddress: z.string().nullable(), userAgent: z.string().nullable(), expiresAt: z.string(), createdAt: z.string() })
  .meta({ id: "Session" });

/** A person's own sessions. An API key has none. */
export function sessionRoutes(api: Api, { db }: Pick<CoreDependencies, "db">): void {
  api.raw(
    { method: "get", path: "/sessions", summary: "List your own sessions, newest first", tag, permission: "signed_in", reply: z.object({ data: z.array(sessionSchema) }) },
    async ({ principal }) => {
      const userId = personOf(principal);
      const found = await db.directory((tx) =>
        tx
          .select()
          .from(sessions)
          .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, new Date())))
          .orderBy(desc(sessions.id))
          .limit(most),
      );
      const data = found.map((row) => ({
        id: row.id,
        current: row.id === principal.sessionId,
        ipAddress: row.ipAddress || null,
        userAgent: row.userAgent || null,
        expiresAt: row.expiresAt.toISOString(),
        createdAt: row.createdAt.toISOString(),
      }));
      return { body: { data } };
    },
  );

  api.raw(
    { method: "delete", path: "/sessions/{sessionId}", summary: "End one of your own sessions", tag, permission: "signed_in", params: z.object({ sessionId: z.uuid() }), status: 204 },
    async ({ c, principal, params }) => {
      const userId = personOf(principal);
      await db.directory(async (tx) => {
        const ended = await tx
          .delete(sessions)
          .where(and(eq(sessions.id, params.sessionId), eq(sessions.userId, userId)))
          .returning({ id: sessions.id });
        if (ended.length === 0) throw notFound("This session");
        await recordAudit(tx, {
          organizationId: principal.organizationId,
          action: "session.revoked",
          subjectType: "session",
          subjectId: params.sessionId,
          actor: { kind: "user", id: userId },
          requestId: c.get("requestId"),
        });
      });
      return { body: undefined };
    },
  );
}

function personOf(principal: Principal): string {
  if (principal.userId === null) throw forbidden("An API key has no sessions. Sign in as a person.");
  return principal.userId;
}

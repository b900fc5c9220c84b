import { eq } from "drizzle-orm";
import { z } from "zod";
import { databaseNow } from "@agency/platform/db";
import { actorOf, forbidden, pageOf, pageQuery, toPage, type Api } from "@agency/platform/http";
import type { CoreDependencies } from "../dependencies.ts";
import { findPending } from "./accept-invitation.ts";
import { creatorOf } from "./api-keys.ts";
import { createInvitation, listInvitations, revokeInvitation } from "./invitations.ts";
import { keyReused, onceOnly, readIdempotencyKey } from "./once.ts";
import { brandIdsFor, invitationStatus } from "./rules.ts";
import { createdInvitationSchema, createInvitationSchema, invitationSchema } from "./schema.ts";
import { invitations, organizations, type InvitationRow } from "./table.ts";
import { hashToken, tokenFor } from "./tokens.ts";

const tag = "Members";
const params = z.object({ invitationId: z.uuid() });

export interface InvitationRouteDependencies extends Pick<CoreDependencies, "db" | "cursors"> {
  config: Pick<CoreDependencies["config"], "PUBLIC_ORIGIN">;
  sessionSecret: string;
}

export function invitationRoutes(api: Api, { db, cursors, config, sessionSecret }: InvitationRouteDependencies): void {
  // Not a plain `write`: its stored reply would keep the link at rest.
  api.raw(
    {
      method: "post",
      path: "/invitations",
      summary: "Invite someone; the link is shown once",
      tag,
      permission: "members.write",
      body: createInvitationSchema,
      reply: createdInvitationSchema,
      status: 201,
    },
    async ({ c, principal, body }) => {
      if (principal.brandIds !== null && (body.brandIds ?? ["all"]).some((id) => !principal.brandIds!.includes(id))) {
        throw forbidden("You cannot invite someone to brands that you do not see yourself.");
      }
      const idempotencyKey = readIdempotencyKey(c);
      const { organizationId } = principal;
      const token = tokenFor(sessionSecret, { purpose: "invitation", organizationId, principalId: principal.id, idempotencyKey });
      return onceOnly("invitations_token_hash_key", () =>
        db.forOrganization(organizationId, async (tx) => {
          const [earlier] = await tx.select().from(invitations).where(eq(invitations.tokenHash, hashToken(token)));
          if (earlier && !isSame(earlier, body)) throw keyReused();
          const row =
            earlier ??
            (await createInvitation(tx, {
              organizationId,
              invitedBy: await creatorOf(tx, principal),
              actor: actorOf(principal),
              token,
              invitation: body,
              requestId: c.get("requestId"),
            }));
          return {
            body: { ...present(row, await databaseNow(tx)), acceptUrl: `${config.PUBLIC_ORIGIN}/invite/${token}` },
            headers: { "Cache-Control": "no-store", ...(earlier ? { "Idempotent-Replayed": "true" } : {}) },
          };
        }),
      );
    },
  );

  api.read(
    { method: "get", path: "/invitations", summary: "List invitations", tag, permission: "members.read", query: z.strictObject(pageQuery), reply: pageOf(invitationSchema) },
    async (tx, { principal, query }) => {
      const scope = `invitations:${principal.organizationId}`;
      const after = query.cursor ? (cursors.decode(scope, query.cursor)[0] as string) : null;
      const now = await databaseNow(tx);
      const found = await listInvitations(tx, { after, limit: query.limit });
      return { body: toPage(found, { limit: query.limit, signer: cursors, scope, key: (row) => [row.id], present: (row) => present(row, now) }) };
    },
  );

  api.raw(
    {
      method: "get",
      path: "/invitations/lookup",
      summary: "Read whom an invitation is for",
      tag,
      permission: "public",
      query: z.strictObject({ token: z.string().min(20).max(200) }),
      reply: z.object({ email: z.string(), organizationName: z.string() }),
    },
    async ({ query }) => {
      const body = await db.directory(async (tx) => {
        const found = await findPending(tx, query.token);
        const [organization] = await tx.select({ name: organizations.name }).from(organizations).where(eq(organizations.id, found.organizationId));
        return { email: found.email, organizationName: organization!.name };
      });
      return { body, headers: { "Cache-Control": "no-store" } };
    },
  );

  api.write(
    { method: "delete", path: "/invitations/{invitationId}", summary: "Revoke an invitation", tag, permission: "members.write", params, status: 204 },
    async (tx, { c, principal, params }) => {
      await revokeInvitation(tx, params.invitationId, { actor: actorOf(principal), requestId: c.get("requestId") });
      return { body: undefined };
    },
  );
}

function isSame(row: InvitationRow, body: z.output<typeof createInvitationSchema>): boolean {
  return row.email === body.email && row.role === body.role && JSON.stringify(row.brandIds) === JSON.stringify(brandIdsFor(body.role, body.brandIds));
}

function present(row: InvitationRow, now: Date): z.input<typeof invitationSchema> {
  const { id, email, role, brandIds } = row;
  return { id, email, role, brandIds, status: invitationStatus(row, now), expiresAt: row.expiresAt.toISOString(), createdAt: row.createdAt.toISOString() };
}

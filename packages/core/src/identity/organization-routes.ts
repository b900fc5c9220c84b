import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { actorOf, notFound, stale, type Api } from "@agency/platform/http";
import { recordEvents } from "@agency/platform/live";
import { recordAudit } from "../audit/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { meSchema, setupSchema, updateOrganizationSchema } from "./schema.ts";
import type { z } from "zod";
import { needsOwner } from "./sign-up.ts";
import { organizations, users, type OrganizationRow } from "./table.ts";

/** What the installation can do, as the composition root knows it. */
export type SetupFacts = Omit<z.input<typeof setupSchema>, "needsOwner">;

const tag = "Organization";

export function organizationRoutes(api: Api, deps: Pick<CoreDependencies, "db"> & { setup: () => SetupFacts }): void {
  let hasOwner = false;

  api.raw({ method: "get", path: "/setup", summary: "Read the state of this installation", tag, permission: "public", reply: setupSchema }, async () => {
    // Once true it stays true: the last owner of an organization can neither leave nor be demoted.
    hasOwner ||= !(await deps.db.directory(needsOwner));
    return { body: { ...deps.setup(), needsOwner: !hasOwner } };
  });

  api.read({ method: "get", path: "/me", summary: "Read who you are and what you may do", tag, permission: "signed_in", reply: meSchema }, async (tx, { principal }) => {
    const organization = await getOrganization(tx);
    const [user] =
      principal.userId === null
        ? []
        : await tx.select({ id: users.id, name: users.name, email: users.email, locale: users.locale }).from(users).where(eq(users.id, principal.userId));
    return {
      body: {
        user: user ?? null,
        organization: presentOrganization(organization),
        role: principal.role,
        permissions: [...principal.permissions],
        brandIds: principal.brandIds === null ? null : [...principal.brandIds],
      },
      version: organization.version,
    };
  });

  api.write(
    {
      method: "patch",
      path: "/organization",
      summary: "Change the organization",
      tag,
      permission: "organization.write",
      body: updateOrganizationSchema,
      reply: meSchema.shape.organization,
    },
    async (tx, { c, principal, body, ifMatch }) => {
      const before = await getOrganization(tx, { lock: true });
      if (ifMatch !== undefined && ifMatch !== before.version) throw stale();
      const [row] = await tx
        .update(organizations)
        .set({ ...body, version: before.version + 1, updatedAt: sql`agency.now()` })
        .where(eq(organizations.id, before.id))
        .returning();
      const what = { organizationId: before.id, subjectType: "organization", subjectId: before.id, actor: actorOf(principal) };
      await recordAudit(tx, { ...what, action: "organization.updated", detail: { fields: Object.keys(body) }, requestId: c.get("requestId") });
      await recordEvents(tx, { ...what, type: "organization.updated" });
      return { body: presentOrganization(row!), version: row!.version };
    },
  );
}

/** The organization behind this transaction's wall. */
export async function getOrganization(tx: Transaction, options: { lock?: boolean } = {}): Promise<OrganizationRow> {
  const query = tx.select().from(organizations);
  const [row] = options.lock ? await query.for("update") : await query;
  if (!row) throw notFound("This organization");
  return row;
}

const presentOrganization = ({ id, name, locale, timeZone, version }: OrganizationRow) => ({ id, name, locale, timeZone, version });

import { z } from "zod";
import { actorOf, pageOf, pageQuery, toPage, type Api } from "@agency/platform/http";
import type { CoreDependencies } from "../dependencies.ts";
import { listMembers, removeMember, updateMember, type MemberWithUser } from "./members.ts";
import { memberSchema, updateMemberSchema } from "./schema.ts";

const tag = "Members";
const params = z.object({ memberId: z.uuid() });

export function memberRoutes(api: Api, { cursors }: Pick<CoreDependencies, "cursors">): void {
  api.read(
    { method: "get", path: "/members", summary: "List members", tag, permission: "members.read", query: z.strictObject(pageQuery), reply: pageOf(memberSchema) },
    async (tx, { principal, query }) => {
      const scope = `members:${principal.organizationId}`;
      const after = query.cursor ? (cursors.decode(scope, query.cursor)[0] as string) : null;
      const found = await listMembers(tx, { after, limit: query.limit });
      return { body: toPage(found, { limit: query.limit, signer: cursors, scope, key: (row) => [row.id], present }) };
    },
  );

  api.write(
    { method: "patch", path: "/members/{memberId}", summary: "Change a member's role or brands", tag, permission: "members.write", params, body: updateMemberSchema, reply: memberSchema },
    async (tx, { c, principal, params, body }) => ({
      body: present(await updateMember(tx, params.memberId, body, { actor: actorOf(principal), requestId: c.get("requestId") })),
    }),
  );

  api.write(
    { method: "delete", path: "/members/{memberId}", summary: "Remove a member", tag, permission: "members.write", params, status: 204 },
    async (tx, { c, principal, params }) => {
      await removeMember(tx, params.memberId, { actor: actorOf(principal), requestId: c.get("requestId") });
      return { body: undefined };
    },
  );
}

const present = (row: MemberWithUser): z.input<typeof memberSchema> => ({ ...row, createdAt: row.createdAt.toISOString() });

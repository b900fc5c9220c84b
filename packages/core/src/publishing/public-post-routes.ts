import { z } from "zod";
import type { Transaction } from "@agency/platform/db";
import { actorOf, conflict, type Api, type Principal } from "@agency/platform/http";
import { assertBrandAccess } from "../brands/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { decideComment, editPublicPost, presentPublicPost, removePublicPost } from "./change-public-post.ts";
import { findCandidates } from "./find-candidates.ts";
import { getPublication } from "./get-publication.ts";
import { candidatesSchema, decideCommentSchema, editPostSchema, publicPostSchema } from "./public-post-schema.ts";
import type { PublicationRow } from "./table.ts";

const params = z.object({ publicationId: z.uuid() });
const tag = "Publications";

/** What is done with posts that stand. The outside call is a worker's: each answers what was asked for, and its event tells the end. */
export function publicPostRoutes(api: Api, deps: Pick<CoreDependencies, "socialNetwork" | "db" | "keyRing" | "log" | "config">): void {
  const { socialNetwork, db } = deps;
  const networkOf = (row: PublicationRow) => socialNetwork(row.network, row.environment);
  const open = async (tx: Transaction, publicationId: string, principal: Principal): Promise<PublicationRow> => {
    const row = await getPublication(tx, publicationId);
    assertBrandAccess(principal, row.brandId);
    return row;
  };
  const view = (row: PublicationRow) => ({ body: presentPublicPost(row, networkOf(row)), version: row.version });

  api.read(
    { method: "get", path: "/publications/{publicationId}/post", summary: "Read what stands on the network", tag, permission: "publications.read", params, reply: publicPostSchema },
    async (tx, { principal, params }) => {
      const row = await open(tx, params.publicationId, principal);
      if (row.remoteId === null) throw conflict("not_public", "Nothing of this publication stands on the network.", { publicationStatus: row.status });
      return view(row);
    },
  );
  api.raw(
    {
      method: "get",
      path: "/publications/{publicationId}/candidates",
      summary: "See what the network shows, to decide on an uncertain publication",
      tag,
      permission: "publications.resolve",
      params,
      reply: candidatesSchema,
    },
    async ({ principal, params }) => {
      const row = await db.readForOrganization(principal.organizationId, (tx) => open(tx, params.publicationId, principal));
      return { body: await findCandidates(deps, row) };
    },
  );
  api.write(
    // Who writes does not approve (R26): a text that goes out without another round is an approver's word.
    { method: "patch", path: "/publications/{publicationId}", summary: "Change the text of a public post", tag, permission: "contents.approve", params, body: editPostSchema, reply: publicPostSchema, status: 202 },
    async (tx, { c, principal, params, body, ifMatch }) => {
      const row = await open(tx, params.publicationId, principal);
      const mayOverride = principal.permissions.has("contents.override_guard");
      return view(await editPublicPost(tx, networkOf(row), { ...body, mayOverride, publicationId: row.id, actor: actorOf(principal), ifMatch, requestId: c.get("requestId") as string | undefined }));
    },
  );
  api.write(
    { method: "delete", path: "/publications/{publicationId}", summary: "Take a public post away", tag, permission: "publications.resolve", params, reply: publicPostSchema, status: 202 },
    async (tx, { c, principal, params, ifMatch }) => {
      const row = await open(tx, params.publicationId, principal);
      return view(await removePublicPost(tx, networkOf(row), { publicationId: row.id, actor: actorOf(principal), ifMatch, requestId: c.get("requestId") as string | undefined }));
    },
  );
  api.write(
    { method: "post", path: "/publications/{publicationId}/comment", summary: "Decide what became of a first comment", tag, permission: "publications.resolve", params, body: decideCommentSchema, reply: publicPostSchema },
    async (tx, { c, principal, params, body, ifMatch }) => {
      const row = await open(tx, params.publicationId, principal);
      return view(await decideComment(tx, { publicationId: row.id, decision: body, actor: actorOf(principal), ifMatch, requestId: c.get("requestId") as string | undefined }));
    },
  );
}

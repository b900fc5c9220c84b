import { z } from "zod";
import type { Transaction } from "@agency/platform/db";
import { actorOf, notFound, pageOf, pageQuery, toPage, type Api } from "@agency/platform/http";
import type { CoreDependencies } from "../../dependencies.ts";
import { assertWholeOrganization } from "../whole-organization.ts";
import { getClient } from "./get-client.ts";
import { listClients, presentClients } from "./list-clients.ts";
import { createClient, setClientArchived, updateClient } from "./save-client.ts";
import { clientSchema, createClientSchema, endSubscriptionSchema, subscribeSchema, subscriptionSchema, updateClientSchema } from "./schema.ts";
import { endSubscription, listSubscriptions, presentSubscription, subscribe } from "./subscriptions.ts";
import type { ClientRow } from "./table.ts";

const tag = "Clients";
const params = z.object({ clientId: z.uuid() });
const flag = z.enum(["true", "false"]).default("false").transform((value) => value === "true");

export function clientRoutes(api: Api, { cursors }: Pick<CoreDependencies, "cursors">): void {
  api.read(
    {
      method: "get",
      path: "/clients",
      summary: "List clients",
      tag,
      permission: "economics.read",
      query: z.strictObject({ ...pageQuery, q: z.string().trim().max(200).optional(), archived: flag }),
      reply: pageOf(clientSchema),
    },
    async (tx, { principal, query }) => {
      assertWholeOrganization(principal);
      const { organizationId } = principal;
      const scope = `clients:${organizationId}`;
      const after = query.cursor ? (cursors.decode(scope, query.cursor)[0] as string) : null;
      const found = await listClients(tx, { q: query.q, archived: query.archived, after, limit: query.limit });
      const shown = new Map((await presentClients(tx, organizationId, found.slice(0, query.limit))).map((client) => [client.id, client]));
      return { body: toPage(found, { limit: query.limit, signer: cursors, scope, key: (row) => [row.id], present: (row) => shown.get(row.id)! }) };
    },
  );

  api.write(
    { method: "post", path: "/clients", summary: "Add a client", tag, permission: "economics.write", body: createClientSchema, reply: clientSchema, status: 201 },
    async (tx, { principal, body }) => {
      assertWholeOrganization(principal);
      return shown(tx, await createClient(tx, { organizationId: principal.organizationId, actor: actorOf(principal), client: body }));
    },
  );

  api.read({ method: "get", path: "/clients/{clientId}", summary: "Read a client", tag, permission: "economics.read", params, reply: clientSchema }, async (tx, { principal, params }) => {
    assertWholeOrganization(principal);
    return shown(tx, await getClient(tx, params.clientId));
  });

  api.write(
    { method: "patch", path: "/clients/{clientId}", summary: "Change a client", tag, permission: "economics.write", params, body: updateClientSchema, reply: clientSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      assertWholeOrganization(principal);
      return shown(tx, await updateClient(tx, { clientId: params.clientId, actor: actorOf(principal), changes: body, ifMatch }));
    },
  );

  for (const [method, path, summary, archived] of [
    ["delete", "/clients/{clientId}", "Archive a client", true],
    ["post", "/clients/{clientId}/restore", "Bring an archived client back", false],
  ] as const) {
    api.write({ method, path, summary, tag, permission: "economics.write", params, reply: clientSchema }, async (tx, { principal, params, ifMatch }) => {
      assertWholeOrganization(principal);
      return shown(tx, await setClientArchived(tx, { clientId: params.clientId, actor: actorOf(principal), archived, ifMatch }));
    });
  }

  api.read(
    { method: "get", path: "/clients/{clientId}/subscriptions", summary: "List the plans that a client had and has", tag, permission: "economics.read", params, reply: z.object({ data: z.array(subscriptionSchema) }) },
    async (tx, { principal, params }) => {
      assertWholeOrganization(principal);
      await getClient(tx, params.clientId);
      return { body: { data: (await listSubscriptions(tx, params.clientId)).map(presentSubscription) } };
    },
  );

  api.write(
    { method: "post", path: "/clients/{clientId}/subscriptions", summary: "Put a client on a plan from a month on", tag, permission: "economics.write", params, body: subscribeSchema, reply: subscriptionSchema, status: 201 },
    async (tx, { principal, params, body }) => {
      assertWholeOrganization(principal);
      const row = await subscribe(tx, { organizationId: principal.organizationId, clientId: params.clientId, actor: actorOf(principal), ...body });
      return { body: presentSubscription(row) };
    },
  );

  api.write(
    { method: "post", path: "/clients/{clientId}/subscriptions/end", summary: "End a client's subscription with a month", tag, permission: "economics.write", params, body: endSubscriptionSchema, reply: subscriptionSchema },
    async (tx, { principal, params, body }) => {
      assertWholeOrganization(principal);
      const row = await endSubscription(tx, { organizationId: principal.organizationId, clientId: params.clientId, actor: actorOf(principal), ...body });
      return { body: presentSubscription(row) };
    },
  );
}

async function shown(tx: Transaction, row: ClientRow) {
  const [client] = await presentClients(tx, row.organizationId, [row]);
  if (!client) throw notFound("This client");
  return { body: client, version: client.version };
}

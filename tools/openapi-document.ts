import { createDatabase } from "@agency/platform/db";
import { loadConfig } from "@agency/platform/config";
import { createCursorSigner } from "@agency/platform/http";
import { createLog } from "@agency/platform/log";
import type { ComposedCore } from "@agency/server/compose-core";
import { composeRooms } from "@agency/server/compose-rooms";
import { createApi } from "@agency/server/create-api";

/** The API's description as the server publishes it, composed without a database: routes describe themselves, nothing is called. */
export async function readOpenApiDocument(): Promise<object> {
  const config = loadConfig({});
  const db = createDatabase({ url: "postgres://localhost/unused", poolSize: 2, onError: () => {} });
  const idle = { config, db, log: createLog({ level: "silent" }), cursors: createCursorSigner(Buffer.alloc(32)), sandboxOrigin: null, sandboxPublicOrigin: null, socialNetwork: () => null, sessionSecret: "x".repeat(43) };
  const { app, close } = createApi(composeRooms(idle as unknown as ComposedCore), { readiness: { isReady: () => true } });
  const response = await app.request("/api/v1/openapi.json");
  await close();
  await db.close();
  if (!response.ok) throw new Error(`The description could not be read: ${response.status} ${await response.text()}`);
  return (await response.json()) as object;
}

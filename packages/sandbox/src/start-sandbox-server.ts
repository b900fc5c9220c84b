import { createAdaptorServer } from "@hono/node-server";
import type { AddressInfo } from "node:net";
import { createSandbox } from "./create-sandbox.ts";
import type { SandboxOptions } from "./sandbox-context.ts";

export interface SandboxServer {
  /** E.g. `http://127.0.0.1:41234`. */
  origin: string;
  close(): Promise<void>;
}

/** Runs the sandbox behind an http server of its own. Port 0 (the default) takes a free one. */
export async function startSandboxServer(
  options: Omit<SandboxOptions, "publicOrigin"> & { publicOrigin?: () => string; port?: number; host?: string },
): Promise<SandboxServer> {
  const { port = 0, host = "127.0.0.1", publicOrigin, ...rest } = options;
  let origin = "";
  const sandbox = createSandbox({ ...rest, publicOrigin: publicOrigin ?? (() => origin) });
  const server = createAdaptorServer({ fetch: sandbox.app.fetch, overrideGlobalObjects: false });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  }).catch((error: unknown) => {
    sandbox.close();
    throw error;
  });
  const address = server.address() as AddressInfo;
  origin = `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`;
  return {
    origin,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
      sandbox.close();
    },
  };
}

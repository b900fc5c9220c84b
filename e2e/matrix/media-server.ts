import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createMediaLinks } from "@agency/core/assets";

/** Serves the files of all installations to networks that fetch, as the product does below `/media`. */
export interface MediaServer {
  origin: string;
  serve(assetId: string, file: { bytes: Uint8Array; mimeType: string }): void;
  forget(assetId: string): void;
  close(): Promise<void>;
}

/** @param secret the one with which the workers sign their addresses */
export async function startMediaServer(secret: Buffer): Promise<MediaServer> {
  const files = new Map<string, { bytes: Uint8Array; mimeType: string }>();
  const links = createMediaLinks({ secret, baseUrl: "http://127.0.0.1" });
  const server = createServer((request, response) => {
    const [, , token = ""] = (request.url ?? "").split("/");
    const grant = links.open(token);
    const file = grant ? files.get(grant.assetId) : undefined;
    if (!file) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": file.mimeType, "content-length": file.bytes.length }).end(request.method === "HEAD" ? undefined : file.bytes);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: (assetId, file) => void files.set(assetId, file),
    forget: (assetId) => void files.delete(assetId),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

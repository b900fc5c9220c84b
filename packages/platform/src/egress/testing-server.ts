import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

export interface TestingServer extends AsyncDisposable {
  origin: string;
  port: number;
  /** `METHOD path` of every request that arrived. */
  requests: string[];
}

/** A real HTTP server on loopback for the tests of this part. */
export async function startTestingServer(listener: RequestListener): Promise<TestingServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

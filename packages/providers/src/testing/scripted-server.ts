import { createServer } from "node:http";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedCall {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export type ScriptedAnswer =
  | { status: number; body: string | object; headers?: Record<string, string> }
  /** Takes the socket over: to cut it, hold it or send in pieces. */
  | ((response: ServerResponse, call: ReceivedCall) => void);

export interface ScriptedServer extends AsyncDisposable {
  origin: string;
  calls: ReceivedCall[];
  /** Answers for the coming calls, in order; the last one repeats. */
  answer(...answers: ScriptedAnswer[]): void;
}

/** A loopback server that plays recorded answers: for documented bodies that the sandbox has no reason to send. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const calls: ReceivedCall[] = [];
  let script: ScriptedAnswer[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const call = { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks) };
    calls.push(call);
    const answer = script.length > 1 ? script.shift() : script[0];
    if (typeof answer === "function") return answer(response, call);
    const { status, body, headers } = answer ?? { status: 500, body: "no answer scripted" };
    response.writeHead(status, { "content-type": typeof body === "string" ? "text/plain" : "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    answer: (...answers) => {
      script = answers;
      calls.length = 0;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

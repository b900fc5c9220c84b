import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A chat request as it came over the wire. */
export interface SeenRequest {
  messages: { role: string; content: string }[];
  [field: string]: unknown;
}

export interface UntrustedModel extends AsyncDisposable {
  baseUrl: string;
  requests: SeenRequest[];
  /** Every request of any other kind: what a text might have made somebody fetch. */
  otherCalls: string[];
  /** What it says next and from then on. */
  says(answer: (request: SeenRequest) => string): void;
}

/** A model that says whatever it is told to, over OpenAI's chat protocol: the other side of a prompt that nobody can trust. */
export async function startUntrustedModel(): Promise<UntrustedModel> {
  const requests: SeenRequest[] = [];
  const otherCalls: string[] = [];
  let answer: (request: SeenRequest) => string = () => "";
  const server = createServer(async (request, reply) => {
    if (request.method !== "POST" || !request.url!.endsWith("/chat/completions")) {
      otherCalls.push(`${request.method} ${request.url}`);
      return reply.writeHead(404).end();
    }
    const body = JSON.parse(await read(request)) as SeenRequest;
    requests.push(body);
    const frame = (choice: object, usage?: object) => `data: ${JSON.stringify({ id: "c1", object: "chat.completion.chunk", created: 1, model: "m", choices: usage ? [] : [{ index: 0, delta: {}, finish_reason: null, ...choice }], ...(usage ? { usage } : {}) })}\n\n`;
    reply.writeHead(200, { "content-type": "text/event-stream" });
    reply.write(frame({ delta: { role: "assistant", content: answer(body) } }));
    reply.write(frame({ finish_reason: "stop" }));
    reply.write(frame({}, { prompt_tokens: 1_000, completion_tokens: 200, total_tokens: 1_200 }));
    reply.end("data: [DONE]\n\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    otherCalls,
    says: (next) => void (answer = next),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createDiskStorage } from "@agency/platform/storage";
import { createGates } from "../generation/index.ts";
import { startTestStudio, type StudioCore, type TestClient, type TestStudio } from "../generation/testing/test-studio.ts";
import { onboardingRoutes } from "./routes.ts";
import type { BrandProposal } from "./schema.ts";
import { startOnboardingWorker } from "./start-onboarding-worker.ts";

/** A studio in which websites are read. */
export interface OnboardingStudio extends AsyncDisposable {
  studio: TestStudio;
  propose(client: TestClient, request: object): Promise<BrandProposal>;
  /** Starts a reading and waits for its end. */
  read(client: TestClient, request: object): Promise<BrandProposal>;
  until(client: TestClient, id: string, isSo: (proposal: BrandProposal) => boolean): Promise<BrandProposal>;
}

export async function startOnboardingStudio(): Promise<OnboardingStudio> {
  let core: StudioCore | undefined;
  const studio = await startTestStudio({
    worker: false,
    mount: (api, given) => {
      core = given;
      onboardingRoutes(api);
    },
  });
  const folder = await mkdtemp(path.join(tmpdir(), "onboarding-files-"));
  const gates = createGates(core!);
  const worker = startOnboardingWorker({ ...core!, gates, storage: createDiskStorage(folder) });
  const until: OnboardingStudio["until"] = async (client, id, isSo) => {
    for (const end = Date.now() + 20_000; Date.now() < end; ) {
      const { body } = await client.call("GET", `/brand-proposals/${id}`);
      if (isSo(body)) return body;
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    throw new Error(`proposal ${id} did not get there`);
  };
  const propose: OnboardingStudio["propose"] = async (client, request) => {
    const reply = await client.call("POST", "/brands/from-website", request);
    if (reply.status !== 202) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  return {
    studio,
    propose,
    until,
    read: async (client, request) => until(client, (await propose(client, request)).id, ({ finishedAt }) => finishedAt !== null),
    async [Symbol.asyncDispose]() {
      await worker.stop(1_000);
      gates.close();
      await studio[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A website on loopback that notes what it was asked for. */
export async function startTestSite(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<{ origin: string; asked: string[] } & AsyncDisposable> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A model that says whatever it is told to, over OpenAI's chat protocol, in one piece. */
export async function startTestModel(): Promise<{ origin: string; asked: string[]; prompts: string[]; says(text: string): void } & AsyncDisposable> {
  const prompts: string[] = [];
  let text = "";
  const site = await startTestSite((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { messages } = JSON.parse(Buffer.concat(parts).toString("utf8")) as { messages: { content: string }[] };
      prompts.push(messages.map(({ content }) => content).join("\n"));
      const body = { id: "c1", object: "chat.completion", created: 1, model: "m", choices: [{ index: 0, message: { role: "assistant", content: text }, finish_reason: "stop" }], usage: { prompt_tokens: 1_000, completion_tokens: 200, total_tokens: 1_200 } };
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  });
  return { origin: site.origin, asked: site.asked, prompts, says: (next) => void (text = next), [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() };
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEgress } from "@agency/platform/egress";
import type { Egress } from "@agency/platform/egress";
import { startSandboxServer } from "@agency/sandbox";
import type { FaultPlan, GenerationCall, Ledger } from "@agency/sandbox";

/** A sandbox of its own on loopback, reached through the platform's egress as in production. */
export interface TestSandbox extends AsyncDisposable {
  origin: string;
  fetch: typeof globalThis.fetch;
  arm(plan: Partial<FaultPlan> & Pick<FaultPlan, "fault">): Promise<void>;
  clearFaults(): Promise<void>;
  ledger(account: string): Promise<Ledger>;
  generationCalls(): Promise<GenerationCall[]>;
  /** Closes the port and keeps the rest. */
  stopServer(): Promise<void>;
  admin<Answer>(path: string, body: object): Promise<Answer>;
}

export async function startTestSandbox(): Promise<TestSandbox> {
  const stateDir = await mkdtemp(join(tmpdir(), "providers-sandbox-"));
  const server = await startSandboxServer({ stateDir, faultsEnabled: true });
  const egress: Egress = createEgress({ allow: [], trustedOrigins: [server.origin], timeoutMs: 10_000 });
  const admin = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${server.origin}/sandbox/${path}`, {
      method, headers: { "content-type": "application/json" }, body: body ? JSON.stringify(body) : null,
    });
    if (!response.ok) throw new Error(`sandbox ${path}: ${response.status} ${await response.text()}`);
    const text = await response.text();
    return text === "" ? null : JSON.parse(text);
  };
  let stopped: Promise<void> | undefined;
  const stopServer = () => (stopped ??= server.close());
  return {
    origin: server.origin,
    fetch: egress.trusted(server.origin),
    arm: async (plan) => void (await admin("POST", "faults", plan)),
    clearFaults: async () => void (await admin("DELETE", "faults")),
    ledger: async (account) => (await admin("GET", `ledger?account=${account}`)) as Ledger,
    generationCalls: async () => ((await admin("GET", "usage")) as { calls: GenerationCall[] }).calls,
    admin: async <Answer>(path: string, body: object) => (await admin("POST", path, body)) as Answer,
    stopServer,
    async [Symbol.asyncDispose]() {
      await egress.close();
      await stopServer();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}

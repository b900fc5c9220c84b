import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, expect, test } from "vitest";
import type { Ledger } from "./ledger/read-ledger.ts";
import { getJson, postJson, sendJson } from "./testing/facebook-session.ts";
import type { SeededPage } from "./testing/facebook-session.ts";

const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
});

async function start(stateDir: string): Promise<{ child: ChildProcess; origin: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts"), "--port", "0", "--state-dir", stateDir], { stdio: ["ignore", "pipe", "inherit"] });
  started.push(child);
  if (!child.stdout) throw new Error("the child has no stdout");
  for await (const line of createInterface({ input: child.stdout })) return { child, origin: (JSON.parse(line) as { origin: string }).origin };
  throw new Error("the sandbox printed nothing");
}

test("what was answered is still public after kill -9, and a fault that was armed is still armed", async () => {
  const stateDir = await mkdtemp(join(tmpdir(), "sandbox-"));
  try {
    const first = await start(stateDir);
    const [page] = await sendJson<SeededPage[]>(`${first.origin}/sandbox/facebook/pages`, { pages: [{ name: "Sống sót" }] });
    const post = (origin: string, message: string) =>
      postJson(`${origin}/sandbox/graph.facebook.com/v26.0/${page?.id}/feed`, { message, access_token: page?.accessToken });
    const { id } = (await (await post(first.origin, "Trước khi chết")).json()) as { id: string };
    await postJson(`${first.origin}/sandbox/faults`, { operation: "feed.create", fault: "server_error" });
    first.child.kill("SIGKILL");
    await once(first.child, "exit");

    const second = await start(stateDir);
    expect((await getJson<Ledger>(`${second.origin}/sandbox/ledger`)).posts).toMatchObject([{ postId: id, text: "Trước khi chết" }]);
    expect((await post(second.origin, "Sau khi sống lại")).status).toBe(500);
    expect((await post(second.origin, "Sau khi sống lại")).status).toBe(200);
    second.child.kill("SIGTERM");
    expect(await once(second.child, "exit")).toEqual([0, null]);
  } finally {
    await rm(stateDir, { recursive: true, force: true });
  }
});

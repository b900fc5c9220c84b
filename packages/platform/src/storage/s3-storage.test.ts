import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { s3Sandbox, startSandboxServer, type SandboxServer } from "@agency/sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEgress } from "../egress/index.ts";
import { createS3Storage, s3Origin, type S3Storage } from "./s3-storage.ts";
import { keysOf, storageContract, type TestedStorage } from "./storage-contract.ts";

let directory: string;
let sandbox: SandboxServer;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "agency-s3-"));
  sandbox = await startSandboxServer({ stateDir: directory, faultsEnabled: true });
});
afterAll(async () => {
  await sandbox.close();
  await rm(directory, { recursive: true });
});

function open(changes: Partial<Parameters<typeof createS3Storage>[0]> = {}): S3Storage & AsyncDisposable {
  const settings = { endpoint: `${sandbox.origin}/sandbox/s3`, forcePathStyle: true, ...s3Sandbox, ...changes };
  const egress = createEgress({ allow: [], trustedOrigins: [s3Origin(settings)], timeoutMs: 5_000 });
  const storage = createS3Storage({ fetch: egress.trusted(s3Origin(settings)), ...settings });
  return Object.assign(storage, {
    async [Symbol.asyncDispose]() {
      for await (const key of storage.list("")) await storage.delete(key);
      await storage.sweepUnfinished(0);
      storage.close();
      await egress.close();
    },
  });
}
const withCode = (code: string) => expect.objectContaining({ name: "StorageError", code });

storageContract("a bucket", async (): Promise<TestedStorage> =>
  Object.assign(open(), {
    sendPart: async (address: { url: string; headers: Record<string, string> }, bytes: Uint8Array) =>
      (await fetch(address.url, { method: "PUT", headers: { ...address.headers, origin: "http://localhost:3000" }, body: bytes as Uint8Array<ArrayBuffer> })).status,
  }),
);

describe("a bucket", () => {
  it("keeps a large stream in parts, and lists past one page", async () => {
    await using storage = open();
    const chunk = new Uint8Array(1_048_576).fill(7);
    const stored = await storage.put("org/video.mp4", (async function* () { for (let at = 0; at < 18; at += 1) yield chunk; })(), { contentType: "video/mp4" });
    expect(stored.byteLength).toBe(18 * 1_048_576);
    const opened = await storage.open("org/video.mp4", { start: 9_000_000, end: 9_000_009 });
    expect(opened).toMatchObject({ byteLength: 10, totalByteLength: 18 * 1_048_576, contentType: "video/mp4" });
    await opened.stream.cancel();
    for (let at = 0; at < 1_005; at += 1) await storage.put(`many/${at}`, new Uint8Array(1), { contentType: "text/plain" });
    expect(await keysOf(storage, "many/")).toHaveLength(1_005);
  });

  it("answers a browser's preflight and refuses what is not signed", async () => {
    const address = `${sandbox.origin}/sandbox/s3/${s3Sandbox.bucket}/org/a`;
    const preflight = await fetch(address, { method: "OPTIONS", headers: { origin: "http://localhost:3000", "access-control-request-method": "PUT" } });
    expect([preflight.status, preflight.headers.get("access-control-allow-methods")]).toEqual([200, "GET, HEAD, PUT"]);
    for (const method of ["GET", "PUT", "DELETE"]) expect((await fetch(address, { method })).status, method).toBe(403);
  });

  it("with wrong keys, a wrong name or nobody there says so in our words (R43)", async () => {
    await expect(open({ secretAccessKey: "other" }).check()).rejects.toEqual(withCode("unavailable"));
    await expect(open({ bucket: "other" }).check()).rejects.toThrow("The bucket of S3_BUCKET_NAME does not exist.");
    await expect(open({ endpoint: "http://127.0.0.1:9" }).check()).rejects.toEqual(withCode("unavailable"));
  });

  it("that is full says so and keeps nothing; one that is busy is asked again", async () => {
    await using storage = open();
    const arm = (plan: object) => fetch(`${sandbox.origin}/sandbox/faults`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ host: "s3", ...plan }) });
    await arm({ operation: "object.put", fault: "server_error", code: "QuotaExceeded", times: 5 });
    await expect(storage.put("org/full", new Uint8Array(10), { contentType: "text/plain" })).rejects.toEqual(withCode("disk_full"));
    await fetch(`${sandbox.origin}/sandbox/faults`, { method: "DELETE" });
    expect(await storage.exists("org/full")).toBe(false);
    await arm({ operation: "object.head", fault: "server_error", times: 1 });
    expect(await storage.exists("org/full")).toBe(false);
  });
});

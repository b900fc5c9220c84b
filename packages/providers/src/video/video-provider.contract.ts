import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isProvablyNotSent } from "@agency/platform/egress";
import { createMediaInspector } from "@agency/platform/media";
import type { MediaProviderSettings } from "../media/media-provider-settings.ts";
import type { MediaDone, MediaProvider } from "../spec/media.ts";
import { finishAtOnce, mediaCalls, setSandboxClock } from "../testing/media-sandbox.ts";
import { startTestSandbox } from "../testing/sandbox.ts";
import type { TestSandbox } from "../testing/sandbox.ts";

export interface VideoContract<Input> {
  name: string;
  host: string;
  /** Path of the API's base below its host. */
  basePath: string;
  /** Of the sandbox's fault plans. */
  operation: string;
  input: Input;
  create(settings: MediaProviderSettings): MediaProvider<Input>;
  /** Its list carries our own id. */
  isFindable: boolean;
  isCancellable: boolean;
  /** How long an address of a finished file works, in milliseconds. */
  addressLifeMs: number;
}

const signal = () => AbortSignal.timeout(10_000);

/** What every maker of videos must do, over real HTTP against the sandbox, faults included. */
export function describeVideoProvider<Input>(contract: VideoContract<Input>): void {
  const { host, operation, input } = contract;
  describe(`${contract.name} as a maker of videos`, () => {
    const media = createMediaInspector();
    let sandbox: TestSandbox;
    let provider: MediaProvider<Input>;
    let key = 0;
    const withKey = (apiKey: string) => contract.create({ apiKey, baseUrl: `${sandbox.origin}/sandbox/${host}${contract.basePath}`, fetch: sandbox.fetch, isSandbox: true });
    const start = (correlation: string) => provider.start(input, { correlation, signal: signal() });
    const finished = async (correlation: string): Promise<{ remoteId: string; done: MediaDone }> => {
      const { remoteId } = submitted(await start(correlation));
      const status = await provider.status!(remoteId, { input, signal: signal() });
      if (status.state !== "done") throw new Error(`not done: ${JSON.stringify(status)}`);
      return { remoteId, done: status };
    };
    const mine = async () => (await mediaCalls(sandbox, host)).length;

    beforeAll(async () => {
      sandbox = await startTestSandbox();
    });
    afterAll(async () => {
      await sandbox[Symbol.asyncDispose]();
      await media.close();
    });
    beforeEach(async () => {
      await sandbox.admin("reset", {});
      await finishAtOnce(sandbox);
      provider = withKey(`key-${(key += 1)}`);
    });

    it("proves its key with a read, and refuses a wrong one", async () => {
      await expect(provider.check!(signal())).resolves.toHaveProperty("detail");
      await expect(withKey("invalid-key").check!(signal())).rejects.toMatchObject({ name: "ProviderError", kind: "auth" });
      expect(() => contract.create({ apiKey: " " })).toThrow(expect.objectContaining({ kind: "auth", code: "missing_api_key" }));
    });

    it("estimates without spending, and never less than it costs in the end (R38)", async () => {
      const estimate = await provider.estimate(input);
      expect(await mine()).toBe(0);
      const { done } = await finished("job-1");
      expect(done.cost.microUsd).not.toBeNull();
      expect(estimate.microUsd! >= done.cost.microUsd!).toBe(true);
    });

    it("starts, works, and hands over a real MP4", async () => {
      await sandbox.admin("processing", { host, processingMs: 600 });
      const { remoteId } = submitted(await start("job-2"));
      expect((await provider.status!(remoteId, { input, signal: signal() })).state).toBe("running");
      await setSandboxClock(sandbox, 10_000);
      const status = await provider.status!(remoteId, { input, signal: signal() });
      if (status.state !== "done") throw new Error("not done");
      expect(status.outputs).toHaveLength(1);
      expect((await media.inspectUpload(await read(status), { fileName: "video.mp4" })).mimeType).toBe("video/mp4");
    });

    it("gives a fresh address for a file whose old one has run out", async () => {
      const { remoteId, done } = await finished("job-3");
      await setSandboxClock(sandbox, contract.addressLifeMs + 60_000);
      expect((await fetch(urlOf(done))).status).toBe(403);
      const again = await provider.status!(remoteId, { input, signal: signal() });
      expect(again.state === "done" && (await fetch(urlOf(again))).status).toBe(200);
    });

    it("calls once when the answer is lost, and says that it may exist", async () => {
      await sandbox.arm({ host, operation, fault: "lost_response_after_commit" });
      const error = await start("job-4").catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: "ProviderError", kind: "network" });
      expect(isProvablyNotSent(error)).toBe(false);
      expect(await mine()).toBe(1);
      if (!contract.isFindable) return expect(provider.find).toBeUndefined();
      const [{ id } = { id: "" }] = await mediaCalls(sandbox, host);
      expect(await provider.find!({ correlation: "job-4", input, startedAt: new Date(), signal: signal() })).toEqual({ state: "found", remoteId: id });
      expect((await provider.find!({ correlation: "job-5", input, startedAt: new Date(), signal: signal() })).state).toBe("unknown");
    });

    it("takes an unreadable answer for a creation that may exist", async () => {
      await sandbox.arm({ host, operation, fault: "malformed" });
      await expect(start("job-6")).rejects.toMatchObject({ kind: "server", status: 200 });
      expect(await mine()).toBe(1);
    });

    it.each([
      { fault: "drop_before" as const, kind: "network" },
      { fault: "rate_limit" as const, kind: "rate_limit" },
      { fault: "server_error" as const, kind: "server" },
      { fault: "revoked_token" as const, kind: "auth" },
    ])("calls $fault $kind; nothing was made", async ({ fault, kind }) => {
      await sandbox.arm({ host, operation, fault });
      await expect(start("job-7")).rejects.toMatchObject({ name: "ProviderError", kind });
      expect(await mine()).toBe(0);
    });

    it("ends refused in words when the other side's policy says no", async () => {
      await sandbox.arm({ host, operation, fault: "refusal" });
      const { remoteId } = submitted(await start("job-8"));
      const status = await provider.status!(remoteId, { input, signal: signal() });
      expect(status).toMatchObject({ state: "refused" });
      expect(status.state === "refused" && status.message.length).toBeGreaterThan(10);
    });

    it("ends failed when the work fails, and goes on waiting while it is stuck", async () => {
      await sandbox.arm({ host, operation, fault: "processing_failed" });
      const failed = submitted(await start("job-9"));
      expect(await provider.status!(failed.remoteId, { input, signal: signal() })).toMatchObject({ state: "failed" });
      await sandbox.arm({ host, operation, fault: "stuck" });
      const stuck = submitted(await start("job-10"));
      await setSandboxClock(sandbox, 3_600_000);
      expect(await provider.status!(stuck.remoteId, { input, signal: signal() })).toMatchObject({ state: "running" });
    });

    it("says not_found for what it does not know", async () => {
      await expect(provider.status!("no-such-id", { input, signal: signal() })).rejects.toMatchObject({ kind: "not_found" });
    });

    it("answers 404 for a file that vanished", async () => {
      await sandbox.arm({ host, operation, fault: "vanished_output" });
      const { done } = await finished("job-11");
      expect((await fetch(urlOf(done))).status).toBe(404);
    });

    it("ends with the caller's own reason when the caller stops", async () => {
      const reason = new Error("going down");
      const controller = new AbortController();
      controller.abort(reason);
      await expect(provider.start(input, { correlation: "job-12", signal: controller.signal })).rejects.toBe(reason);
      expect(await mine()).toBe(0);
    });

    it(contract.isCancellable ? "stops a creation that nobody wants any more" : "offers no stop that the other side does not have", async () => {
      if (!contract.isCancellable) return expect(provider.cancel).toBeUndefined();
      await sandbox.admin("processing", { host, processingMs: 60_000 });
      const { remoteId } = submitted(await start("job-13"));
      await provider.cancel!(remoteId, { signal: signal() });
      expect(await provider.status!(remoteId, { input, signal: signal() })).toMatchObject({ state: "cancelled" });
    });
  });
}

function submitted(started: Awaited<ReturnType<MediaProvider["start"]>>): { remoteId: string } {
  if (started.state !== "submitted") throw new Error(`not submitted: ${started.state}`);
  return started;
}

function urlOf(done: MediaDone): string {
  const [output] = done.outputs;
  if (!output || !("url" in output)) throw new Error("no address");
  return output.url;
}

async function read(done: MediaDone): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(urlOf(done))).arrayBuffer());
}


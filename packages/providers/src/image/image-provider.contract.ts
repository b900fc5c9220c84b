import { inspect } from "node:util";
import type { FaultKind, MediaCall } from "@agency/sandbox";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ProviderError, type MediaDone, type MediaProvider, type MediaStarted, type MediaStatus } from "../spec/index.ts";
import { startTestSandbox, type TestSandbox } from "../testing/sandbox.ts";
import type { ImageProviderSettings } from "./image-provider-settings.ts";
import type { ImageInput } from "./image-input.ts";

export interface ImageProviderUnderTest {
  create: (settings: ImageProviderSettings) => MediaProvider<ImageInput>;
  model: string;
  /** Real host whose stand-in serves, and the path up to the version part. */
  host: string;
  path: string;
  /** The stand-in's name of the creating call. */
  operation: string;
  /** Finds a creation whose answer was lost. */
  finds: boolean;
  mostPerCall: number;
  /** Takes pictures to go by. */
  takesReferences: boolean;
}

/** What jobs rely on, whoever makes the images: over real HTTP against its stand-in. */
export function describeImageProvider(name: string, under: ImageProviderUnderTest): void {
  describe(`${name} as a maker of images`, () => {
    const apiKey = "key-4711-secret";
    let sandbox: TestSandbox;
    let provider: MediaProvider<ImageInput>;
    let settings: ImageProviderSettings;
    beforeAll(async () => {
      sandbox = await startTestSandbox();
      await sandbox.admin("processing", { host: "*", processingMs: 60 });
      settings = { apiKey, baseUrl: `${sandbox.origin}/sandbox/${under.host}${under.path}`, fetch: sandbox.fetch };
      provider = under.create(settings);
    });
    afterAll(async () => { await sandbox[Symbol.asyncDispose](); });
    beforeEach(() => sandbox.clearFaults());

    const input = (changes: Partial<ImageInput> = {}): ImageInput => ({ model: under.model, prompt: "Ly cà phê sữa đá của Cà Phê Sông Hàn", aspectRatio: "4:5", count: 1, seed: null, quality: "standard", negativePrompt: null, references: [], palette: ["#c8102e"], ...changes });
    const start = (changes: Partial<ImageInput> = {}, signal = AbortSignal.timeout(10_000), correlation = "0199aaaa-0000-7000-8000-00000000c0de-1") => provider.start(input(changes), { correlation, signal });
    const follow = async (started: MediaStarted, changes: Partial<ImageInput> = {}): Promise<Exclude<MediaStatus, { state: "running" }>> => {
      if (started.state !== "submitted") return started;
      for (const end = Date.now() + 8_000; Date.now() < end; ) {
        const status = await provider.status!(started.remoteId, { input: input(changes), signal: AbortSignal.timeout(5_000) });
        if (status.state !== "running") return status;
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      throw new Error("it never ended");
    };
    const make = async (changes: Partial<ImageInput> = {}) => follow(await start(changes), changes);
    const done = async (changes: Partial<ImageInput> = {}): Promise<MediaDone> => {
      const end = await make(changes);
      if (end.state !== "done") throw new Error(`${end.state}: ${end.message}`);
      return end;
    };
    const bytesOf = async (made: MediaDone) => Promise.all(made.outputs.map(async (output) => ("bytes" in output ? output.bytes : new Uint8Array(await (await sandbox.fetch(output.url)).arrayBuffer()))));
    const created = async () => (await (await fetch(`${sandbox.origin}/sandbox/usage`)).json() as { media: MediaCall[] }).media.filter(({ host }) => host === under.host);
    const arm = (fault: FaultKind, more: object = {}) => sandbox.arm({ host: under.host, operation: under.operation, fault, ...more });
    const failure = async (promise: Promise<unknown>): Promise<ProviderError> => {
      const error = await promise.then(() => { throw new Error("expected a failure"); }, (caught: unknown) => caught);
      if (!(error instanceof ProviderError)) throw error;
      expect(inspect(error, { depth: 10, showHidden: true }), "an error shows the key or the prompt").not.toMatch(/key-4711|Cà Phê Sông Hàn/);
      return error;
    };

    it("makes a picture of the wished shape, for no more than it had estimated", async () => {
      const estimate = await provider.estimate(input());
      const made = await done();
      const [bytes] = await bytesOf(made);
      const { width, height } = await sharp(bytes!).metadata();
      expect(width / height).toBeCloseTo(4 / 5, 1);
      const spent = made.cost.microUsd ?? BigInt((await created()).at(-1)!.microUsd);
      expect(spent).toBeGreaterThan(0n);
      expect(spent).toBeLessThanOrEqual(estimate.microUsd!);
    });

    it("takes every shape that it says it takes", async () => {
      for (const aspectRatio of ["1:1", "9:16", "16:9", "1.91:1", "3:2", "4:3"] as const) {
        const [bytes] = await bytesOf(await done({ aspectRatio }));
        const { width, height } = await sharp(bytes!).metadata();
        const [w, h] = aspectRatio.split(":").map(Number) as [number, number];
        expect(Math.abs(Math.log(width / height / (w / h))), aspectRatio).toBeLessThan(0.08);
      }
    });

    it("makes several in one call where it may", async () => {
      if (under.mostPerCall === 1) return expect((await done()).outputs).toHaveLength(1);
      const before = (await created()).length;
      const made = await done({ count: 3 });
      expect(made.outputs).toHaveLength(3);
      expect(new Set((await bytesOf(made)).map((bytes) => Buffer.from(bytes).toString("base64"))).size).toBe(3);
      expect((await created()).length).toBe(before + 1);
    });

    it("goes by a reference picture", async () => {
      if (!under.takesReferences) return expect(under.takesReferences).toBe(false);
      const photo = new Uint8Array(await sharp({ create: { width: 64, height: 64, channels: 3, background: "#a33" } }).png().toBuffer());
      expect((await make({ references: [{ bytes: photo, mimeType: "image/png" }] })).state).toBe("done");
    });

    it("tells a refusal in words that help, and that it cost nothing", async () => {
      await arm("refusal");
      const end = await make();
      expect(end.state).toBe("refused");
      expect((end as { message: string }).message.length).toBeGreaterThan(30);
    });

    it("says how long to wait, and asks only once", async () => {
      await arm("rate_limit", { delayMs: 7_000 });
      const before = (await created()).length;
      expect(await failure(start())).toMatchObject({ kind: "rate_limit", retryAfterMs: 7_000 });
      expect((await created()).length).toBe(before);
    });

    it("names a failing server, a cut line, a lost answer, an unreadable one and a rejected key", async () => {
      for (const [fault, kind] of [["server_error", "server"], ["drop_before", "network"], ["lost_response_after_commit", "network"], ["malformed", "server"], ["expired_token", "auth"]] as const) {
        await arm(fault);
        expect((await failure(start())).kind, fault).toBe(kind);
      }
    });

    it("ends at its deadline", async () => {
      await arm("timeout_before_commit", { delayMs: 1_000 });
      expect((await failure(start({}, AbortSignal.timeout(150)))).kind).toBe("timeout");
    });

    it("finds a lost creation by proof only", async () => {
      if (!provider.find) return expect(under.finds).toBe(false);
      expect(under.finds).toBe(true);
      const startedAt = new Date();
      const find = (correlation: string) => provider.find!({ correlation, input: input(), startedAt, signal: AbortSignal.timeout(5_000) });
      expect((await find("0199aaaa-0000-7000-8000-0000000f0001-1")).state).toBe("unknown");
      await arm("lost_response_after_commit");
      await failure(start({}, AbortSignal.timeout(5_000), "0199aaaa-0000-7000-8000-0000000f0001-1"));
      expect(await find("0199aaaa-0000-7000-8000-0000000f0001-1")).toEqual({ state: "found", remoteId: (await created()).at(-1)!.id });
      expect((await find("0199aaaa-0000-7000-8000-0000000f0002-1")).state).toBe("unknown");
    });

    it("tells a creation that fails, and follows one that takes its time", async () => {
      if (!provider.isAsync) return expect(provider.status).toBeUndefined();
      await arm("processing_failed");
      expect((await make()).state).toBe("failed");
      await arm("slow_processing", { delayMs: 400 });
      const started = await start();
      expect(started.state).toBe("submitted");
      const [one] = [await provider.status!((started as { remoteId: string }).remoteId, { input: input(), signal: AbortSignal.timeout(5_000) })];
      expect(one.state).toBe("running");
      expect((await follow(started)).state).toBe("done");
    });

    it("proves a key by a read", async () => {
      await expect(provider.check!(AbortSignal.timeout(5_000))).resolves.toBeDefined();
      const wrong = under.create({ ...settings, apiKey: "invalid-key" });
      expect((await failure(wrong.check!(AbortSignal.timeout(5_000)))).kind).toBe("auth");
    });
  });
}

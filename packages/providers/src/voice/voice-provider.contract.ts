import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isProvablyNotSent } from "@agency/platform/egress";
import { createMediaInspector } from "@agency/platform/media";
import type { MediaProviderSettings } from "../media/media-provider-settings.ts";
import { mediaCalls } from "../testing/media-sandbox.ts";
import { startTestSandbox } from "../testing/sandbox.ts";
import type { TestSandbox } from "../testing/sandbox.ts";
import type { SpeechDetails, SpeechInput, VoiceProvider } from "./voice-provider.ts";

export interface VoiceContract {
  name: string;
  host: string;
  basePath: string;
  operation: string;
  input: SpeechInput;
  create(settings: MediaProviderSettings): VoiceProvider;
  precision: SpeechDetails["precision"];
  /** Of the sandbox: the account is empty. */
  quotaCode: string;
}

const signal = () => AbortSignal.timeout(10_000);

/** What everybody who reads aloud over the network must do, against the sandbox, faults included. */
export function describeVoiceProvider(contract: VoiceContract): void {
  const { host, operation, input } = contract;
  describe(`${contract.name} as a voice`, () => {
    const media = createMediaInspector();
    let sandbox: TestSandbox;
    let provider: VoiceProvider;
    const withKey = (apiKey: string) => contract.create({ apiKey, baseUrl: `${sandbox.origin}/sandbox/${host}${contract.basePath}`, fetch: sandbox.fetch });
    const start = () => provider.start(input, { correlation: "job-1", signal: signal() });
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
      provider = withKey("key");
    });

    it("proves its key with a read, and refuses a wrong one", async () => {
      await expect(provider.check!(signal())).resolves.toHaveProperty("detail");
      await expect(withKey("invalid-key").start(input, { correlation: "job-1", signal: signal() })).rejects.toMatchObject({ kind: "auth" });
    });

    it("reads a text aloud: a real MP3 with its length and what is said when", async () => {
      const started = await start();
      if (started.state !== "done") throw new Error(started.state);
      const [output] = started.outputs;
      if (!output || !("bytes" in output)) throw new Error("no bytes");
      expect((await media.inspectUpload(output.bytes, { fileName: "voice.mp3" })).mimeType).toBe("audio/mpeg");
      const details = started.details as SpeechDetails;
      expect(details.precision).toBe(contract.precision);
      expect(details.durationMs).toBeGreaterThan(1_000);
      if (contract.precision === "word") {
        expect(details.spans.map(({ text }) => text).join(" ")).toBe(input.text);
        for (const [index, span] of details.spans.entries()) expect(span.endMs >= span.startMs && span.startMs >= (details.spans[index - 1]?.endMs ?? 0) - 1).toBe(true);
        expect(details.spans.at(-1)!.endMs).toBeLessThanOrEqual(details.durationMs + 100);
      }
    });

    it("estimates without spending, and never less than it costs (R38)", async () => {
      const estimate = await provider.estimate(input);
      expect(await mine()).toBe(0);
      const started = await start();
      if (started.state !== "done") throw new Error(started.state);
      expect(started.cost.microUsd).toEqual(estimate.microUsd);
    });

    it("calls once when the answer is lost, and says that it may have been made", async () => {
      await sandbox.arm({ host, operation, fault: "lost_response_after_commit" });
      const error = await start().catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: "ProviderError", kind: "network" });
      expect(isProvablyNotSent(error)).toBe(false);
      expect(await mine()).toBe(1);
    });

    it.each([
      { fault: "drop_before" as const, code: undefined, kind: "network" },
      { fault: "rate_limit" as const, code: undefined, kind: "rate_limit" },
      { fault: "rate_limit" as const, code: contract.quotaCode, kind: "quota" },
      { fault: "server_error" as const, code: undefined, kind: "server" },
      { fault: "revoked_token" as const, code: undefined, kind: "auth" },
      { fault: "refusal" as const, code: undefined, kind: "content_policy" },
    ])("calls $fault $code $kind; nothing was made", async ({ fault, code, kind }) => {
      await sandbox.arm({ host, operation, fault, ...(code === undefined ? {} : { code }) });
      await expect(start()).rejects.toMatchObject({ name: "ProviderError", kind });
      expect(await mine()).toBe(0);
    });

    it("refuses a text that is too long before any call", async () => {
      const text = "x".repeat(provider.maxCharacters(input.model) + 1);
      await expect(provider.start({ ...input, text }, { correlation: "job-1", signal: signal() })).rejects.toMatchObject({ kind: "invalid", code: "max_character_limit_exceeded" });
      expect(await mine()).toBe(0);
    });

    it("offers voices to choose from", async () => {
      expect((await provider.voices(signal())).length).toBeGreaterThan(3);
    });
  });
}

import { readFile } from "node:fs/promises";
import { ReelError, renderInProcess, type RenderReelInput } from "@agency/creative/reel";
import { ProviderError, type MediaProvider } from "@agency/providers/spec";

export interface RenderInput {
  reel: RenderReelInput;
  workDir: string;
  /** Of the script; recordings may make it longer. */
  plannedSeconds: number;
}

export interface RenderProviderOptions {
  /** For one second of finished video, in micro-dollars; what the machine costs whoever runs it. */
  microUsdPerSecond: bigint;
}

export const renderModel = "reel";
/** Source: measured, a reel of 15 s takes 350–550 MB. */
const memoryBytes = 1024 ** 3;
const niceness = 10;
/** For each second of video, on a machine that has more to do. */
const patience = 40_000;

/** Our own studio as a provider of media: local, and safe to begin again. */
export function createRenderProvider({ microUsdPerSecond }: RenderProviderOptions): MediaProvider<RenderInput> {
  const priceRow = microUsdPerSecond === 0n ? null : "local/render/second";
  const costOf = (seconds: number) => ({ microUsd: microUsdPerSecond * BigInt(Math.ceil(seconds)), priceRow });
  return {
    kind: "render",
    name: "studio",
    isAsync: false,
    isRepeatable: true,
    estimate: ({ plannedSeconds }) => costOf(plannedSeconds),
    async start({ reel, workDir, plannedSeconds }, { signal, onProgress }) {
      try {
        const { path, facts, cues } = await renderInProcess(reel, { workDir, signal, onProgress, memoryBytes, niceness, timeoutMs: 300_000 + plannedSeconds * patience });
        return { state: "done", outputs: [{ bytes: await readFile(path), mimeType: "video/mp4" }], cost: costOf(facts.seconds), details: { facts, cues, engine: reel.engine } };
      } catch (error) {
        if (!(error instanceof ReelError)) throw error;
        // After a crash, what was finished is used again; everything else needs a person.
        throw new ProviderError({ provider: "studio", kind: error.code === "crashed" ? "server" : "invalid", code: error.code, message: error.message, cause: error });
      }
    },
  };
}

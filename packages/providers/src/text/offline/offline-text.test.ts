import { describe, expect, it } from "vitest";
import { z } from "zod";
import { textRequest } from "../../testing/text-request.ts";
import { createTextProvider } from "../create-text-provider.ts";

const offline = createTextProvider("offline", { deltaPauseMs: 1 });
const request = textRequest({ model: "offline-1" });
const patience = () => AbortSignal.timeout(5_000);

describe("the offline writer as a provider", () => {
  it("writes about the brand and product of the brief, at no cost", async () => {
    const result = await offline.generate(request, { signal: patience() });
    expect(result).toMatchObject({
      finish: "complete", model: "offline-1", requestId: null, warnings: [],
      usage: { inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0, reasoningTokens: 0 },
    });
    expect(JSON.parse(result.text)).toEqual(result.output);
    expect(result.text).toContain("Cà phê sữa đá");
  });

  it("streams exactly the text that it answers, in small pieces, whatever the characters", async () => {
    const brief = { ...request.brief, topic: "Khai trương 🎉🇻🇳 👩‍🍳 cà phê" };
    const deltas: string[] = [];
    const result = await offline.generate({ ...request, brief }, { signal: patience(), onDelta: (delta) => deltas.push(delta) });
    expect(deltas.join("")).toBe(result.text);
    expect(deltas.length).toBeGreaterThan(10);
    expect(deltas.every((delta) => delta.isWellFormed() && [...delta].length <= 16)).toBe(true);
  });

  it("writes the same draft for the same seed and another for another", async () => {
    const draft = async (seed: number) => (await offline.generate({ ...request, brief: { ...request.brief, seed } }, { signal: patience() })).text;
    expect(await draft(1)).toBe(await draft(1));
    expect(new Set(await Promise.all([1, 2, 3, 4, 5].map(draft))).size).toBeGreaterThan(1);
  });

  it("answers with or without the document's type, as the schema asks", async () => {
    const typed = z.object({ type: z.literal("social"), body: z.string(), hashtags: z.array(z.string()), cta: z.string(), altText: z.string() });
    expect(await offline.generate({ ...request, schema: typed }, { signal: patience() })).toMatchObject({ finish: "complete", output: { type: "social" } });
    const strict = z.strictObject({ body: z.string(), hashtags: z.array(z.string()), cta: z.string(), altText: z.string() });
    const untyped = await offline.generate({ ...request, schema: strict }, { signal: patience() });
    expect(untyped.finish).toBe("complete");
    expect(untyped.output).not.toHaveProperty("type");
  });

  it("calls a shape that it does not write malformed, and keeps the text", async () => {
    const result = await offline.generate({ ...request, schema: z.object({ sections: z.array(z.string()) }) }, { signal: patience() });
    expect(result).toMatchObject({ finish: "malformed", output: null });
    expect(result.text).not.toBe("");
  });

  it("stops between two pieces when it is cancelled", async () => {
    const controller = new AbortController();
    const reason = new Error("cancelled by Lan");
    const deltas: string[] = [];
    const result = offline.generate(request, {
      signal: controller.signal,
      onDelta: (delta) => {
        deltas.push(delta);
        if (deltas.length === 3) controller.abort(reason);
      },
    });
    await expect(result).rejects.toBe(reason);
    expect(deltas).toHaveLength(3);
    await expect(offline.generate(request, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it("ends at its deadline like every provider", async () => {
    const slow = createTextProvider("offline", { deltaPauseMs: 50 });
    await expect(slow.generate(request, { signal: AbortSignal.timeout(120), onDelta: () => undefined })).rejects.toMatchObject({ kind: "timeout" });
  });

  it("needs no key to be healthy", async () => {
    expect(await offline.check(patience())).toEqual({ models: ["offline-1"] });
  });
});

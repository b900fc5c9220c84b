import { describe, expect, it } from "vitest";
import { itMapsErrors } from "../../testing/error-fixtures.ts";
import { startTestSandbox } from "../../testing/sandbox.ts";
import { startScriptedServer } from "../../testing/scripted-server.ts";
import { describeVideoProvider } from "../video-provider.contract.ts";
import type { GeneratedVideoInput } from "../video-provider.ts";
import { createRunwayProvider } from "./runway-provider.ts";

const input: GeneratedVideoInput = { model: "gen4.5", prompt: "Steam rises from a cup of coffee in the morning light", image: null, aspectRatio: "9:16", seconds: 5, seed: 7 };

describeVideoProvider({
  name: "Runway", host: "api.dev.runwayml.com", basePath: "", operation: "text_to_video.create", input, create: createRunwayProvider, isFindable: false, isCancellable: true, addressLifeMs: 24 * 3_600_000,
});

describe("Runway's protocol", () => {
  it("sends words alone, or a picture that begins to move", async () => {
    await using server = await startScriptedServer();
    server.answer({ status: 200, body: { id: "17f20503-6c24-4c16-946b-35dbbce2af2f", estimatedCost: { credits: 60 } } });
    const provider = createRunwayProvider({ apiKey: "key_1", baseUrl: server.origin });
    const options = { correlation: "job-1", signal: AbortSignal.timeout(5_000) };
    await provider.start(input, options);
    await provider.start({ ...input, image: { bytes: new Uint8Array([1, 2, 3]), mimeType: "image/png" }, aspectRatio: "1:1", seed: null }, options);
    expect(server.calls.map(({ url }) => url)).toEqual(["/v1/text_to_video", "/v1/image_to_video"]);
    expect(server.calls[0]!.headers).toMatchObject({ authorization: "Bearer key_1", "x-runway-version": "2024-11-06" });
    expect(JSON.parse(server.calls[0]!.body.toString())).toEqual({ model: "gen4.5", promptText: input.prompt, ratio: "720:1280", duration: 5, seed: 7 });
    expect(JSON.parse(server.calls[1]!.body.toString())).toEqual({ model: "gen4.5", promptImage: "data:image/png;base64,AQID", promptText: input.prompt, ratio: "960:960", duration: 5 });
  });

  it("makes no square from words, and says what it makes", async () => {
    const provider = createRunwayProvider({ apiKey: "k", baseUrl: "http://127.0.0.1:9" });
    await expect(provider.start({ ...input, aspectRatio: "1:1" }, { correlation: "job-1", signal: AbortSignal.timeout(5_000) })).rejects.toMatchObject({ kind: "invalid", code: "aspect_ratio" });
  });

  it("books the credits that the answer names, those of a refused prompt too", async () => {
    await using sandbox = await startTestSandbox();
    const provider = createRunwayProvider({ apiKey: "k", baseUrl: `${sandbox.origin}/sandbox/api.dev.runwayml.com`, fetch: sandbox.fetch });
    await sandbox.admin("processing", { host: "*", processingMs: 0 });
    const options = { correlation: "job-1", signal: AbortSignal.timeout(5_000) };
    expect((await provider.estimate(input)).microUsd).toBe(600_000n);
    const done = await provider.start(input, options);
    const remoteId = done.state === "submitted" ? done.remoteId : "";
    expect(await provider.status!(remoteId, { input, signal: options.signal })).toMatchObject({ state: "done", cost: { microUsd: 600_000n } });
    await sandbox.arm({ host: "api.dev.runwayml.com", operation: "text_to_video.create", fault: "refusal" });
    const refused = await provider.start(input, options);
    expect(await provider.status!(refused.state === "submitted" ? refused.remoteId : "", { input, signal: options.signal })).toMatchObject({ state: "refused", cost: { microUsd: 600_000n } });
  });
});

describe("Runway's errors", () => {
  itMapsErrors(
    [
      { status: 400, body: { error: "Validation of body failed", issues: [{ code: "too_big", path: ["duration"], message: "Too big" }], docUrl: "https://docs.dev.runwayml.com" }, kind: "invalid", code: "too_big" },
      { status: 400, body: { error: "You do not have enough credits to run this task." }, kind: "quota" },
      { status: 401, body: { error: "Invalid API key key-of-the-test" }, kind: "auth" },
      { status: 404, body: { error: "Not found" }, kind: "not_found" },
      { status: 429, body: { error: "You have reached your daily task limit." }, kind: "rate_limit" },
      { status: 502, body: "Bad Gateway", kind: "server" },
      { status: 503, body: { error: "Overloaded" }, kind: "server" },
    ],
    (baseUrl, apiKey) => createRunwayProvider({ apiKey, baseUrl }).start(input, { correlation: "job-1", signal: AbortSignal.timeout(5_000) }),
  );
});

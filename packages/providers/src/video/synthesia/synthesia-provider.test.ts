import { describe, expect, it } from "vitest";
import { itMapsErrors } from "../../testing/error-fixtures.ts";
import { startScriptedServer } from "../../testing/scripted-server.ts";
import { describeVideoProvider } from "../video-provider.contract.ts";
import type { AvatarVideoInput } from "../video-provider.ts";
import { createSynthesiaProvider, parseDuration } from "./synthesia-provider.ts";

const input: AvatarVideoInput = {
  model: "synthesia", title: "Cà phê sáng", script: "Xin chào! Hôm nay quán có cà phê rang mộc mới.", avatarId: "anna_costume1_cameraA", avatarType: "stock",
  voiceId: null, speed: 1, language: "vi-VN", aspectRatio: "9:16", resolution: "1080p", background: null, captions: true,
};

describeVideoProvider({
  name: "Synthesia", host: "api.synthesia.io", basePath: "/v2", operation: "videos.create", input, create: createSynthesiaProvider, isFindable: true, isCancellable: false, addressLifeMs: 3_600_000,
});

describe("Synthesia's protocol", () => {
  it("sends the bare key and the documented body", async () => {
    await using server = await startScriptedServer();
    server.answer({ status: 201, body: { id: "9b1c", status: "in_progress", callbackId: "job-1" } });
    await createSynthesiaProvider({ apiKey: "k1", baseUrl: server.origin }).start(input, { correlation: "job-1", signal: AbortSignal.timeout(5_000) });
    expect(server.calls[0]!.headers.authorization).toBe("k1");
    expect(JSON.parse(server.calls[0]!.body.toString())).toEqual({
      test: false, title: "Cà phê sáng", description: "", visibility: "private", aspectRatio: "9:16", callbackId: "job-1",
      input: [{ scriptText: input.script, avatar: "anna_costume1_cameraA", background: "off_white", avatarSettings: { voice: null, horizontalAlign: "center", scale: 1, style: "rectangular", seamless: false } }],
    });
  });

  it("costs what its owner pays for a minute, and nobody knows it otherwise", async () => {
    const of = async (microUsdPerMinute?: bigint) => (await createSynthesiaProvider({ apiKey: "k", microUsdPerMinute }).estimate({ ...input, script: "x".repeat(252) })).microUsd;
    expect(await of(3_000_000n)).toBe(1_500_000n);
    expect(await of()).toBeNull();
  });

  it.each([["0:00:12.340000", 12_340], ["1:02:03", 3_723_000], ["12 s", null], ["", null]])("reads the duration %j as %s", (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });
});

describe("Synthesia's errors", () => {
  itMapsErrors(
    [
      { status: 400, body: { error: "Bad request", context: "input.0.avatar" }, kind: "invalid" },
      { status: 403, body: { error: "Forbidden key-of-the-test", context: "" }, kind: "auth" },
      { status: 404, body: { error: "Not found", context: "" }, kind: "not_found" },
      { status: 429, body: { error: "Too many requests" }, kind: "rate_limit" },
      { status: 500, body: "oops", kind: "server" },
    ],
    (baseUrl, apiKey) => createSynthesiaProvider({ apiKey, baseUrl }).start(input, { correlation: "job-1", signal: AbortSignal.timeout(5_000) }),
  );
});

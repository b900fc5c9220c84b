import { describe, expect, it } from "vitest";
import { itMapsErrors } from "../../testing/error-fixtures.ts";
import { startTestSandbox } from "../../testing/sandbox.ts";
import { startScriptedServer } from "../../testing/scripted-server.ts";
import { describeVideoProvider } from "../video-provider.contract.ts";
import type { AvatarVideoInput } from "../video-provider.ts";
import { createHeygenProvider } from "./heygen-provider.ts";

const input: AvatarVideoInput = {
  model: "avatar_iv", title: "Cà phê sáng", script: "Xin chào! Hôm nay quán có cà phê rang mộc mới.", avatarId: "look_linh_office", avatarType: "studio_avatar",
  voiceId: "vi_mai_hanoi", speed: 1, language: "vi-VN", aspectRatio: "9:16", resolution: "1080p", background: "#ffffff", captions: true,
};

describeVideoProvider({
  name: "HeyGen", host: "api.heygen.com", basePath: "", operation: "videos.create", input, create: createHeygenProvider, isFindable: true, isCancellable: false, addressLifeMs: 3_600_000,
});

describe("HeyGen's protocol", () => {
  it("sends the documented body, once", async () => {
    await using server = await startScriptedServer();
    server.answer({ status: 200, body: { data: { video_id: "vid_1", status: "waiting", output_format: "mp4" } } });
    const provider = createHeygenProvider({ apiKey: "k1", baseUrl: server.origin });
    expect(await provider.start(input, { correlation: "job-1", webhookUrl: "https://agency.example/hook", signal: AbortSignal.timeout(5_000) })).toMatchObject({ state: "submitted", remoteId: "vid_1" });
    expect(server.calls).toHaveLength(1);
    expect(server.calls[0]!.headers["x-api-key"]).toBe("k1");
    expect(server.calls[0]!.url).toBe("/v3/videos");
    expect(JSON.parse(server.calls[0]!.body.toString())).toEqual({
      type: "avatar", avatar_id: "look_linh_office", script: input.script, voice_id: "vi_mai_hanoi", title: "Cà phê sáng [job-1]", aspect_ratio: "9:16", resolution: "1080p",
      output_format: "mp4", voice_settings: { speed: 1, locale: "vi-VN" }, background: { type: "color", value: "#ffffff" }, caption: { file_format: "srt" },
      engine: { type: "avatar_iv" }, callback_url: "https://agency.example/hook", callback_id: "job-1",
    });
  });

  it("lists every page of avatars and voices for a picker", async () => {
    await using sandbox = await startTestSandbox();
    const provider = createHeygenProvider({ apiKey: "k", baseUrl: `${sandbox.origin}/sandbox/api.heygen.com`, fetch: sandbox.fetch });
    const avatars = await provider.avatars(AbortSignal.timeout(5_000));
    expect(avatars).toHaveLength(6);
    expect(avatars[0]).toMatchObject({ name: "Linh – văn phòng", type: "studio_avatar", orientation: "portrait", defaultVoiceId: "vi_mai_hanoi" });
    expect((await fetch(avatars[0]!.previewImageUrl!)).headers.get("content-type")).toBe("image/png");
    expect((await provider.voices(AbortSignal.timeout(5_000))).filter(({ language }) => language === "Vietnamese")).toHaveLength(3);
  });

  it("prices by kind of avatar, resolution and seconds", async () => {
    const provider = createHeygenProvider({ apiKey: "k" });
    const of = async (change: Partial<AvatarVideoInput>) => (await provider.estimate({ ...input, script: "x".repeat(252), ...change })).microUsd;
    // 252 characters at 9 a second and 2 s: 30 s.
    expect(await of({})).toBe(2_001_000n);
    expect(await of({ avatarType: "photo_avatar" })).toBe(1_500_000n);
    expect(await of({ resolution: "4k" })).toBe(2_499_000n);
    expect(await of({ model: "avatar_iii" })).toBe(501_000n);
  });
});

describe("HeyGen's errors", () => {
  const error = (code: string, message = "Words.") => ({ error: { code, message, param: null, doc_url: "https://developers.heygen.com/docs/error-codes" } });
  itMapsErrors(
    [
      { status: 400, body: error("invalid_parameter"), kind: "invalid" },
      { status: 400, body: error("content_moderation_failed"), kind: "content_policy" },
      { status: 401, body: error("unauthorized", "Invalid API key: key-of-the-test"), kind: "auth" },
      { status: 402, body: error("insufficient_credit"), kind: "quota", code: "insufficient_credit" },
      { status: 403, body: error("resource_access_denied"), kind: "auth" },
      { status: 404, body: error("video_not_found"), kind: "not_found" },
      { status: 409, body: error("conflict"), kind: "invalid" },
      { status: 429, body: error("rate_limit_exceeded"), kind: "rate_limit", headers: { "retry-after": "3" } },
      { status: 429, body: error("quota_exceeded"), kind: "quota" },
      { status: 500, body: "<html>", kind: "server" },
    ],
    (baseUrl, apiKey) => createHeygenProvider({ apiKey, baseUrl }).start(input, { correlation: "job-1", signal: AbortSignal.timeout(5_000) }),
  );
});

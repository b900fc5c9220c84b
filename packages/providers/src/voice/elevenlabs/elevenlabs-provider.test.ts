import { describe, expect, it } from "vitest";
import { itMapsErrors } from "../../testing/error-fixtures.ts";
import { startScriptedServer } from "../../testing/scripted-server.ts";
import type { SpeechInput } from "../voice-provider.ts";
import { describeVoiceProvider } from "../voice-provider.contract.ts";
import { createElevenLabsProvider } from "./elevenlabs-provider.ts";
import { wordsOfAlignment } from "./words-of-alignment.ts";

const input: SpeechInput = { model: "eleven_flash_v2_5", text: "Xin chào, hôm nay quán có cà phê rang mộc mới.", voiceId: "vn4mai0hanoi00000001", language: "vi", speed: 1, seed: null };

describeVoiceProvider({ name: "ElevenLabs", host: "api.elevenlabs.io", basePath: "", operation: "text_to_speech.create", input, create: createElevenLabsProvider, precision: "word", quotaCode: "quota_exceeded" });

describe("ElevenLabs' protocol", () => {
  it("asks for speech with timings in the documented form", async () => {
    await using server = await startScriptedServer();
    server.answer({ status: 200, body: { audio_base64: "AAAA", alignment: null, normalized_alignment: null } });
    const started = await createElevenLabsProvider({ apiKey: "k1", baseUrl: server.origin }).start({ ...input, speed: 2, seed: 5 }, { correlation: "job-1", signal: AbortSignal.timeout(5_000) });
    expect(server.calls[0]!.url).toBe("/v1/text-to-speech/vn4mai0hanoi00000001/with-timestamps?output_format=mp3_44100_128");
    expect(server.calls[0]!.headers["xi-api-key"]).toBe("k1");
    expect(JSON.parse(server.calls[0]!.body.toString())).toEqual({
      text: input.text, model_id: "eleven_flash_v2_5", language_code: "vi", seed: 5, apply_text_normalization: "auto",
      voice_settings: { stability: 0.5, similarity_boost: 0.75, style: 0, use_speaker_boost: true, speed: 1.2 },
    });
    expect(started).toMatchObject({ state: "done", details: { precision: "whole", spans: [] } });
  });

  it("does not let a model speak Vietnamese that cannot", async () => {
    const provider = createElevenLabsProvider({ apiKey: "k", baseUrl: "http://127.0.0.1:9" });
    await expect(provider.start({ ...input, model: "eleven_multilingual_v2" }, { correlation: "job-1", signal: AbortSignal.timeout(5_000) })).rejects.toMatchObject({ kind: "invalid", code: "unsupported_language" });
  });

  it("keeps marks that come as characters of their own with their letter", () => {
    const characters = ["C", "a", "\u0300", " ", "p", "h", "e", "\u0302", "\n"];
    const words = wordsOfAlignment({ characters, character_start_times_seconds: characters.map((_, index) => index / 10), character_end_times_seconds: characters.map((_, index) => (index + 1) / 10) });
    expect(words).toEqual([{ text: "Cà", startMs: 0, endMs: 300 }, { text: "phê", startMs: 400, endMs: 800 }]);
  });
});

describe("ElevenLabs' errors", () => {
  const detail = (status: string, message = "Words.") => ({ detail: { status, message } });
  itMapsErrors(
    [
      { status: 401, body: detail("quota_exceeded"), kind: "quota", code: "quota_exceeded" },
      { status: 401, body: detail("invalid_api_key", "Invalid API key key-of-the-test"), kind: "auth" },
      { status: 400, body: detail("max_character_limit_exceeded"), kind: "invalid" },
      { status: 404, body: detail("voice_not_found"), kind: "not_found" },
      { status: 403, body: detail("only_for_creator+"), kind: "auth" },
      { status: 429, body: detail("too_many_concurrent_requests"), kind: "rate_limit" },
      { status: 429, body: detail("system_busy"), kind: "rate_limit" },
      { status: 400, body: detail("content_policy_violation"), kind: "content_policy" },
      { status: 422, body: { detail: [{ loc: ["body", "text"], msg: "field required", type: "missing" }] }, kind: "invalid", code: "missing" },
      { status: 500, body: "Internal Server Error", kind: "server" },
    ],
    (baseUrl, apiKey) => createElevenLabsProvider({ apiKey, baseUrl }).start(input, { correlation: "job-1", signal: AbortSignal.timeout(5_000) }),
  );
});

import { describe, expect, it } from "vitest";
import { itMapsErrors } from "../../testing/error-fixtures.ts";
import { setSandboxClock } from "../../testing/media-sandbox.ts";
import { startTestSandbox } from "../../testing/sandbox.ts";
import { describeVoiceProvider } from "../voice-provider.contract.ts";
import type { SpeechInput } from "../voice-provider.ts";
import { createOpenAiSpeechProvider } from "./openai-speech-provider.ts";

const input: SpeechInput = { model: "gpt-4o-mini-tts", text: "Xin chào, hôm nay quán có cà phê rang mộc mới.", voiceId: "nova", language: "vi", speed: 1, seed: null };

describeVoiceProvider({ name: "OpenAI", host: "api.openai.com", basePath: "/v1", operation: "speech.create", input, create: createOpenAiSpeechProvider, precision: "whole", quotaCode: "insufficient_quota" });

describe("OpenAI's speech", () => {
  it("ends with its models on 2027-01-06", async () => {
    await using sandbox = await startTestSandbox();
    await setSandboxClock(sandbox, Date.parse("2027-01-06T00:00:01Z") - Date.now());
    const provider = createOpenAiSpeechProvider({ apiKey: "k", baseUrl: `${sandbox.origin}/sandbox/api.openai.com/v1`, fetch: sandbox.fetch });
    await expect(provider.start(input, { correlation: "job-1", signal: AbortSignal.timeout(5_000) })).rejects.toMatchObject({ kind: "not_found", code: "model_not_found" });
  });

  const error = (code: string | null, type = "invalid_request_error") => ({ error: { message: "Words.", type, param: null, code } });
  itMapsErrors(
    [
      { status: 400, body: error("invalid_value"), kind: "invalid" },
      { status: 400, body: error("content_policy_violation"), kind: "content_policy" },
      { status: 401, body: error("invalid_api_key"), kind: "auth" },
      { status: 404, body: error("model_not_found"), kind: "not_found" },
      { status: 429, body: error("rate_limit_exceeded", "requests"), kind: "rate_limit" },
      { status: 429, body: error("insufficient_quota", "insufficient_quota"), kind: "quota" },
      { status: 503, body: error(null, "server_error"), kind: "server" },
    ],
    (baseUrl, apiKey) => createOpenAiSpeechProvider({ apiKey, baseUrl }).start(input, { correlation: "job-1", signal: AbortSignal.timeout(5_000) }),
  );
});

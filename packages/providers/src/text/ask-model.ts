import { generateText, NoObjectGeneratedError, Output, streamText } from "ai";
import type { Instructions, LanguageModel, LanguageModelUsage, ProviderMetadata } from "ai";
import type { TextFinish, TextOptions, TextRequest, TextResult, TextUsage } from "../spec/text.ts";
import { HttpFailure } from "./http-failure.ts";

/** What we read of the SDK's step. */
interface AnsweredStep {
  text: string;
  finishReason: string;
  usage: LanguageModelUsage;
  warnings: readonly object[] | undefined;
  response: { modelId: string; headers?: Record<string, string> | undefined };
  providerMetadata: ProviderMetadata | undefined;
}

/** One provider's way of saying what every text request says. */
export interface ModelCall {
  model: LanguageModel;
  instructions: Instructions;
  providerOptions: NonNullable<Parameters<typeof generateText>[0]["providerOptions"]>;
  /** Name of the response header that holds the provider's request id. */
  requestIdHeader: string;
  /** The provider's words for a refusal, when they do not stand in the text. */
  refusalOf?: (step: Pick<AnsweredStep, "providerMetadata">) => string | undefined;
}

/**
 * Sends one structured request and reads the answer, streamed when the caller listens. Called once, never repeated.
 * A refused, truncated or malformed answer is a result (it is billed); everything else that fails is thrown as it came.
 */
export async function askModel(call: ModelCall, request: TextRequest, options: TextOptions): Promise<TextResult> {
  const startedAt = performance.now();
  const settings = {
    model: call.model,
    instructions: call.instructions,
    prompt: request.prompt,
    output: Output.object({ schema: request.schema, name: request.schemaName }),
    maxOutputTokens: request.maxOutputTokens,
    maxRetries: 0,
    abortSignal: options.signal,
    providerOptions: call.providerOptions,
  };
  const step = options.onDelta ? await streamed(settings, options.onDelta, options.signal) : await whole(settings);
  return toResult(call, request, step, performance.now() - startedAt);
}

type CallSettings = Parameters<typeof generateText>[0] & { prompt: string };

async function whole(settings: CallSettings): Promise<AnsweredStep> {
  const steps: AnsweredStep[] = [];
  try {
    const result = await generateText({ ...settings, onStepEnd: (step) => void steps.push(step) });
    return result.finalStep;
  } catch (error) {
    // The SDK parses after the answer is in; the answer itself (usage, warnings, refusal) was already handed to us.
    const answered = steps.at(-1);
    if (NoObjectGeneratedError.isInstance(error) && answered) return answered;
    throw error;
  }
}

async function streamed(settings: CallSettings, onDelta: (delta: string) => void, signal: AbortSignal): Promise<AnsweredStep> {
  // Errors arrive as parts of the stream, where we throw them; without a handler the SDK prints them.
  const result = streamText({ ...settings, onError: () => undefined });
  for await (const part of result.stream) {
    if (part.type === "text-delta") onDelta(part.text);
    else if (part.type === "error") throw part.error;
    else if (part.type === "abort") throw signal.reason;
  }
  const step = await result.finalStep;
  // The closing event carries the bill. Without it the stream broke off, however tidily the line was closed.
  if (step.usage.inputTokens === undefined && step.usage.outputTokens === undefined) throw new HttpFailure(200, step.response.headers ?? {}, "");
  return step;
}

function toResult(call: ModelCall, request: TextRequest, step: AnsweredStep, latencyMs: number): TextResult {
  const text = step.text.normalize("NFC");
  const { finish, output } = judge(step.finishReason, text, request);
  const refusal = finish === "refused" ? call.refusalOf?.(step) : undefined;
  return {
    finish,
    output,
    text: text === "" && refusal !== undefined ? refusal : text,
    usage: toUsage(step.usage),
    model: step.response.modelId,
    requestId: step.response.headers?.[call.requestIdHeader] ?? null,
    warnings: (step.warnings ?? []).map(describeWarning),
    latencyMs: Math.round(latencyMs),
  };
}

function judge(finishReason: string, text: string, request: TextRequest): { finish: TextFinish; output: unknown } {
  if (finishReason === "content-filter") return { finish: "refused", output: null };
  if (finishReason === "length") return { finish: "truncated", output: null };
  const parsed = request.schema.safeParse(parseJson(text));
  return parsed.success ? { finish: "complete", output: parsed.data } : { finish: "malformed", output: null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toUsage(usage: LanguageModelUsage): TextUsage {
  return {
    inputTokens: usage.inputTokens ?? 0,
    cacheReadTokens: usage.inputTokenDetails.cacheReadTokens ?? 0,
    cacheWriteTokens: usage.inputTokenDetails.cacheWriteTokens ?? 0,
    outputTokens: usage.outputTokens ?? 0,
    reasoningTokens: usage.outputTokenDetails.reasoningTokens ?? 0,
  };
}

/** The SDK's kinds of warning differ by provider; each has words for a person somewhere. */
function describeWarning(warning: object): string {
  if ("details" in warning && typeof warning.details === "string") return warning.details;
  if ("message" in warning && typeof warning.message === "string") return warning.message;
  if ("feature" in warning && typeof warning.feature === "string") return `${warning.feature} is not supported`;
  return JSON.stringify(warning);
}

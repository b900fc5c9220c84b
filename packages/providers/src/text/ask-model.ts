import { generateText, NoObjectGeneratedError, Output, streamText, wrapLanguageModel } from "ai";
import type { Instructions, LanguageModelUsage, ProviderMetadata } from "ai";
import type { TextFinish, TextOptions, TextRequest, TextResult } from "../spec/text.ts";
import { capStream } from "./cap-stream.ts";
import { cleanText, deltaCleaner, parseCleanJson } from "./clean-text.ts";
import { HttpFailure } from "./http-failure.ts";
import { readRateLimits } from "../http/read-rate-limits.ts";
import { readUsage } from "./read-usage.ts";

/** What we read of the SDK's step. */
interface AnsweredStep {
  text: string;
  finishReason: string;
  usage: LanguageModelUsage;
  warnings: readonly object[] | undefined;
  response: { id: string; modelId: string; headers?: Record<string, string> | undefined };
  providerMetadata: ProviderMetadata | undefined;
}

/** One provider's way of saying what every text request says. */
export interface ModelCall {
  model: Parameters<typeof wrapLanguageModel>[0]["model"];
  instructions: Instructions;
  providerOptions: NonNullable<Parameters<typeof generateText>[0]["providerOptions"]>;
  /** Response headers that may hold the provider's request id, in the order of preference; the answer's own id where none does. */
  requestIdHeaders: readonly string[];
  /** The provider's words for a refusal, when they do not stand in the text. */
  refusalOf?: (step: Pick<AnsweredStep, "providerMetadata">) => string | undefined;
  /** Warnings of the SDK about what we do on purpose. */
  isExpected?: (warning: string) => boolean;
}

/**
 * Sends one structured request and reads the answer, streamed when the caller listens. Called once, never repeated.
 * A refused, truncated or malformed answer is a result (it is billed); everything else that fails is thrown as it came.
 */
export async function askModel(call: ModelCall, request: TextRequest, options: TextOptions, now: () => Date): Promise<TextResult> {
  const startedAt = performance.now();
  const settings = {
    model: wrapLanguageModel({ model: call.model, middleware: capStream }),
    instructions: call.instructions,
    prompt: request.prompt,
    output: Output.object({ schema: request.schema, name: request.schemaName }),
    maxOutputTokens: request.maxOutputTokens,
    maxRetries: 0,
    abortSignal: options.signal,
    providerOptions: call.providerOptions,
  };
  const step = options.onDelta ? await streamed(settings, options.onDelta, options.signal) : await whole(settings);
  return toResult(call, request, step, performance.now() - startedAt, now);
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
  const deliver = deltaCleaner(onDelta);
  // Errors arrive as parts of the stream, where we throw them; without a handler the SDK prints them.
  const result = streamText({ ...settings, onError: () => undefined });
  for await (const part of result.stream) {
    if (part.type === "text-delta") deliver(part.text);
    else if (part.type === "error") throw part.error;
    else if (part.type === "abort") throw signal.reason;
  }
  const step = await result.finalStep;
  if (brokeOff(step)) throw new HttpFailure(200, step.response.headers ?? {}, "");
  return step;
}

/** The closing event says how the answer ended and what it costs. Without it the stream broke off, however tidily the line was closed. */
function brokeOff({ finishReason, rawFinishReason, usage }: { finishReason: string; rawFinishReason: string | undefined; usage: LanguageModelUsage }): boolean {
  if (finishReason === "interrupted" || finishReason === "error") return true;
  return rawFinishReason === undefined && usage.inputTokens === undefined && usage.outputTokens === undefined;
}

function toResult(call: ModelCall, request: TextRequest, step: AnsweredStep, latencyMs: number, now: () => Date): TextResult {
  const text = cleanText(step.text);
  const { finish, output } = judge(step.finishReason, text, request);
  const refusal = finish === "refused" ? call.refusalOf?.(step) : undefined;
  const { inputTokenDetails, outputTokenDetails, ...totals } = step.usage;
  const { usage, isEstimated } = readUsage(
    {
      inputTokens: totals.inputTokens,
      cacheReadTokens: inputTokenDetails.cacheReadTokens,
      cacheWriteTokens: inputTokenDetails.cacheWriteTokens,
      outputTokens: totals.outputTokens,
      reasoningTokens: outputTokenDetails.reasoningTokens,
    },
    request,
    text,
  );
  const headers = step.response.headers ?? {};
  return {
    finish,
    output,
    text: text === "" && refusal !== undefined ? cleanText(refusal) : text,
    usage,
    isUsageEstimated: isEstimated,
    rateLimits: readRateLimits(headers, now),
    model: cleanText(step.response.modelId).slice(0, 200),
    requestId: (call.requestIdHeaders.map((name) => headers[name]).find((id) => id !== undefined) ?? step.response.id).slice(0, 200),
    warnings: (step.warnings ?? []).map(describeWarning).filter((warning) => !call.isExpected?.(warning)),
    latencyMs: Math.round(latencyMs),
  };
}

function judge(finishReason: string, text: string, request: TextRequest): { finish: TextFinish; output: unknown } {
  if (finishReason === "content-filter") return { finish: "refused", output: null };
  if (finishReason === "length") return { finish: "truncated", output: null };
  for (const candidate of [text, objectIn(text)]) {
    const parsed = request.schema.safeParse(parseCleanJson(candidate));
    if (parsed.success) return { finish: "complete", output: parsed.data };
  }
  return { finish: "malformed", output: null };
}

/** The JSON object within prose or a code fence, as small models wrap it. */
function objectIn(text: string): string {
  return text.slice(Math.max(0, text.indexOf("{")), text.lastIndexOf("}") + 1);
}

/** The SDK's kinds of warning differ by provider; each has words for a person somewhere. */
function describeWarning(warning: object): string {
  if ("details" in warning && typeof warning.details === "string") return warning.details;
  if ("message" in warning && typeof warning.message === "string") return warning.message;
  if ("feature" in warning && typeof warning.feature === "string") return `${warning.feature} is not supported`;
  return JSON.stringify(warning);
}

import type { TextRequest, TextUsage } from "../spec/text.ts";
import { maxInputTokens } from "./max-input-tokens.ts";

/** Counts as the wire told them, if it did. */
export interface ReportedUsage {
  inputTokens: number | undefined;
  cacheReadTokens: number | undefined;
  cacheWriteTokens: number | undefined;
  outputTokens: number | undefined;
  reasoningTokens: number | undefined;
}

/** A reported count is believed up to so many times what the request can have used: a gateway may add a prompt of its own. */
const slack = 2;

/**
 * Tokens to book for an answered call. A count that is missing, negative, broken or beyond everything possible is replaced by the most
 * that the request can have used, so that a budget never believes in money that is gone, and never books a provider's nonsense.
 */
export function readUsage(reported: ReportedUsage, request: TextRequest, text: string): { usage: TextUsage; isEstimated: boolean } {
  let isEstimated = false;
  const count = (value: number | undefined, least: number, most: number, otherwise: number): number => {
    if (value !== undefined && Number.isSafeInteger(value) && value >= least && value <= most) return value;
    isEstimated = true;
    return otherwise;
  };
  const maxInput = maxInputTokens(request);
  const inputTokens = count(reported.inputTokens, 1, maxInput * slack, maxInput);
  const cacheReadTokens = count(reported.cacheReadTokens ?? 0, 0, inputTokens, 0);
  const cacheWriteTokens = count(reported.cacheWriteTokens ?? 0, 0, inputTokens - cacheReadTokens, inputTokens - cacheReadTokens);
  const outputTokens = count(reported.outputTokens, text === "" ? 0 : 1, request.maxOutputTokens * slack, request.maxOutputTokens);
  const reasoningTokens = count(reported.reasoningTokens ?? 0, 0, outputTokens, 0);
  return { usage: { inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens, reasoningTokens }, isEstimated };
}

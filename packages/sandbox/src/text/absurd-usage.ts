import type { TakenFault } from "../faults/fault.ts";

/** The counts as the fault `absurd_usage` tells them; what was really used stays in our own log. */
export function absurdUsage<Usage extends { inputTokens: number; outputTokens: number }>(usage: Usage, fault: TakenFault | undefined): Usage {
  if (fault?.fault !== "absurd_usage" || fault.code === "missing") return usage;
  if (fault.code === "negative") return { ...usage, inputTokens: -1_000_000, outputTokens: -7 };
  if (fault.code === "fraction") return { ...usage, inputTokens: usage.inputTokens + 0.5, outputTokens: 1 / 3 };
  return { ...usage, inputTokens: 1e15, outputTokens: 1e15 };
}

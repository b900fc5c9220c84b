import { setTimeout as sleep } from "node:timers/promises";
import { writeTransform } from "@agency/writer";
import { ProviderError } from "../../spec/provider-error.ts";
import type { TextOptions, TextProvider, TextRequest, TextResult } from "../../spec/text.ts";
import type { TextProviderSettings } from "../text-provider-settings.ts";

const model = "offline-1";
const deltaLength = 16;
const defaultDeltaPauseMs = 3;

/** The local copywriter behind the same interface: no network, no key, no cost. Reads `request.brief` alone. */
export function createOfflineText(settings: TextProviderSettings): TextProvider {
  const deltaPauseMs = settings.deltaPauseMs ?? defaultDeltaPauseMs;
  return {
    kind: "offline",
    name: settings.name ?? "offline",
    generate: (request, options) => generate(request, options, deltaPauseMs),
    async check(signal) {
      signal.throwIfAborted();
      return { models: [model] };
    },
  };
}

async function generate(request: TextRequest, options: TextOptions, deltaPauseMs: number): Promise<TextResult> {
  const startedAt = performance.now();
  throwIfOver(options.signal);
  const { text, output } = fit(writeTransform(request.brief), request);
  if (options.onDelta) {
    for (const delta of split(text)) {
      options.onDelta(delta);
      await sleep(deltaPauseMs);
      throwIfOver(options.signal);
    }
  }
  return {
    finish: output === undefined ? "malformed" : "complete",
    output: output ?? null,
    text,
    usage: { inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0, reasoningTokens: 0 },
    isUsageEstimated: false,
    rateLimits: null,
    model,
    requestId: null,
    warnings: [],
    latencyMs: Math.round(performance.now() - startedAt),
  };
}

/** The draft in the shape that was asked for: most callers know the type already and leave it out of their schema. */
function fit(draft: object, request: TextRequest): { text: string; output: unknown } {
  const { type: _type, ...untyped } = draft as { type?: string };
  for (const candidate of [untyped, draft]) {
    const parsed = request.schema.safeParse(candidate);
    if (parsed.success) return { text: JSON.stringify(candidate), output: parsed.data };
  }
  return { text: JSON.stringify(draft), output: undefined };
}

/** By code points, so that no emoji is torn. */
function split(text: string): string[] {
  const points = [...text];
  return Array.from({ length: Math.ceil(points.length / deltaLength) }, (_, index) =>
    points.slice(index * deltaLength, (index + 1) * deltaLength).join(""),
  );
}

function throwIfOver(signal: AbortSignal): void {
  if (!signal.aborted) return;
  if (signal.reason instanceof Error && signal.reason.name === "TimeoutError") {
    throw new ProviderError({ provider: "offline", kind: "timeout", message: "The offline writer was stopped by its deadline.", cause: signal.reason });
  }
  throw signal.reason;
}

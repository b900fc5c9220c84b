import { documentToText, extractFacts, fillSchema, writeDraft } from "@agency/writer";
import { createHash } from "node:crypto";
import type { TakenFault } from "../faults/fault.ts";
import type { Store } from "../store/open-store.ts";
import { countTokens, cutToTokens } from "./count-tokens.ts";

export interface ComposedAnswer {
  outcome: "completed" | "refused" | "truncated";
  /** The refusal's words when refused. */
  text: string;
  outputTokens: number;
}

const refusals = { vi: "Xin lỗi, tôi không thể hỗ trợ yêu cầu này.", en: "I'm sorry, but I can't help with that request." };

const chatter = { vi: "Dạ, đây là bài viết của anh/chị. Chúc một ngày tốt lành!", en: "Sure! Here is the post you asked for. Have a great day!" };

/**
 * What the stand-in model says: JSON that satisfies `schema`, or a draft from the facts in the prompt.
 * A prompt asked again is answered in other words, as a model would; after a reset the series begins anew.
 */
export function composeAnswer(
  store: Store, input: { prompt: string; schema: unknown; maxOutputTokens: number | null; fault: TakenFault | undefined },
): ComposedAnswer {
  const { prompt, schema, maxOutputTokens, fault } = input;
  if (fault?.fault === "refusal") {
    const text = refusals[extractFacts(prompt).language];
    return { outcome: "refused", text, outputTokens: countTokens(text) };
  }
  if (fault?.fault === "wrong_shape") {
    const text = chatter[extractFacts(prompt).language];
    return { outcome: "completed", text, outputTokens: countTokens(text) };
  }
  const seed = nextSeed(store, prompt);
  const whole = schema === null ? documentToText(writeDraft({ ...extractFacts(prompt), seed })) : JSON.stringify(fillSchema(schema, prompt, seed));
  const tokens = countTokens(whole);
  const allowed = Math.min(fault?.fault === "truncated" ? Math.floor(tokens / 2) : tokens, maxOutputTokens ?? tokens);
  if (tokens <= allowed) return { outcome: "completed", text: whole, outputTokens: tokens };
  return { outcome: "truncated", text: cutToTokens(whole, allowed), outputTokens: allowed };
}

/** Pieces of text as they arrive in a stream; joined they are the text. */
export function streamPieces(text: string): string[] {
  return text.match(/(?:\s*\S+\s*){1,3}/g) ?? (text === "" ? [] : [text]);
}

function nextSeed(store: Store, prompt: string): number {
  const hash = createHash("sha256").update(prompt).digest();
  const key = hash.toString("hex");
  const times = store.get<{ times: number }>("SELECT times FROM prompts_seen WHERE hash = ?", key)?.times ?? 0;
  store.run("INSERT INTO prompts_seen (hash, times) VALUES (?, 1) ON CONFLICT (hash) DO UPDATE SET times = times + 1", key);
  return (hash.readUInt32BE(0) >>> 1) + times;
}

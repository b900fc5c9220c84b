import { shortenToClause, shortenToWords } from "./limits.ts";
import { withoutMarks } from "./text.ts";

/** A string that satisfies format, pattern and length, as near to the wished text as they allow. */
export function fillString(schema: Record<string, unknown>, wish: string, more: string): string {
  const least = typeof schema["minLength"] === "number" ? schema["minLength"] : 0;
  const most = typeof schema["maxLength"] === "number" ? schema["maxLength"] : Infinity;
  const format = typeof schema["format"] === "string" ? FORMATS[schema["format"]] : undefined;
  if (format && !("pattern" in schema && !matches(schema["pattern"], format))) return format;
  const text = lengthen(shorten(wish, most), more, least, most);
  if (!("pattern" in schema)) return text;
  const words = withoutMarks(wish);
  const slug = words.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "draft";
  const size = Math.min(most, Math.max(least, 1));
  const candidates = [text, slug, slug.replace(/-/g, "_"), slug.replace(/-/g, ""), slug.replace(/-/g, "").toUpperCase(), `#${slug.replace(/-/g, "")}`, words.replace(/[^A-Za-z ]/g, ""), ...Object.values(FORMATS), "#1A73E8", "VND", "vi", "vi-VN", "1", "12", "123", "1234", "12345", "123456", "1.0", "1.0.0", "0900000000", "+84900000000", "A1", "a", "ab", "abc", "ABC", "ABC-123", "AB12", "abc123", "0".repeat(Math.min(size, 200)), "a".repeat(Math.min(size, 200)), ""];
  const fitting = candidates.flatMap((candidate) => [candidate, shorten(candidate, most)]);
  return fitting.find((candidate) => [...candidate].length >= least && candidate.length <= most && matches(schema["pattern"], candidate)) ?? text;
}

/** Sizes are counted in UTF-16 units above and in characters below, so that validators of either habit agree. */
function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const parts = text.split("\n\n");
  while (parts.length > 1 && parts.join("\n\n").length > most) parts.pop();
  const kept = parts.join("\n\n");
  if (kept.length <= most) return kept;
  const short = shortenToClause(kept, most) || shortenToWords(kept, most);
  if (short !== "" && short.length <= most) return short;
  let cut = "";
  for (const character of kept) {
    if (cut.length + character.length > most) break;
    cut += character;
  }
  return cut.trimEnd() || cut;
}

function lengthen(text: string, more: string, least: number, most: number): string {
  let long = text;
  const filler = more.trim() || "…";
  while ([...long].length < least) long = long === "" ? filler : `${long}${/[.!?…]$/.test(long) ? "" : "."} ${filler}`;
  if (long.length <= most) return long;
  const short = shorten(long, most);
  return [...short].length >= least ? short : [...long].slice(0, Math.max(least, 1)).join("");
}

function matches(pattern: unknown, text: string): boolean {
  if (typeof pattern !== "string") return true;
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return true;
  }
}

const FORMATS: Record<string, string> = {
  "date-time": "2026-01-15T09:00:00Z", date: "2026-01-15", time: "09:00:00Z", duration: "PT30S", email: "hello@example.com", "idn-email": "hello@example.com", hostname: "example.com",
  ipv4: "192.0.2.1", ipv6: "2001:db8::1", uri: "https://example.com/", url: "https://example.com/", "uri-reference": "/", uuid: "01890a5d-ac96-774b-bcce-b302099a8057", regex: "^.*$", "json-pointer": "/a",
};

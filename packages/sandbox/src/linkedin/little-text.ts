/**
 * What readers see of a commentary in LinkedIn's "little text": escapes undone, hashtags and mentions in words. At the first
 * reserved character that is not escaped the rest is lost without a word. Source: LinkedIn Posts API, little text (seen 2026-11-22).
 */
export function readLittleText(commentary: string): string {
  let shown = "";
  for (let at = 0; at < commentary.length; ) {
    const rest = commentary.slice(at);
    const part = partAt(rest, commentary[at - 1]);
    if (part === null) return shown;
    shown += part.shown;
    at += part.length;
  }
  return shown;
}

const reserved = /^[\\|{}@[\]()<>#*_~]/;
const escaped = /^\\([\\|{}@[\]()<>#*_~])/;
const hashtag = /^#(?![\d_]+(?![\p{L}\p{M}\p{N}_]))[\p{L}\p{M}\p{N}_]+/u;
const hashtagTemplate = /^\{hashtag\|\\#\|([^{}|]+)\}/;
const mention = /^@\[((?:\\.|[^\\\]])+)\]\(urn:li:(?:organization|person):[A-Za-z0-9_-]+\)/;

/** The next piece of a text, or null where LinkedIn stops reading. */
function partAt(rest: string, before: string | undefined): { shown: string; length: number } | null {
  const character = escaped.exec(rest);
  if (character) return { shown: character[1] ?? "", length: 2 };
  const tag = hashtag.exec(rest);
  if (tag && !/[\p{L}\p{N}_&/#]/u.test(before ?? " ")) return { shown: tag[0], length: tag[0].length };
  const template = hashtagTemplate.exec(rest);
  if (template) return { shown: `#${template[1]}`, length: template[0].length };
  const person = mention.exec(rest);
  if (person) return { shown: (person[1] ?? "").replace(/\\(.)/g, "$1"), length: person[0].length };
  if (reserved.test(rest)) return null;
  const plain = /^[^\\|{}@[\]()<>#*_~]+/.exec(rest)?.[0] ?? rest.charAt(0);
  return { shown: plain, length: plain.length };
}

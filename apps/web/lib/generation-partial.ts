/** What can be read of a structured answer while it is still being written. */
export interface ReadablePart {
  /** Path of the field, `body` or `sections.0.heading`. */
  field: string;
  text: string;
}

/**
 * Reads the strings of an unfinished JSON text, the last one as far as it has come.
 * A model's raw stream shows as text that grows, never as braces and quotes.
 */
export function readPartialJson(raw: string): ReadablePart[] {
  const start = raw.indexOf("{");
  if (start === -1) return raw.trim() === "" || raw.trim().startsWith("`") ? [] : [{ field: "", text: raw.trim() }];
  const parts: ReadablePart[] = [];
  const path: { key: string; index: number | null }[] = [];
  let at = start;
  let key = "";
  while (at < raw.length) {
    const character = raw[at]!;
    if (character === '"') {
      const { text, end, closed } = readString(raw, at + 1);
      at = end;
      const inObject = path.at(-1)?.index === null;
      if (inObject && closed && isKey(raw, at)) key = text;
      else if (!inObject || key !== "") {
        parts.push({ field: fieldOf(path, key), text });
        if (inObject) key = "";
      }
      continue;
    }
    if (character === "{" || character === "[") {
      path.push({ key: fieldOf(path, key), index: character === "[" ? 0 : null });
      key = "";
    } else if (character === "}" || character === "]") {
      path.pop();
      key = "";
    } else if (character === ",") {
      const top = path.at(-1);
      if (top && top.index !== null) top.index += 1;
      key = "";
    }
    at += 1;
  }
  return parts.filter((part) => part.text.trim() !== "");
}

function fieldOf(path: readonly { key: string; index: number | null }[], key: string): string {
  const top = path.at(-1);
  const own = top?.index === null || top === undefined ? key : String(top.index);
  return [top?.key ?? "", own].filter((part) => part !== "").join(".");
}

function isKey(raw: string, after: number): boolean {
  return /^\s*:/.test(raw.slice(after, after + 20));
}

const escapes: Record<string, string> = { n: "\n", t: "\t", r: "", b: "", f: "", '"': '"', "\\": "\\", "/": "/" };

function readString(raw: string, from: number): { text: string; end: number; closed: boolean } {
  let text = "";
  let at = from;
  while (at < raw.length) {
    const character = raw[at]!;
    if (character === '"') return { text, end: at + 1, closed: true };
    if (character !== "\\") {
      text += character;
      at += 1;
      continue;
    }
    const escaped = raw[at + 1];
    if (escaped === undefined) break;
    if (escaped === "u") {
      const code = /^[0-9a-fA-F]{4}/.exec(raw.slice(at + 2, at + 6))?.[0];
      if (code === undefined) break;
      text += String.fromCharCode(Number.parseInt(code, 16));
      at += 6;
    } else {
      text += escapes[escaped] ?? escaped;
      at += 2;
    }
  }
  return { text, end: raw.length, closed: false };
}

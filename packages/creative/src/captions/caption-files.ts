import type { CaptionCue } from "./captions-schema.ts";
import { CaptionError } from "./caption-error.ts";

/** A SubRip file. Source: the format as VLC and ffmpeg read it; there is no standard. */
export function writeSrt(cues: readonly CaptionCue[]): string {
  return cues.map((cue, index) => `${index + 1}\n${clock(cue.startMs, ",")} --> ${clock(cue.endMs, ",")}\n${lines(cue.text)}\n`).join("\n");
}

/** A WebVTT file. Source: https://www.w3.org/TR/webvtt1/ */
export function writeVtt(cues: readonly CaptionCue[]): string {
  return ["WEBVTT\n", ...cues.map((cue) => `${clock(cue.startMs, ".")} --> ${clock(cue.endMs, ".")}\n${lines(escapeVtt(cue.text))}\n`)].join("\n");
}

/** @throws CaptionError that names the line */
export const parseSrt = (file: string): CaptionCue[] => parseBlocks(file, { decode: (text) => text });

/** Notes, styles, regions and settings are read over. @throws CaptionError that names the line */
export function parseVtt(file: string): CaptionCue[] {
  const [head] = normalised(file).split("\n");
  if (!/^WEBVTT(?:[ \t]|$)/u.test(head ?? "")) throw new CaptionError(1, "a WebVTT file begins with WEBVTT.");
  return parseBlocks(file, { decode: unescapeVtt, skip: /^(?:WEBVTT|NOTE|STYLE|REGION)(?:[ \t]|$)/u });
}

const timing = /^(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})[ \t]+-->[ \t]+(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})(?:[ \t]|$)/u;

function parseBlocks(file: string, { decode, skip }: { decode: (text: string) => string; skip?: RegExp }): CaptionCue[] {
  const all = normalised(file).split("\n");
  const cues: CaptionCue[] = [];
  for (let at = 0; at < all.length; at++) {
    if (all[at]!.trim() === "") continue;
    const first = at;
    while (at < all.length && all[at]!.trim() !== "") at++;
    const block = all.slice(first, at);
    if (skip?.test(block[0]!)) continue;
    // A number or a name may stand above the times.
    const timed = block[0]!.includes("-->") ? 0 : 1;
    const found = timing.exec(block[timed] ?? "");
    if (!found) throw new CaptionError(first + timed + 1, "expected times such as 00:00:01,000 --> 00:00:02,500.");
    const startMs = milliseconds(found.slice(1, 5));
    const endMs = milliseconds(found.slice(5, 9));
    if (endMs <= startMs) throw new CaptionError(first + timed + 1, "a caption ends after it begins.");
    const text = decode(block.slice(timed + 1).join("\n").replace(/<[^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}/gu, "")).trim();
    if (text !== "") cues.push({ startMs, endMs, text });
  }
  return cues;
}

const normalised = (file: string): string => file.replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n").normalize("NFC");
/** An empty line would end the caption. */
const lines = (text: string): string => text.normalize("NFC").split(/\r?\n/u).map((line) => line.trim()).filter((line) => line !== "").join("\n").replaceAll("-->", "→");
const escapeVtt = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("-->", "→").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const unescapeVtt = (text: string): string => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&nbsp;", " ").replaceAll("&amp;", "&");

function clock(ms: number, mark: "," | "."): string {
  const pad = (value: number, length = 2) => String(value).padStart(length, "0");
  return `${pad(Math.floor(ms / 3_600_000))}:${pad(Math.floor(ms / 60_000) % 60)}:${pad(Math.floor(ms / 1000) % 60)}${mark}${pad(Math.floor(ms) % 1000, 3)}`;
}

function milliseconds([hours, minutes, seconds, fraction]: (string | undefined)[]): number {
  return (Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number((fraction ?? "0").padEnd(3, "0"));
}

import { minCueMs, type CaptionCue, type WordTiming } from "./captions-schema.ts";
import { breakLines, linesNeeded, partWords, wordsOf, lengthOf, type BreakOptions } from "./break-text.ts";

/** What a reader takes in comfortably. Source: Netflix's Timed Text Style Guide allows 17 letters a second; captions over moving pictures want less. */
export const readingCharactersPerSecond = 15;
/** A gap shorter than this is closed, so that the caption does not blink. */
const closedGapMs = 250;

/** Milliseconds that somebody needs to read this. */
export const readingMs = (text: string): number => Math.max(minCueMs, Math.round((wordsOf(text).join(" ").length / readingCharactersPerSecond) * 1000));

/** Captions of a text that is read within `durationMs`, each as long as its share of the letters. Empty text gives none. */
export function cuesFromText(text: string, { startMs, durationMs, ...lines }: BreakOptions & { startMs: number; durationMs: number }): CaptionCue[] {
  const words = wordsOf(text);
  const letters = words.reduce((sum, word) => sum + weight(word), 0);
  let passed = 0;
  const timed = words.map((word) => {
    const begin = startMs + (passed / letters) * durationMs;
    passed += weight(word);
    return { text: word, startMs: begin, endMs: startMs + (passed / letters) * durationMs };
  });
  return cuesFromWords(timed, lines);
}

/** Captions that follow a voice's own timestamps. */
export function cuesFromWords(timings: readonly WordTiming[], { maxCharacters, maxLines }: BreakOptions): CaptionCue[] {
  // A voice may time "45.000 đ" as one entry: captions break between words.
  const timed = timings.flatMap(splitTiming);
  const words = timed.map(({ text }) => text);
  if (words.length === 0) return [];
  const room = maxCharacters * maxLines;
  const ends = partWords(words, {
    fits: (from, to) => lengthOf(words, from, to) <= room && linesNeeded(words, from, to, maxCharacters) <= maxLines && !pausesWithin(timed, from, to),
    ideal: room * 0.8,
  });
  const cues = ends.map((end, index): CaptionCue => {
    const start = ends[index - 1] ?? 0;
    return {
      startMs: Math.round(timed[start]!.startMs),
      endMs: Math.round(timed[end - 1]!.endMs),
      text: breakLines(words.slice(start, end).join(" "), { maxCharacters, maxLines }).join("\n"),
    };
  });
  return settleCues(cues);
}

/** In order, none over another, none too short where there is room, and no blinking gaps. */
export function settleCues(cues: readonly CaptionCue[]): CaptionCue[] {
  const ordered = cues.toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  return ordered.flatMap((cue, index) => {
    const next = ordered[index + 1];
    let endMs = Math.max(cue.endMs, cue.startMs + minCueMs);
    if (next && (endMs > next.startMs || next.startMs - endMs < closedGapMs)) endMs = next.startMs;
    return endMs > cue.startMs ? [{ ...cue, endMs }] : [];
  });
}

/** The same captions that many milliseconds later. */
export const shiftCues = (cues: readonly CaptionCue[], byMs: number): CaptionCue[] => cues.map((cue) => ({ ...cue, startMs: cue.startMs + byMs, endMs: cue.endMs + byMs }));

/** A breath of the voice is where a caption ends. */
const breathMs = 600;

function pausesWithin(timed: readonly WordTiming[], from: number, to: number): boolean {
  for (let index = from + 1; index < to; index++) if (timed[index]!.startMs - timed[index - 1]!.endMs > breathMs) return true;
  return false;
}

/** A voice rests at the end of a sentence. */
const weight = (word: string): number => word.length + 1 + (/[.!?…]$/u.test(word) ? 5 : /[,;:]$/u.test(word) ? 2 : 0);

function splitTiming(timing: WordTiming): WordTiming[] {
  const parts = wordsOf(timing.text);
  if (parts.length <= 1) return parts.map((text) => ({ ...timing, text }));
  const share = (timing.endMs - timing.startMs) / parts.length;
  return parts.map((text, index) => ({ text, startMs: timing.startMs + share * index, endMs: timing.startMs + share * (index + 1) }));
}

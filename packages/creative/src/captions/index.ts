export { breakLines, type BreakOptions } from "./break-text.ts";
export { CaptionError } from "./caption-error.ts";
export { parseSrt, parseVtt, writeSrt, writeVtt } from "./caption-files.ts";
export { captionCueSchema, minCueMs, wordTimingSchema, type CaptionCue, type WordTiming } from "./captions-schema.ts";
export { cuesFromText, cuesFromWords, readingCharactersPerSecond, readingMs, settleCues, shiftCues } from "./cues.ts";

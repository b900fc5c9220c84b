import { cuesFromText, cuesFromWords, settleCues, type CaptionCue } from "@agency/creative/captions";
import type { SpeechDetails } from "@agency/providers/voice";

/** Source: Netflix, Timed Text Style Guide (Vietnamese): 42 letters a line, two lines. */
const lines = { maxCharacters: 42, maxLines: 2 };

/** Captions of a spoken text: by the words' own times, by sentences, or paced by length where the voice told only how long it was. */
export function cuesOfSpeech(text: string, { durationMs, precision, spans }: SpeechDetails): CaptionCue[] {
  switch (precision) {
    case "word":
      return cuesFromWords(spans, lines);
    case "sentence":
      return settleCues(spans.flatMap((span) => cuesFromText(span.text, { ...lines, startMs: span.startMs, durationMs: span.endMs - span.startMs })));
    case "whole":
      return cuesFromText(text, { ...lines, startMs: 0, durationMs });
  }
}

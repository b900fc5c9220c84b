import type { SpokenSpan } from "../voice-provider.ts";

export interface Alignment {
  characters: string[];
  character_start_times_seconds: number[];
  character_end_times_seconds: number[];
}

/** Words with their times, from the times of single characters. Marks that come as characters of their own stay with their letter. */
export function wordsOfAlignment(alignment: Alignment): SpokenSpan[] {
  const words: SpokenSpan[] = [];
  let word: SpokenSpan | null = null;
  for (const [index, character] of alignment.characters.entries()) {
    if (character.trim() === "") {
      word = null;
      continue;
    }
    const startMs = Math.round((alignment.character_start_times_seconds[index] ?? 0) * 1000);
    const endMs = Math.max(startMs, Math.round((alignment.character_end_times_seconds[index] ?? 0) * 1000));
    if (word === null) words.push((word = { text: character, startMs, endMs }));
    else {
      word.text += character;
      word.endMs = Math.max(word.endMs, endMs);
    }
  }
  return words.map((each) => ({ ...each, text: each.text.normalize("NFC") }));
}

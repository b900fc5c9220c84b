import type { ContentDocument } from "@agency/core/contents/schema";

type AdsDocument = Extract<ContentDocument, { type: "ads" }>;

/** One of the ads that Google may show: up to three headlines and two descriptions, each line once, pinned lines in their place. */
export function searchAdAt(document: AdsDocument, turn: number): { headlines: string[]; descriptions: string[] } {
  return { headlines: combine(document.headlines, document.headlinePins, 3, turn), descriptions: combine(document.descriptions, document.descriptionPins, 2, turn) };
}

function combine(lines: readonly string[], pins: readonly (number | null)[], places: number, turn: number): string[] {
  const written = lines.map((text, index) => ({ text: text.normalize("NFC").trim(), pin: pins[index] ?? null })).filter(({ text }) => text !== "");
  const free = written.filter(({ pin }) => pin === null);
  const rotated = free.map((_, index) => free[(index + turn) % free.length]!);
  const shown: string[] = [];
  for (let place = 1; place <= places; place += 1) {
    const pinned = written.filter(({ pin }) => pin === place);
    const line = pinned.length > 0 ? pinned[turn % pinned.length] : rotated.shift();
    if (line) shown.push(line.text);
  }
  return shown;
}

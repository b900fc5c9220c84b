/**
 * Ids look like Instagram's: decimal text of 17 digits, beyond what a double holds, hence never numbers.
 * Each kind begins in its own way, so that an id alone says what it names.
 */
const prefixes = { account: "178414", container: "17900", media: "18000", comment: "17850" } as const;
const digits = 17;

export type InstagramIdKind = keyof typeof prefixes;

export function instagramId(kind: InstagramIdKind, number: number): string {
  const prefix = prefixes[kind];
  return prefix + String(number).padStart(digits - prefix.length, "0");
}

/** What an id names by its form; whether it exists is another question. */
export function readInstagramId(id: string): { kind: InstagramIdKind; number: number } | undefined {
  if (!/^\d{17}$/.test(id)) return undefined;
  for (const kind of Object.keys(prefixes) as InstagramIdKind[]) {
    if (id.startsWith(prefixes[kind])) return { kind, number: Number(id.slice(prefixes[kind].length)) };
  }
  return undefined;
}

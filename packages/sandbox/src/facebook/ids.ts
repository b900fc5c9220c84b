/**
 * Ids look like Meta's: decimal text, longer than a safe reading as a small number.
 * Each kind has a range of its own, so that an id alone says what it names.
 */
const bases = { post: 122_100_000_000_000, photo: 122_200_000_000_000, comment: 122_300_000_000_000, video: 122_400_000_000_000 } as const;

export function postId(pageId: string, number: number): string {
  return `${pageId}_${bases.post + number}`;
}
export function photoId(number: number): string {
  return String(bases.photo + number);
}
export function videoId(number: number): string {
  return String(bases.video + number);
}
/** A story is named by its number alone. */
export function storyId(number: number): string {
  return String(bases.post + number);
}
export function commentId(postNumber: number, number: number): string {
  return `${bases.post + postNumber}_${bases.comment + number}`;
}

export type NodeId =
  | { kind: "post"; pageId: string; number: number }
  | { kind: "photo"; number: number }
  | { kind: "comment"; number: number }
  /** With the page before it when it stands for what is told of a published video. */
  | { kind: "video"; pageId: string | null; number: number }
  | { kind: "story"; number: number }
  | { kind: "page"; id: string };

/** What an id names by its form; whether it exists is another question. */
export function readNodeId(id: string): NodeId | undefined {
  const pair = id.match(/^(\d+)_(\d+)$/);
  if (pair?.[1] && pair[2]) {
    if (inRange(pair[2], "video")) return { kind: "video", pageId: pair[1], number: Number(pair[2]) - bases.video };
    if (inRange(pair[2], "comment")) return { kind: "comment", number: Number(pair[2]) - bases.comment };
    return inRange(pair[2], "post") ? { kind: "post", pageId: pair[1], number: Number(pair[2]) - bases.post } : undefined;
  }
  if (!/^\d+$/.test(id)) return undefined;
  if (inRange(id, "video")) return { kind: "video", pageId: null, number: Number(id) - bases.video };
  if (inRange(id, "post")) return { kind: "story", number: Number(id) - bases.post };
  return inRange(id, "photo") ? { kind: "photo", number: Number(id) - bases.photo } : { kind: "page", id };
}

function inRange(id: string, kind: keyof typeof bases): boolean {
  const number = Number(id) - bases[kind];
  return number > 0 && number < 100_000_000_000;
}

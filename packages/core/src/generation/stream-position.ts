import { Problem } from "@agency/platform/http";

/** How far a reader of one item has come: which attempt, how many UTF-16 units of it, and whether it saw the end. */
export interface ItemPosition {
  attempt: number;
  offset: number;
  finished: boolean;
}

/** Items in order of their position, joined by `_`: `1.523_2.80f_0.0`. The id of each event of a run's stream. */
export const formatPosition = (items: readonly ItemPosition[]): string => items.map(({ attempt, offset, finished }) => `${attempt}.${offset}${finished ? "f" : ""}`).join("_");

/** @throws Problem 400 when this is no position of ours */
export function parsePosition(text: string): ItemPosition[] {
  return text.split("_").map((part) => {
    const match = /^(\d{1,6})\.(\d{1,7})(f?)$/.exec(part);
    if (!match) throw new Problem(400, "invalid_position", "Continue with the id of the last event that you received, or without one.");
    return { attempt: Number(match[1]), offset: Number(match[2]), finished: match[3] === "f" };
  });
}

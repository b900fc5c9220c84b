import { createHash, timingSafeEqual } from "node:crypto";

/** Compares two texts without telling by its duration where, or in what length, they differ. */
export function timingSafeEqualText(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text, "utf8").digest();
}

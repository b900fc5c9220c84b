import { timingSafeEqual } from "node:crypto";

/** Compares without telling by its time where they differ. */
export const isSame = (expected: Buffer, given: Buffer): boolean => expected.length === given.length && timingSafeEqual(expected, given);

import { v7 } from "uuid";

/**
 * A new time-ordered id (UUIDv7), made here so that no SQL newer than Postgres 15 is needed.
 * @param at the moment it should sort at, for rows that tell of the past; absent: now
 */
export const newId = (at?: Date): string => (at === undefined ? v7() : v7({ msecs: at.getTime() }));

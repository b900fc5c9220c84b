import { v7 } from "uuid";

/** A new time-ordered id (UUIDv7), made here so that no SQL newer than Postgres 15 is needed. */
export const newId = (): string => v7();

import { z } from "zod";
import type { CursorSigner } from "./cursor.ts";

/** Query of every list: keyset cursor and page size, at most 100 (R20). */
export const pageQuery = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
};

export const pageOf = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item), nextCursor: z.string().nullable() });

/** Cuts one row more than asked for into a page. `key` answers the keyset of a row. */
export function toPage<Row, Item>(
  found: Row[],
  options: { limit: number; signer: CursorSigner; scope: string; key: (row: Row) => (string | number | null)[]; present: (row: Row) => Item },
): { data: Item[]; nextCursor: string | null } {
  const page = found.slice(0, options.limit);
  const last = page.at(-1);
  return {
    data: page.map(options.present),
    nextCursor: found.length > options.limit && last !== undefined ? options.signer.encode(options.scope, options.key(last)) : null,
  };
}

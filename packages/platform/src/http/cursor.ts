import { createHmac, timingSafeEqual } from "node:crypto";
import { Problem } from "./problem.ts";

/** Signs keyset positions, so that a cursor of one organization or list is worth nothing in another (R20). */
export interface CursorSigner {
  encode(scope: string, values: (string | number | null)[]): string;
  /** @throws Problem 400 when the cursor is not one of ours for this scope */
  decode(scope: string, cursor: string): (string | number | null)[];
}

export function createCursorSigner(key: Buffer): CursorSigner {
  const sign = (scope: string, payload: string) => createHmac("sha256", key).update(`${scope}\n${payload}`).digest("base64url").slice(0, 22);
  return {
    encode(scope, values) {
      const payload = Buffer.from(JSON.stringify(values)).toString("base64url");
      return `${payload}.${sign(scope, payload)}`;
    },
    decode(scope, cursor) {
      const bad = () => new Problem(400, "invalid_cursor", "This cursor does not belong to this list. Start again without it.");
      const [payload, signature, ...rest] = cursor.split(".");
      if (!payload || !signature || rest.length > 0) throw bad();
      const expected = sign(scope, payload);
      if (signature.length !== expected.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) throw bad();
      return JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as (string | number | null)[];
    },
  };
}

import type { Context } from "hono";
import { constraintName, isUniqueViolation } from "@agency/platform/db";
import { conflict, Problem } from "@agency/platform/http";

/** Header of a creation whose reply is never stored, because it shows a secret. @throws Problem 400 */
export function readIdempotencyKey(c: Context): string | undefined {
  const key = c.req.header("idempotency-key");
  if (key !== undefined && !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new Problem(400, "invalid_idempotency_key", "An Idempotency-Key has 1 to 255 visible ASCII characters.");
  }
  return key;
}

export const keyReused = (): Problem => new Problem(422, "idempotency_key_reused", "This Idempotency-Key was used for another request. Use a new one.");

/** Runs a creation; that its twin is in the middle of the same becomes Problem 409 (R18). */
export async function onceOnly<T>(constraint: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error) && constraintName(error) === constraint) {
      throw conflict("idempotency_in_flight", "A request with this Idempotency-Key is still running. Ask again in a moment.");
    }
    throw error;
  }
}

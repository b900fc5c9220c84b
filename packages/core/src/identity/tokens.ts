import { createHash, createHmac, randomBytes } from "node:crypto";

const tokenBytes = 32;

/** What is stored of a token: enough to recognise it, nothing to use. Tokens are random, so no salt or stretching is due. */
export const hashToken = (token: string): string => createHash("sha256").update(token, "utf8").digest("hex");

export const randomToken = (): string => randomBytes(tokenBytes).toString("base64url");

/**
 * The token for a request with an `Idempotency-Key`: the same request gets the same token again without any copy of it
 * at rest, and another caller, organization or purpose can never arrive at it (R18, R28).
 */
export function tokenFor(secret: string, request: { purpose: string; organizationId: string; principalId: string; idempotencyKey: string | undefined }): string {
  if (request.idempotencyKey === undefined) return randomToken();
  const seen = JSON.stringify([request.purpose, request.organizationId, request.principalId, request.idempotencyKey]);
  return createHmac("sha256", `tokens:${secret}`).update(seen).digest("base64url");
}

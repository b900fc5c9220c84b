import { createHmac } from "node:crypto";
import { isSame } from "./is-same.ts";

/** What LinkedIn wants to hear when it asks whether an address is ours. Source: LinkedIn, webhooks (seen 2026-11-22). */
export const linkedinChallengeResponse = (challengeCode: string, clientSecret: string): string => createHmac("sha256", clientSecret).update(challengeCode).digest("hex");

/** Whether `X-LI-Signature` is of these raw bytes. */
export function isSignedByLinkedIn(input: { body: Uint8Array; signature: string | undefined; clientSecret: string }): boolean {
  if (!/^[0-9a-f]{64}$/i.test(input.signature ?? "")) return false;
  return isSame(createHmac("sha256", input.clientSecret).update("hmacsha256=").update(input.body).digest(), Buffer.from(input.signature!, "hex"));
}

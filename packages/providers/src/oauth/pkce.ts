import { createHash, randomBytes } from "node:crypto";
import type { Pkce } from "./descriptor.ts";

/** A fresh secret of 43 characters that binds the dialog's code to us. */
export const createCodeVerifier = (): string => randomBytes(32).toString("base64url");

/** What the dialog is told of the verifier; undefined where the network has no PKCE for web apps. Source: RFC 7636; TikTok Login Kit for the hex form. */
export function codeChallenge(verifier: string, pkce: Pkce): string | undefined {
  if (pkce === "none") return undefined;
  return createHash("sha256").update(verifier, "ascii").digest(pkce === "s256" ? "base64url" : "hex");
}

import { randomBytes } from "node:crypto";

/** Pictures of connected pages come from the networks' own hosts. */
const pictureHosts = "https://*.fbcdn.net https://graph.facebook.com https://platform-lookaside.fbsbx.com";

/** A policy for one page view: scripts run only with its nonce (R34). @param bucketOrigin where browsers send large files */
export function createScriptPolicy(bucketOrigin: string | null = null): { nonce: string; policy: string } {
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${pictureHosts}`,
    "font-src 'self' data:",
    `connect-src 'self' ws: wss:${bucketOrigin ? ` ${bucketOrigin}` : ""}`,
    "media-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  return { nonce, policy };
}

import { createHmac, timingSafeEqual } from "node:crypto";

export interface SessionCookie {
  name: string;
  /** The session token in a request's cookies; null when there is none with our signature. */
  read(headers: Headers): string | null;
  /** `Set-Cookie` that takes the cookie away. */
  clear(): string;
}

/**
 * On https the `__Host-` prefix binds the cookie to this host and to TLS; plain http has neither (R28).
 * Value: `<token>.<base64 HMAC-SHA256 of the token>`, percent-encoded, as the sign-in library writes it.
 */
export function createSessionCookie(options: { secret: string; publicOrigin: string }): SessionCookie {
  const isHttps = options.publicOrigin.startsWith("https:");
  const name = sessionCookieName(options.publicOrigin);
  return {
    name,
    read(headers) {
      for (const part of (headers.get("cookie") ?? "").split(";")) {
        const equals = part.indexOf("=");
        if (equals < 0 || part.slice(0, equals).trim() !== name) continue;
        const token = verify(part.slice(equals + 1).trim(), options.secret);
        if (token !== null) return token;
      }
      return null;
    },
    clear: () => `${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${isHttps ? "; Secure" : ""}`,
  };
}

export const sessionCookieName = (publicOrigin: string): string => (publicOrigin.startsWith("https:") ? "__Host-agency_session" : "agency_session");

function verify(value: string, secret: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(value);
  } catch {
    return null;
  }
  const dot = decoded.lastIndexOf(".");
  if (dot < 1) return null;
  const token = decoded.slice(0, dot);
  const given = Buffer.from(decoded.slice(dot + 1), "base64");
  const expected = createHmac("sha256", secret).update(token).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

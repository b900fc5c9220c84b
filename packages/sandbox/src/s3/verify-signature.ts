import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** What a request must be signed with. */
export interface S3Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}

export interface SignedRequest {
  method: string;
  /** As it came over the wire: percent-encoded path and query. */
  path: string;
  query: string;
  headers: Headers;
  bodySha256: string;
}

export type SignatureFault = { code: "AccessDenied" | "SignatureDoesNotMatch" | "InvalidAccessKeyId" | "RequestTimeTooSkewed" | "XAmzContentSHA256Mismatch"; message: string };

const algorithm = "AWS4-HMAC-SHA256";
const maxSkewMs = 15 * 60_000;
const maxExpiresSeconds = 604_800;

/**
 * Checks Signature Version 4 in the header or in the query (presigned).
 * Source: AWS, "Authenticating Requests: Using the Authorization Header" and "Using Query Parameters" (seen 2026-11).
 * @returns null when the request is signed by these credentials and in time
 */
export function verifySignature(request: SignedRequest, credentials: S3Credentials, nowMs: number): SignatureFault | null {
  const query = pairsOf(request.query);
  const presigned = query.find(([name]) => name === "X-Amz-Signature");
  const claim = presigned ? fromQuery(query) : fromHeader(request.headers);
  if (!claim) return { code: "AccessDenied", message: "Access Denied" };
  const [accessKeyId, date, region, service, end] = claim.credential.split("/");
  if (accessKeyId !== credentials.accessKeyId) return { code: "InvalidAccessKeyId", message: "The AWS Access Key Id you provided does not exist in our records." };
  if (service !== "s3" || end !== "aws4_request" || !claim.time.startsWith(date ?? "?")) return { code: "AccessDenied", message: "The credential scope is wrong." };
  const signedAt = timeOf(claim.time);
  if (presigned) {
    if (!(claim.expiresSeconds > 0 && claim.expiresSeconds <= maxExpiresSeconds)) return { code: "AccessDenied", message: "X-Amz-Expires must be between 1 and 604800." };
    if (nowMs > signedAt + claim.expiresSeconds * 1_000) return { code: "AccessDenied", message: "Request has expired" };
  } else if (Math.abs(nowMs - signedAt) > maxSkewMs) return { code: "RequestTimeTooSkewed", message: "The difference between the request time and the server's time is too large." };
  if (!claim.signedHeaders.includes("host")) return { code: "AccessDenied", message: "The host must be signed." };

  const bodyHash = presigned ? "UNSIGNED-PAYLOAD" : (request.headers.get("x-amz-content-sha256") ?? "");
  if (/^[0-9a-f]{64}$/.test(bodyHash) && bodyHash !== request.bodySha256) return { code: "XAmzContentSHA256Mismatch", message: "The provided 'x-amz-content-sha256' header does not match what was computed." };
  const canonical = [
    request.method,
    request.path,
    query.filter(([name]) => name !== "X-Amz-Signature").map(([name, value]) => `${encode(name)}=${encode(value)}`).toSorted().join("&"),
    ...claim.signedHeaders.map((name) => `${name}:${(request.headers.get(name) ?? "").trim().replace(/\s+/g, " ")}`),
    "",
    claim.signedHeaders.join(";"),
    bodyHash,
  ].join("\n");
  const scope = `${date}/${region}/s3/aws4_request`;
  const text = [algorithm, claim.time, scope, createHash("sha256").update(canonical).digest("hex")].join("\n");
  const key = [date!, region!, "s3", "aws4_request"].reduce<Buffer>((secret, part) => hmac(secret, part), Buffer.from(`AWS4${credentials.secretAccessKey}`));
  const expected = Buffer.from(hmac(key, text).toString("hex"));
  const given = Buffer.from(claim.signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return { code: "SignatureDoesNotMatch", message: "The request signature we calculated does not match the signature you provided." };
  return null;
}

interface Claim {
  credential: string;
  time: string;
  signedHeaders: string[];
  signature: string;
  expiresSeconds: number;
}

function fromHeader(headers: Headers): Claim | null {
  const match = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/.exec(headers.get("authorization") ?? "");
  if (!match) return null;
  return { credential: match[1]!, signedHeaders: match[2]!.split(";"), signature: match[3]!, time: headers.get("x-amz-date") ?? "", expiresSeconds: 0 };
}

function fromQuery(query: readonly (readonly [string, string])[]): Claim | null {
  const of = (name: string): string => query.find(([each]) => each === name)?.[1] ?? "";
  if (of("X-Amz-Algorithm") !== algorithm) return null;
  return { credential: of("X-Amz-Credential"), signedHeaders: of("X-Amz-SignedHeaders").split(";"), signature: of("X-Amz-Signature"), time: of("X-Amz-Date"), expiresSeconds: Number(of("X-Amz-Expires")) };
}

const pairsOf = (query: string): [string, string][] =>
  query
    .split("&")
    .filter(Boolean)
    .map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [decodeURIComponent(name), decodeURIComponent(value.join("="))];
    });

/** `20261123T030000Z` → milliseconds since 1970. */
const timeOf = (text: string): number => Date.parse(text.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, "$1-$2-$3T$4:$5:$6Z"));
const hmac = (key: Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const encode = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

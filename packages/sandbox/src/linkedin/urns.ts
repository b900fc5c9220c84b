import { randomBytes } from "node:crypto";
import { invalidUrn, missingField } from "./linkedin-error.ts";

export type UrnKind = "person" | "organization" | "share" | "ugcPost" | "image" | "video" | "document";

export interface Urn {
  kind: UrnKind;
  id: string;
}

const pattern = /^urn:li:(person|organization|share|ugcPost|image|video|document):([A-Za-z0-9_-]+)$/;

export function parseUrn(text: string): Urn | null {
  const match = pattern.exec(text);
  return match ? { kind: match[1] as UrnKind, id: match[2] ?? "" } : null;
}

/** @throws LinkedInError 400 when it is absent or not of these kinds */
export function urnField(value: unknown, field: string, kinds: readonly UrnKind[]): Urn & { urn: string } {
  if (value === undefined || value === null || value === "") throw missingField(field);
  const urn = typeof value === "string" ? parseUrn(value) : null;
  if (!urn || !kinds.includes(urn.kind)) throw invalidUrn(field);
  return { ...urn, urn: value as string };
}

/** Time in the upper bits, as LinkedIn's own ids have it, then a running number: no two are the same. */
export const postUrn = (kind: "share" | "ugcPost", now: number, number: number): string => `urn:li:${kind}:${(BigInt(now) << 22n) + BigInt(number % 4_194_304)}`;

export const assetUrn = (kind: "image" | "video" | "document"): string => `urn:li:${kind}:${{ image: "C4E10AQ", video: "C5F10AQ", document: "D4E1FAQ" }[kind]}${randomBytes(12).toString("hex")}`;

import type { Actor } from "../live/index.ts";

/** Who is calling, proven. What they may do is decided once, when they are recognised. */
export interface Principal {
  kind: "user" | "api_key";
  /** The user's or the API key's id. */
  id: string;
  organizationId: string;
  userId: string | null;
  sessionId: string | null;
  role: string;
  permissions: ReadonlySet<string>;
  /** Brands that this principal may touch; null means all of the organization. */
  brandIds: readonly string[] | null;
}

export const actorOf = (principal: Principal): Actor => ({ kind: principal.kind, id: principal.id });

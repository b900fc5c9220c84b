import { z } from "zod";
import type { GraphClient } from "./graph-client.ts";

/** What a token is worth, in Meta's own words. */
export interface DebuggedToken {
  isValid: boolean;
  /** Why not; without the token itself. */
  reason: string | null;
  expiresAt: Date | null;
  scopes: string[];
  /** Page of a page's token. */
  profileId: string | null;
}

/** Asks with the app's own credentials (`id|secret`). Throws `SocialError`. */
export async function debugToken(graph: GraphClient, appToken: string, accessToken: string): Promise<DebuggedToken> {
  const { data } = await graph.call({
    method: "GET", path: "debug_token", query: { input_token: accessToken }, accessToken: appToken, secrets: [accessToken], effect: "read", answer: z.object({ data: debugged }),
  });
  const { is_valid, expires_at, scopes, profile_id, error } = data.data;
  return {
    isValid: is_valid,
    reason: is_valid ? null : (error?.message?.replaceAll(accessToken, "[secret]") ?? "The access token is no longer valid."),
    expiresAt: expires_at ? new Date(expires_at * 1000) : null,
    scopes,
    profileId: profile_id ?? null,
  };
}

const debugged = z.object({
  is_valid: z.boolean(),
  /** Seconds since 1970; 0 for never. */
  expires_at: z.number().nullish(),
  scopes: z.array(z.string()).catch([]),
  profile_id: z.string().optional(),
  error: z.object({ message: z.string().optional() }).optional(),
});

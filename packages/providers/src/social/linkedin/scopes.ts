/** A person's own profile: two products that LinkedIn gives to every app. Source: LinkedIn, Share on LinkedIn (seen 2026-11-22). */
export const memberScopes = ["openid", "profile", "w_member_social"] as const;

/** Company pages, comments and numbers: the vetted Community Management API. One set for an app, as another set ends a member's earlier tokens. */
export const pageScopes = [
  "w_organization_social", "r_organization_social", "rw_organization_admin", "w_organization_social_feed", "r_organization_social_feed", "w_member_social_feed", "r_member_postAnalytics",
] as const;

/** Pages and members speak under URNs of these kinds; that of a channel is its remote id. */
export const isPage = (urn: string): boolean => urn.startsWith("urn:li:organization:");

/** How analytics name a post of a member. */
export const analyticsEntity = (urn: string): string => `(${urn.startsWith("urn:li:ugcPost:") ? "ugc" : "share"}:${encodeURIComponent(urn)})`;

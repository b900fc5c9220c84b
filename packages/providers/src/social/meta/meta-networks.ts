import type { NetworkName } from "../../spec/social.ts";

/** Networks that speak the Graph API. */
export type MetaNetwork = Extract<NetworkName, "facebook" | "instagram">;

/** As people call them; stands in messages. */
export const metaNames: Readonly<Record<MetaNetwork, string>> = { facebook: "Facebook", instagram: "Instagram" };

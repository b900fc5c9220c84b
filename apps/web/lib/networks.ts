import type { Channel } from "@agency/core/channels/schema";

export type Network = Channel["network"];

/** As the networks write themselves; the same in every language. */
export const networkNames: Readonly<Record<Network, string>> = { facebook: "Facebook", instagram: "Instagram", tiktok: "TikTok", linkedin: "LinkedIn" };

export const isNetwork = (name: string): name is Network => Object.hasOwn(networkNames, name);

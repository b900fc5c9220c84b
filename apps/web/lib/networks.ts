import type { Channel } from "@agency/core/channels/schema";

export type Network = Channel["network"];

/** As the networks write themselves; the same in every language. */
export const networkNames: Readonly<Record<Network, string>> = { facebook: "Facebook", instagram: "Instagram", tiktok: "TikTok", linkedin: "LinkedIn" };

/** In the order in which they are offered everywhere. */
export const networkOrder = Object.keys(networkNames) as readonly Network[];

/** Accounts in that order, then by name. */
export const byNetwork = (one: Pick<Channel, "network" | "name">, other: Pick<Channel, "network" | "name">): number => networkOrder.indexOf(one.network) - networkOrder.indexOf(other.network) || one.name.localeCompare(other.name, "vi");

export const isNetwork = (name: string): name is Network => Object.hasOwn(networkNames, name);

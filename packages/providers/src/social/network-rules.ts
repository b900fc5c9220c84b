import type { NetworkName } from "../spec/social.ts";
import { facebookRules } from "./facebook/rules.ts";
import type { NetworkRules } from "./rules.ts";

/** The rules of every network that this build can publish to. */
export const networkRules: Readonly<Record<NetworkName, NetworkRules>> = { facebook: facebookRules };

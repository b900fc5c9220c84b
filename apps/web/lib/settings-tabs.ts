import type { Permission } from "@agency/core/identity/schema";

export type SettingsTab = "organization" | "members" | "words" | "api-keys" | "providers" | "audit" | "sessions" | "appearance";

/** Pages of the settings in their order, with what a person must be allowed to do to see them. */
export const settingsTabs: readonly { name: SettingsTab; permission: Permission | null }[] = [
  { name: "organization", permission: "organization.write" },
  { name: "members", permission: "members.read" },
  { name: "words", permission: "brands.read" },
  { name: "providers", permission: "providers.read" },
  { name: "api-keys", permission: "api_keys.read" },
  { name: "audit", permission: "audit.read" },
  { name: "sessions", permission: null },
  { name: "appearance", permission: null },
];

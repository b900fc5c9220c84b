import type { IForbiddenRuleType } from "dependency-cruiser";

/** Who may import whom, and no others (ARCHITECTURE.md). */
const arrows: Record<string, string[]> = {
  "packages/writer": [],
  "packages/platform": [],
  "packages/client": [],
  "packages/sandbox": ["packages/writer"],
  "packages/providers": ["packages/platform", "packages/writer"],
  "packages/creative": ["packages/platform"],
  "packages/core": ["packages/platform", "packages/providers", "packages/creative"],
  "apps/web": ["packages/client", "packages/core", "packages/providers"],
  "apps/server": ["apps", "packages"],
};

/** Rooms of core, ground first: a room imports only downwards. Contracts (`schema.ts`, `rules.ts`) are shared words and free. */
export const floors = ["audit", "identity", "economics", "brands", "products", "prompts", "assets", "generation", "contents", "campaigns", "channels", "approvals", "publishing", "metrics", "graphics", "evaluations", "onboarding"];

const tests = "\\.(test|contract|fixture)\\.tsx?$|/testing/|/testing\\.ts$|-contract\\.ts$";
const ours = "^(apps|packages)/";

const packageRules: IForbiddenRuleType[] = Object.entries(arrows).map(([from, to]) => ({
  name: `${from} imports only what it may`,
  severity: "error",
  from: { path: `^${from}/`, pathNot: tests },
  to: { path: ours, pathNot: [from, ...to].map((folder) => `^${folder}/`) },
}));

const floorRules: IForbiddenRuleType[] = floors.map((room, floor) => ({
  name: `${room} imports only downwards`,
  severity: "error",
  from: { path: `^packages/core/src/${room}/`, pathNot: tests },
  to: { path: `^packages/core/src/(${[...floors.slice(floor + 1), "\\0"].join("|")})/`, pathNot: "/([a-z-]*schema|rules|check-content|wall-time)\\.ts$" },
}));

export const rules: IForbiddenRuleType[] = [
  ...packageRules,
  ...floorRules.filter((_, floor) => floor < floors.length - 1),
  {
    name: "the dashboard takes only browser-safe files",
    severity: "error",
    from: { path: "^apps/web/" },
    to: { path: "^packages/(core|providers)/", pathNot: "^packages/core/src/[a-z/-]+/(schema|rules)\\.ts$|^packages/providers/src/social/([a-z-]+/rules|rules|network-rules|post-(options|fields))\\.ts$" },
  },
  {
    name: "contracts and rules stay browser-safe",
    severity: "error",
    from: { path: "^packages/core/src/[a-z/-]+/[a-z-]*schema\\.ts$" },
    to: { pathNot: "/[a-z-]*schema\\.ts$|zod|^packages/providers/src/social/([a-z-]+/rules|rules|network-rules|post-(options|fields))\\.ts$" },
  },
  { name: "no circles between files", severity: "error", from: { pathNot: tests }, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
];

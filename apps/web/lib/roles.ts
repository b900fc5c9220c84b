import type { Role } from "@agency/core/identity/schema";

/** Named here again so that a page that only lists roles does not load the schemas. */
export const roles = ["owner", "editor", "approver", "viewer"] as const satisfies readonly Role[];

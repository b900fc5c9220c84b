import type { Api } from "@agency/platform/http";
import { apiKeyRoutes } from "./api-key-routes.ts";
import { invitationRoutes, type InvitationRouteDependencies } from "./invitation-routes.ts";
import { memberRoutes } from "./member-routes.ts";
import { organizationRoutes, type SetupFacts } from "./organization-routes.ts";
import { sessionRoutes } from "./session-routes.ts";

export interface IdentityRouteDependencies extends InvitationRouteDependencies {
  setup: () => SetupFacts;
}

/** Routes of this room below `/api/v1`; those below `/api/auth` are `authRoutes`. */
export function identityRoutes(api: Api, deps: IdentityRouteDependencies): void {
  organizationRoutes(api, deps);
  memberRoutes(api, deps);
  invitationRoutes(api, deps);
  apiKeyRoutes(api, deps);
  sessionRoutes(api, deps);
}

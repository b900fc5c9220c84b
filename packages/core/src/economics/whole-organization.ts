import { forbidden, type Principal } from "@agency/platform/http";

/** Clients, plans and margins are the whole organization's: who works on some brands only is kept out, whatever else they may do (R26). */
export function assertWholeOrganization(principal: Principal): void {
  if (principal.brandIds !== null) throw forbidden("Clients and margins are for someone who works on all brands.");
}

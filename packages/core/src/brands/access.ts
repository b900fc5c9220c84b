import { notFound, type Principal } from "@agency/platform/http";

/** Refuses a brand that the principal's membership does not include, as if it did not exist (R24, R26). */
export function assertBrandAccess(principal: Principal, brandId: string): void {
  if (principal.brandIds !== null && !principal.brandIds.includes(brandId)) throw notFound("This brand");
}

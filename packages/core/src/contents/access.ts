import type { Transaction } from "@agency/platform/db";
import type { Principal } from "@agency/platform/http";
import { assertBrandAccess } from "../brands/index.ts";
import { getContent } from "./get-content.ts";

/** Refuses content of a brand that the principal's membership does not include, as if it did not exist (R24, R26). */
export async function assertContentAccess(tx: Transaction, principal: Principal, contentId: string): Promise<void> {
  assertBrandAccess(principal, (await getContent(tx, contentId)).brandId);
}

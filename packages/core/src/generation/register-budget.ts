import type { EconomicsHooks } from "../economics/index.ts";
import { wakeItems } from "./wake-items.ts";

/** Drafts that stopped for want of money go on as soon as a limit is raised or lifted. */
export function registerBudgetResume(hooks: EconomicsHooks): void {
  hooks.afterBudgetRaised.push((tx, { organizationId }) => wakeItems(tx, organizationId, "budget"));
}

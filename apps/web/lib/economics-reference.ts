import { referencePlan } from "@agency/core/economics/rules";

/** The plan that most begin with: 30 posts and 10 ads for 299 USD. */
export function referencePlanInput(name: string) {
  const { price, quota, overagePrices } = referencePlan;
  return { name, price, quota, overagePrices };
}

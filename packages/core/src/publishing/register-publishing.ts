import type { BrandHooks } from "../brands/index.ts";
import type { ChannelHooks } from "../channels/index.ts";
import type { ContentHooks } from "../contents/index.ts";
import { cancelPlans, cancelPlansOfBrand, cancelPlansOfChannel, recallPlans, refuseWhileSending, resumePlansOfChannel } from "./recall-publication.ts";
import { wakeAccepted } from "./wake-accepted.ts";
import { endPlansOfContent, freeOccurrencesOfChannel, lookAgainForChannel, pausePlansOfBrand } from "./planning/recurring-plans.ts";

/** Lets publishing refuse edits while sending, and follow what happens to contents and channels. */
export function registerPublishing(hooks: { contents: ContentHooks; channels: ChannelHooks; brands: BrandHooks }): void {
  hooks.contents.beforeChange.push(refuseWhileSending);
  hooks.contents.afterChange.push(recallPlans);
  hooks.contents.afterArchive.push(endPlansOfContent, cancelPlans);
  hooks.brands.afterArchive.push(cancelPlansOfBrand, pausePlansOfBrand);
  hooks.channels.afterConnect.push(resumePlansOfChannel, lookAgainForChannel);
  hooks.channels.afterDisconnect.push(cancelPlansOfChannel, freeOccurrencesOfChannel);
  hooks.channels.afterPostNews.push(wakeAccepted);
}

import { registerApprovals } from "@agency/core/approvals";
import { createBrandHooks, type BrandHooks } from "@agency/core/brands";
import type { CampaignDesk } from "@agency/core/campaigns";
import { createChannelHooks, type ChannelHooks } from "@agency/core/channels";
import { createContentHooks, registerGeneration, registerPieces, type ContentHooks } from "@agency/core/contents";
import { createEconomicsHooks, type EconomicsHooks } from "@agency/core/economics";
import { registerEvaluations } from "@agency/core/evaluations";
import { createGates, createImageMaker, createMediaDesk, createRenderMaker, createVideoMaker, createVoiceoverMaker, registerBudgetResume, registerJobsResume, type Gates, type GenerationSink, type MediaDesk } from "@agency/core/generation";
import { createGraphicDesk, registerGraphics, type GraphicDesk } from "@agency/core/graphics";
import { registerMetrics } from "@agency/core/metrics";
import { registerPublishing } from "@agency/core/publishing";
import { campaignDesk } from "./campaign-desk.ts";
import type { ComposedCore } from "./compose-core.ts";

/** The rooms' wiring: what upper rooms told lower ones to call. API and workers of a process share it. */
export interface ComposedRooms extends ComposedCore {
  brandHooks: BrandHooks;
  contentHooks: ContentHooks;
  channelHooks: ChannelHooks;
  economicsHooks: EconomicsHooks;
  generationSink: GenerationSink;
  campaignDesk: CampaignDesk;
  gates: Gates;
  /** Who makes images, videos, voices and reels. */
  mediaDesk: MediaDesk;
  graphicDesk: GraphicDesk;
}

export function composeRooms(core: ComposedCore): ComposedRooms {
  const contentHooks = createContentHooks();
  const channelHooks = createChannelHooks();
  const economicsHooks = createEconomicsHooks();
  registerPieces(economicsHooks);
  registerBudgetResume(economicsHooks);
  registerJobsResume(economicsHooks);
  const written = registerGeneration(contentHooks);
  registerApprovals(contentHooks);
  const brandHooks = createBrandHooks();
  registerPublishing({ contents: contentHooks, channels: channelHooks, brands: brandHooks });
  registerMetrics({ channels: channelHooks });
  registerGraphics(contentHooks);
  // Last: it notes what the hooks before it made of a content.
  const generationSink = registerEvaluations(contentHooks, written);
  const gates = createGates(core);
  const mediaDesk = createMediaDesk();
  mediaDesk.register(createImageMaker(core));
  mediaDesk.register(createVideoMaker(core));
  mediaDesk.register(createVoiceoverMaker(core));
  mediaDesk.register(createRenderMaker(core));
  return { ...core, brandHooks, contentHooks, channelHooks, economicsHooks, generationSink, campaignDesk: campaignDesk(core.config), gates, mediaDesk, graphicDesk: createGraphicDesk(core) };
}

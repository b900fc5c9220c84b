import { registerApprovals } from "@agency/core/approvals";
import { createChannelHooks, type ChannelHooks } from "@agency/core/channels";
import { createContentHooks, registerGeneration, type ContentHooks } from "@agency/core/contents";
import { createBreakers, type Breakers, type GenerationSink } from "@agency/core/generation";
import { registerPublishing } from "@agency/core/publishing";
import type { ComposedCore } from "./compose-core.ts";

/** The rooms' wiring: what upper rooms told lower ones to call. API and workers of a process share it. */
export interface ComposedRooms extends ComposedCore {
  contentHooks: ContentHooks;
  channelHooks: ChannelHooks;
  generationSink: GenerationSink;
  breakers: Breakers;
}

export function composeRooms(core: ComposedCore): ComposedRooms {
  const { config } = core;
  const contentHooks = createContentHooks();
  const channelHooks = createChannelHooks();
  const generationSink = registerGeneration(contentHooks);
  registerApprovals(contentHooks);
  registerPublishing({ contents: contentHooks, channels: channelHooks });
  const breakers = createBreakers({ failures: config.PROVIDER_BREAKER_FAILURES, openMs: config.PROVIDER_BREAKER_OPEN_MS, now: () => performance.now() });
  return { ...core, contentHooks, channelHooks, generationSink, breakers };
}

import { registerApprovals } from "@agency/core/approvals";
import { createChannelHooks, type ChannelHooks } from "@agency/core/channels";
import { createContentHooks, registerGeneration, type ContentHooks } from "@agency/core/contents";
import { createGates, type Gates, type GenerationSink } from "@agency/core/generation";
import { registerPublishing } from "@agency/core/publishing";
import type { ComposedCore } from "./compose-core.ts";

/** The rooms' wiring: what upper rooms told lower ones to call. API and workers of a process share it. */
export interface ComposedRooms extends ComposedCore {
  contentHooks: ContentHooks;
  channelHooks: ChannelHooks;
  generationSink: GenerationSink;
  gates: Gates;
}

export function composeRooms(core: ComposedCore): ComposedRooms {
  const contentHooks = createContentHooks();
  const channelHooks = createChannelHooks();
  const generationSink = registerGeneration(contentHooks);
  registerApprovals(contentHooks);
  registerPublishing({ contents: contentHooks, channels: channelHooks });
  const gates = createGates(core);
  return { ...core, contentHooks, channelHooks, generationSink, gates };
}

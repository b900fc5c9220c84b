import type { z } from "zod";
import type { Config } from "@agency/platform/config";
import type { MediaKind } from "@agency/providers/spec";
import { imageDefinitions } from "../images/image-definitions.ts";
import { videoDefinitions } from "../videos/video-definitions.ts";
import { voiceDefinitions } from "../voiceovers/voice-definitions.ts";
import type { MediaAccess } from "./resolve-media-provider.ts";

/** An outside maker of media, as settings know it. Adding one is a row here and an adapter in `packages/providers`. */
export interface MediaProviderDefinition {
  /** Stable key of credentials, jobs and the ledger. */
  name: string;
  label: string;
  kinds: readonly MediaKind[];
  /** Where it really is; the sandbox plays that address. */
  realBaseUrl: string;
  configured(config: Config): { key: string | undefined; baseUrl: string; webhookSecret?: string | undefined; settings?: Record<string, string | undefined> };
  /** The key is the text provider's of the same name and is entered there. */
  sharesTextKey?: boolean;
  /** What it needs beside the key, by name: shown and stored, never secret. */
  settings?: Record<string, { label: string; schema: z.ZodType<string>; required: boolean }>;
  /** Its webhooks carry or are signed with a secret that a person enters. */
  takesWebhookSecret?: boolean;
  /** A read that proves the key. Throws `ProviderError`. */
  check?(access: MediaAccess, signal: AbortSignal): Promise<{ detail: string | null }>;
}

const definitions: readonly MediaProviderDefinition[] = [...imageDefinitions, ...videoDefinitions, ...voiceDefinitions];

/** In the order in which people see them. */
export const mediaProviderDefinitions = (): readonly MediaProviderDefinition[] => definitions;
export const findMediaDefinition = (name: string): MediaProviderDefinition | undefined => definitions.find((each) => each.name === name);

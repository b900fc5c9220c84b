import { z } from "zod";
import { createLeonardoImages, createMidjourneyHandoff, createOpenAiImages, createReplicateImages } from "@agency/providers/image";
import type { MediaProviderDefinition } from "../media-providers/definitions.ts";
import type { MediaAccess } from "../media-providers/resolve-media-provider.ts";

const connection = (access: MediaAccess) => ({ apiKey: access.apiKey(), baseUrl: access.baseUrl, fetch: access.fetch });

/** Makers of images as settings know them. Source: each provider's API reference, seen 2026-11-22. */
export const imageDefinitions: readonly MediaProviderDefinition[] = [
  {
    name: "openai",
    label: "OpenAI",
    kinds: ["image", "voice"],
    realBaseUrl: "https://api.openai.com/v1",
    sharesTextKey: true,
    configured: (config) => ({ key: config.OPENAI_API_KEY, baseUrl: config.OPENAI_BASE_URL }),
    check: (access, signal) => createOpenAiImages(connection(access)).check!(signal),
  },
  {
    name: "replicate",
    label: "Replicate (FLUX)",
    kinds: ["image"],
    realBaseUrl: "https://api.replicate.com/v1",
    configured: (config) => ({ key: config.REPLICATE_API_TOKEN, baseUrl: config.REPLICATE_BASE_URL }),
    check: (access, signal) => createReplicateImages(connection(access)).check!(signal),
  },
  {
    name: "leonardo",
    label: "Leonardo.Ai",
    kinds: ["image"],
    realBaseUrl: "https://cloud.leonardo.ai/api/rest",
    configured: (config) => ({ key: config.LEONARDO_API_KEY, baseUrl: config.LEONARDO_BASE_URL, webhookSecret: config.LEONARDO_WEBHOOK_KEY }),
    takesWebhookSecret: true,
    check: (access, signal) => createLeonardoImages({ ...connection(access), upload: access.fetch }).check!(signal),
  },
  {
    name: "midjourney",
    label: "Midjourney (by hand, over Discord)",
    kinds: ["image"],
    realBaseUrl: "https://discord.com/api/v10",
    configured: (config) => ({ key: config.DISCORD_BOT_TOKEN, baseUrl: config.DISCORD_API_BASE_URL, settings: { channelId: config.DISCORD_CHANNEL_ID } }),
    settings: { channelId: { label: "Discord channel id", schema: z.string().regex(/^\d{5,25}$/), required: true } },
    check: (access, signal) => createMidjourneyHandoff({ discord: { ...connection(access), channelId: access.settings["channelId"] ?? "0" } }).check!(signal),
  },
];

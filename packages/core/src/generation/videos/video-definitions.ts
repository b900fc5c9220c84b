import { z } from "zod";
import { createHeygenProvider, createRunwayProvider, createSynthesiaProvider, mediaBaseUrls } from "@agency/providers/video";
import type { MediaProviderDefinition } from "../media-providers/definitions.ts";
import { connectionOf } from "./connection.ts";

const usdPerMinute = z.string().regex(/^\d{1,4}(\.\d{1,6})?$/);

/** Makers of videos as settings know them. Source: each provider's API reference, seen 2026-11-22. */
export const videoDefinitions: readonly MediaProviderDefinition[] = [
  {
    name: "heygen",
    label: "HeyGen",
    kinds: ["video"],
    realBaseUrl: mediaBaseUrls.heygen,
    configured: (config) => ({ key: config.HEYGEN_API_KEY, baseUrl: config.HEYGEN_BASE_URL, webhookSecret: config.HEYGEN_WEBHOOK_SECRET }),
    takesWebhookSecret: true,
    check: (access, signal) => createHeygenProvider(connectionOf(access)).check!(signal),
  },
  {
    name: "runway",
    label: "Runway",
    kinds: ["video"],
    realBaseUrl: mediaBaseUrls.runway,
    configured: (config) => ({ key: config.RUNWAYML_API_SECRET, baseUrl: config.RUNWAYML_BASE_URL }),
    check: (access, signal) => createRunwayProvider(connectionOf(access)).check!(signal),
  },
  {
    name: "synthesia",
    label: "Synthesia",
    kinds: ["video"],
    realBaseUrl: mediaBaseUrls.synthesia,
    configured: (config) => ({ key: config.SYNTHESIA_API_KEY, baseUrl: config.SYNTHESIA_BASE_URL, webhookSecret: config.SYNTHESIA_WEBHOOK_SECRET, settings: { usdPerMinute: config.SYNTHESIA_USD_PER_MINUTE } }),
    settings: { usdPerMinute: { label: "US dollars for a minute of video", schema: usdPerMinute, required: false } },
    takesWebhookSecret: true,
    check: (access, signal) => createSynthesiaProvider(connectionOf(access)).check!(signal),
  },
];

import { mediaBaseUrls } from "@agency/providers/video";
import { createElevenLabsProvider } from "@agency/providers/voice";
import type { MediaProviderDefinition } from "../media-providers/definitions.ts";
import { connectionOf } from "../videos/connection.ts";

/** Voices as settings know them, beside OpenAI, whose key is the text provider's. Source: each provider's API reference, seen 2026-11-22. */
export const voiceDefinitions: readonly MediaProviderDefinition[] = [
  {
    name: "elevenlabs",
    label: "ElevenLabs",
    kinds: ["voice"],
    realBaseUrl: mediaBaseUrls.elevenlabs,
    configured: (config) => ({ key: config.ELEVENLABS_API_KEY, baseUrl: config.ELEVENLABS_BASE_URL }),
    check: (access, signal) => createElevenLabsProvider(connectionOf(access)).check!(signal),
  },
];

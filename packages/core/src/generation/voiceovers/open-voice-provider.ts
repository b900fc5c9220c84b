import type { Transaction } from "@agency/platform/db";
import { mediaModels } from "@agency/providers/media";
import { createElevenLabsProvider, createOfflineVoiceProvider, createOpenAiSpeechProvider, elevenLabsMaxCharacters, isEspeakInstalled, offlineMaxCharacters, openAiSpeechMaxCharacters, type VoiceProvider } from "@agency/providers/voice";
import { findMediaDefinition, openMediaProvider } from "../media-providers/index.ts";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import type { Environment } from "../table.ts";
import { connectionOf } from "../videos/connection.ts";

export const voiceMakers = ["elevenlabs", "openai", "offline"] as const;
export type VoiceMakerName = (typeof voiceMakers)[number];
export const isVoiceMaker = (name: string): name is VoiceMakerName => (voiceMakers as readonly string[]).includes(name);

/** The first is the usual one; `eleven_v3` and the flash model speak Vietnamese. */
export const voiceModels: Readonly<Record<VoiceMakerName, readonly string[]>> = {
  elevenlabs: ["eleven_v3", "eleven_flash_v2_5", "eleven_multilingual_v2"],
  openai: ["gpt-4o-mini-tts", "tts-1", "tts-1-hd"],
  offline: ["espeak-ng"],
};

/** A voice as one organization reaches it. */
export interface VoiceAccess {
  name: VoiceMakerName;
  label: string;
  isConfigured: boolean;
  environment: Environment;
  /** Changes with the key, so that what was read with another one is not shown. */
  version: number;
  /** @throws ProviderError `auth` when there is no key */
  open(): VoiceProvider;
}

export async function openVoiceAccess(tx: Transaction, deps: ProviderDependencies, name: VoiceMakerName, at: Date): Promise<VoiceAccess> {
  if (name === "offline") {
    const command = deps.config.ESPEAK_NG_COMMAND;
    return { name, label: "espeak-ng", isConfigured: await isEspeakInstalled(command), environment: "live", version: 0, open: () => createOfflineVoiceProvider({ command }) };
  }
  const access = await openMediaProvider(tx, deps, findMediaDefinition(name)!);
  return {
    name,
    label: access.definition.label,
    isConfigured: access.source !== "none" && lastingModels(name, at).length > 0,
    environment: access.environment,
    version: access.credential?.version ?? 0,
    open: () => (name === "openai" ? createOpenAiSpeechProvider(connectionOf(access)) : createElevenLabsProvider(connectionOf(access))),
  };
}

export async function listVoiceAccess(tx: Transaction, deps: ProviderDependencies, at: Date): Promise<VoiceAccess[]> {
  const found: VoiceAccess[] = [];
  for (const name of voiceMakers) found.push(await openVoiceAccess(tx, deps, name, at));
  return found;
}

/** Longest text of one call. */
export const maxCharactersOf = (name: VoiceMakerName, model: string): number => (name === "elevenlabs" ? elevenLabsMaxCharacters(model) : name === "openai" ? openAiSpeechMaxCharacters : offlineMaxCharacters);

/** Models that still answer at that time. */
export const lastingModels = (name: VoiceMakerName, at: Date): string[] => voiceModels[name].filter((model) => !isOver(name, model, at));

export const retirementOf = (name: VoiceMakerName, model: string): string | null => mediaModels.find((known) => known.provider === name && known.id === model && known.medium === "voice")?.retiresOn ?? null;

function isOver(name: VoiceMakerName, model: string, at: Date): boolean {
  const day = retirementOf(name, model);
  return day !== null && at.getTime() >= Date.parse(`${day}T00:00:00Z`);
}

import { databaseNow, type Transaction } from "@agency/platform/db";
import { conflict, invalid } from "@agency/platform/http";
import { cleanText } from "@agency/platform/text";
import { ProviderError, type MediaEstimate } from "@agency/providers/spec";
import { longestSpeechMs } from "@agency/providers/video";
import { assertPlace } from "../media-place.ts";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import type { Environment } from "../table.ts";
import { lastingModels, listVoiceAccess, openVoiceAccess, voiceModels, type VoiceAccess, type VoiceMakerName } from "./open-voice-provider.ts";
import type { GenerateVoiceover } from "./schema.ts";
import type { VoiceoverRequest } from "./voiceover-request.ts";

/** Voices for a wish that names none. */
const usualVoices: Readonly<Record<VoiceMakerName, Readonly<Record<"vi" | "en", string>> | null>> = {
  offline: { vi: "vi", en: "en-us" },
  openai: { vi: "nova", en: "nova" },
  // Voices of an account differ: one is chosen from its list.
  elevenlabs: null,
};

export interface PlannedVoiceover {
  provider: VoiceMakerName;
  model: string;
  environment: Environment;
  request: VoiceoverRequest;
  seconds: number;
  estimate: MediaEstimate;
  warnings: string[];
}

/** What a wish for a voice means: who speaks, and for how much. Spends nothing. @throws Problem 404, 409 (no voice, archived brand), 422 */
export async function planVoiceover(tx: Transaction, deps: ProviderDependencies, wish: GenerateVoiceover): Promise<PlannedVoiceover> {
  await assertPlace(tx, wish);
  const at = await databaseNow(tx);
  const access = wish.provider === undefined ? await usualAccess(tx, deps, at) : await openVoiceAccess(tx, deps, wish.provider, at);
  if (access === undefined) throw conflict("voice_unavailable", "No voice is set up. Enter a key under Settings → AI providers, or install espeak-ng for a scratch voice.");
  if (!access.isConfigured) throw access.name === "offline" ? conflict("voice_unavailable", "espeak-ng is not installed on this machine.") : conflict("provider_not_configured", `No key is stored for ${access.label}. Enter one under Settings → AI providers.`);
  const model = wish.model ?? lastingModels(access.name, at)[0]!;
  if (voiceModels[access.name].includes(model) && !lastingModels(access.name, at).includes(model)) throw invalid("model_retired", "/model", `${model} has been retired.`);
  if (access.name === "offline" && model !== "espeak-ng") throw invalid("unknown_model", "/model", "The scratch voice has one model: espeak-ng.");
  const voiceId = wish.voiceId ?? usualVoices[access.name]?.[wish.language];
  if (voiceId === undefined) throw invalid("required", "/voiceId", "Choose a voice.");
  const request = { text: cleanText(wish.text), voiceId, language: wish.language, speed: wish.speed, seed: wish.seed };
  const { estimate, maxCharacters } = await estimateOf(access, model, request);
  if ([...request.text].length > maxCharacters) throw invalid("too_long", "/text", `${model} reads at most ${maxCharacters} characters at once.`);
  const warnings = access.name === "offline" ? ["scratch_voice"] : access.name === "openai" && wish.seed !== null ? ["OpenAI takes no seed: the same text sounds a little different each time."] : [];
  return { provider: access.name, model, environment: access.environment, request, seconds: Math.ceil(longestSpeechMs(request.text, request.speed) / 1000), estimate, warnings };
}

/** Who speaks when nobody chose: the first with a key, and the machine's scratch voice last. */
export const defaultVoice = (all: readonly VoiceAccess[]): VoiceAccess | undefined => all.find(({ isConfigured }) => isConfigured);

async function usualAccess(tx: Transaction, deps: ProviderDependencies, at: Date): Promise<VoiceAccess | undefined> {
  return defaultVoice(await listVoiceAccess(tx, deps, at));
}

async function estimateOf(access: VoiceAccess, model: string, request: VoiceoverRequest): Promise<{ estimate: MediaEstimate; maxCharacters: number }> {
  try {
    const provider = access.open();
    return { estimate: await provider.estimate({ ...request, model }), maxCharacters: provider.maxCharacters(model) };
  } catch (error) {
    if (error instanceof ProviderError) throw conflict("provider_not_configured", error.message);
    throw error;
  }
}

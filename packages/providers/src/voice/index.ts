export { createElevenLabsProvider } from "./elevenlabs/elevenlabs-provider.ts";
export { createOpenAiSpeechProvider } from "./openai/openai-speech-provider.ts";
export { createOfflineVoiceProvider, offlineVoices } from "./offline/offline-voice-provider.ts";
export { isEspeakInstalled } from "./offline/espeak.ts";
export type { SpeechDetails, SpeechInput, SpokenSpan, VoiceProvider } from "./voice-provider.ts";

export { createElevenLabsProvider, elevenLabsMaxCharacters } from "./elevenlabs/elevenlabs-provider.ts";
export { createOpenAiSpeechProvider, openAiSpeechMaxCharacters } from "./openai/openai-speech-provider.ts";
export { createOfflineVoiceProvider, offlineMaxCharacters, offlineVoices } from "./offline/offline-voice-provider.ts";
export { isEspeakInstalled } from "./offline/espeak.ts";
export type { SpeechDetails, SpeechInput, SpokenSpan, VoiceProvider } from "./voice-provider.ts";

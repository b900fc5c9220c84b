/** Source: ElevenLabs model list and limits (2026-08-22); eleven_v3's limit after docs of 2025-08. */
export const models = [
  { id: "eleven_v3", name: "Eleven v3", maxCharacters: 3_000, multiplier: 1, languages: ["vi", "en", "fr", "de", "ja", "ko", "zh"] },
  { id: "eleven_multilingual_v2", name: "Eleven Multilingual v2", maxCharacters: 10_000, multiplier: 1, languages: ["en", "fr", "de", "ja", "ko", "zh"] },
  { id: "eleven_flash_v2_5", name: "Eleven Flash v2.5", maxCharacters: 40_000, multiplier: 0.5, languages: ["vi", "en", "fr", "de", "ja", "ko", "zh"] },
  { id: "eleven_turbo_v2_5", name: "Eleven Turbo v2.5", maxCharacters: 40_000, multiplier: 0.5, languages: ["vi", "en", "fr", "de", "ja", "ko", "zh"] },
] as const;

export const voices = [
  { voice_id: "vn4mai0hanoi00000001", name: "Mai – Hà Nội, ấm", category: "premade", labels: { language: "vi", accent: "northern", gender: "female", age: "young", use_case: "advertisement" } },
  { voice_id: "vn4huong0hue00000002", name: "Hương – Huế, dịu", category: "premade", labels: { language: "vi", accent: "central", gender: "female", age: "middle_aged", use_case: "narration" } },
  { voice_id: "vn4tuan0saigon000003", name: "Tuấn – Sài Gòn, năng động", category: "premade", labels: { language: "vi", accent: "southern", gender: "male", age: "young", use_case: "social_media" } },
  { voice_id: "21m00Tcm4TlvDq8ikWAM", name: "Rachel", category: "premade", labels: { language: "en", accent: "american", gender: "female", age: "young", use_case: "narration" } },
  { voice_id: "JBFqnCBsd6RMkjVDRZzb", name: "George", category: "premade", labels: { language: "en", accent: "british", gender: "male", age: "middle_aged", use_case: "narration" } },
] as const;

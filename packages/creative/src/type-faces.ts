import type { TypeFace } from "./layout.ts";

interface FaceStyle {
  family: "Be Vietnam Pro" | "Playfair Display";
  weight: number;
  italic: boolean;
  /** At least 1.2: marks stand on marks in Vietnamese. */
  lineHeight: number;
  /** Letter spacing, em. */
  tracking: number;
  /** Lines of even length, for headlines. */
  balance: boolean;
}

const sans = { family: "Be Vietnam Pro", italic: false } as const;
const serif = { family: "Playfair Display", italic: false } as const;

export const faces: Record<TypeFace, FaceStyle> = {
  heavy: { ...sans, weight: 800, lineHeight: 1.2, tracking: -0.035, balance: true },
  display: { ...sans, weight: 800, lineHeight: 1.22, tracking: -0.025, balance: true },
  bold: { ...sans, weight: 700, lineHeight: 1.28, tracking: -0.01, balance: true },
  medium: { ...sans, weight: 500, lineHeight: 1.42, tracking: 0, balance: false },
  regular: { ...sans, weight: 400, lineHeight: 1.48, tracking: 0, balance: false },
  serif: { ...serif, weight: 600, lineHeight: 1.24, tracking: -0.008, balance: true },
  "serif-bold": { ...serif, weight: 800, lineHeight: 1.22, tracking: -0.01, balance: true },
  "serif-italic": { ...serif, weight: 500, italic: true, lineHeight: 1.34, tracking: 0, balance: true },
};

/** Full TrueType files: subsets lose marks of decomposed letters. Read when first drawn. */
export const fontFiles = [
  { name: "Be Vietnam Pro", weight: 400, style: "normal", file: "@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf" },
  { name: "Be Vietnam Pro", weight: 500, style: "normal", file: "@expo-google-fonts/be-vietnam-pro/500Medium/BeVietnamPro_500Medium.ttf" },
  { name: "Be Vietnam Pro", weight: 700, style: "normal", file: "@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf" },
  { name: "Be Vietnam Pro", weight: 800, style: "normal", file: "@expo-google-fonts/be-vietnam-pro/800ExtraBold/BeVietnamPro_800ExtraBold.ttf" },
  { name: "Playfair Display", weight: 600, style: "normal", file: "@expo-google-fonts/playfair-display/600SemiBold/PlayfairDisplay_600SemiBold.ttf" },
  { name: "Playfair Display", weight: 800, style: "normal", file: "@expo-google-fonts/playfair-display/800ExtraBold/PlayfairDisplay_800ExtraBold.ttf" },
  { name: "Playfair Display", weight: 500, style: "italic", file: "@expo-google-fonts/playfair-display/500Medium_Italic/PlayfairDisplay_500Medium_Italic.ttf" },
  // Drawn in the colour of the text; nothing is fetched.
  { name: "Noto Emoji", weight: 500, style: "normal", file: "@expo-google-fonts/noto-emoji/500Medium/NotoEmoji_500Medium.ttf" },
] as const;

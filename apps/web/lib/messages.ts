import en from "../messages/en.json" with { type: "json" };
import vi from "../messages/vi.json" with { type: "json" };
import type { AppLocale } from "./locale.ts";

export type AppMessages = typeof en;

const catalogues: Record<AppLocale, AppMessages> = { en, vi };

export function messagesFor(locale: AppLocale): AppMessages {
  return catalogues[locale];
}

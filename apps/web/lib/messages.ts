import en from "../messages/en/index.ts";
import vi from "../messages/vi/index.ts";
import type { AppLocale } from "./locale.ts";

export type AppMessages = typeof en;

const catalogues: Record<AppLocale, AppMessages> = { en, vi };

export function messagesFor(locale: AppLocale): AppMessages {
  return catalogues[locale];
}

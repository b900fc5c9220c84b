import "server-only";
import type { Metadata } from "next";
import { createTranslator } from "use-intl/core";
import { messagesFor } from "./messages.ts";
import { readLocale } from "./read-locale.ts";

/** Title of the publications' pages in the reader's language. */
export async function publicationsTitle(): Promise<Metadata> {
  const locale = await readLocale();
  const t = createTranslator({ locale, messages: messagesFor(locale), namespace: "publications" });
  return { title: t("title") };
}

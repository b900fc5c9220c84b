import "server-only";
import type { Metadata } from "next";
import { createTranslator } from "use-intl/core";
import { messagesFor } from "./messages.ts";
import type { AppMessages } from "./messages.ts";
import { readLocale } from "./read-locale.ts";

/** Title of a page in the reader's language; `name` is a key of `pageTitles`. */
export async function pageTitle(name: keyof AppMessages["pageTitles"]): Promise<Metadata> {
  const locale = await readLocale();
  const t = createTranslator({ locale, messages: messagesFor(locale), namespace: "pageTitles" });
  return { title: t(name) };
}

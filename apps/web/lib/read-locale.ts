import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { chooseLocale, localeCookie } from "./locale.ts";
import type { AppLocale } from "./locale.ts";

/** Language of this request. */
export const readLocale = cache(async (): Promise<AppLocale> => {
  const chosen = (await cookies()).get(localeCookie)?.value;
  return chooseLocale(chosen, (await headers()).get("accept-language"));
});

import type { Context } from "hono";
import type { SandboxEnv } from "../sandbox-context.ts";

export type Language = "vi" | "en";

/** `?locale=` (or Meta's `vi_VN`), else the browser's first choice of the two, else Vietnamese. */
export function languageOf(c: Context<SandboxEnv>): Language {
  const asked = c.req.query("locale")?.slice(0, 2).toLowerCase();
  if (asked === "vi" || asked === "en") return asked;
  const accepted = (c.req.header("accept-language") ?? "").toLowerCase().match(/\b(vi|en)\b/)?.[1];
  return accepted === "en" ? "en" : "vi";
}

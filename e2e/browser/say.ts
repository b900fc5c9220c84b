import en from "../../apps/web/messages/en/index.ts";
import vi from "../../apps/web/messages/vi/index.ts";

export type Language = "vi" | "en";

const catalogues: Record<Language, Record<string, unknown>> = { vi, en };

/** The dashboard's own word for a key, `studio.actions.submit`, as a person would see it. @throws for an unknown key */
export function say(key: string, values: Record<string, string | number> = {}, language: Language = "vi"): string {
  const found = key.split(".").reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], catalogues[language]);
  if (typeof found !== "string") throw new Error(`no message ${key} in ${language}`);
  return fillPlurals(found, values).replaceAll(/\{(\w+)(?:, number)?\}/g, (_all, name: string) => String(values[name]));
}

/** Only what the catalogues hold: exact cases and `other`. */
function fillPlurals(message: string, values: Record<string, string | number>): string {
  return message.replaceAll(/\{(\w+), plural,((?: *(?:=\d+|\w+) \{[^{}]*\})+)\}/g, (_all, name: string, cases: string) => {
    const count = Number(values[name]);
    const texts = new Map([...cases.matchAll(/(=\d+|\w+) \{([^{}]*)\}/g)].map(([, which, text]) => [which!, text!]));
    return (texts.get(`=${count}`) ?? (count === 1 ? texts.get("one") : undefined) ?? texts.get("other") ?? "").replaceAll("#", String(count));
  });
}

/** Languages the dashboard speaks; the first is the default. */
export const locales = ["vi", "en"] as const;
export type AppLocale = (typeof locales)[number];

export const defaultLocale: AppLocale = "vi";
export const localeCookie = "locale";

/** The person's choice in the cookie, else the first supported language of the browser, else Vietnamese. */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null | undefined): AppLocale {
  return asLocale(cookie) ?? fromAcceptLanguage(acceptLanguage) ?? defaultLocale;
}

export function asLocale(value: string | null | undefined): AppLocale | undefined {
  const language = value?.toLowerCase().split("-")[0];
  return locales.find((locale) => locale === language);
}

function fromAcceptLanguage(header: string | null | undefined): AppLocale | undefined {
  if (!header) return undefined;
  const ranked = header
    .split(",")
    .map((part, position) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality), position };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.position - b.position);
  for (const { tag } of ranked) {
    const locale = asLocale(tag);
    if (locale) return locale;
  }
  return undefined;
}

/** A browser and its system as a person would name them, from a User-Agent header. */
export function deviceOf(userAgent: string | null): { name: string | undefined; isPhone: boolean } {
  const text = userAgent ?? "";
  const first = (names: readonly (readonly [RegExp, string])[]) => names.find(([pattern]) => pattern.test(text))?.[1];
  const browser = first(browsers);
  const system = first(systems);
  return { name: [browser, system].filter(Boolean).join(" · ") || undefined, isPhone: /Mobile|Android|iPhone/.test(text) };
}

// In this order: each browser also carries the names of those it descends from.
const browsers = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/coc_coc/, "Cốc Cốc"],
  [/Firefox\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const;
const systems = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
] as const;

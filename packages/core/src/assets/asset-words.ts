import { cleanText, foldText } from "@agency/platform/text";

/** Tags as typed, each once without regard to case and marks. */
export function cleanTags(tags: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const tag of tags) {
    const clean = cleanText(tag).replace(/\s+/g, " ").trim();
    if (clean !== "" && !seen.has(foldText(clean))) seen.set(foldText(clean), clean);
  }
  return [...seen.values()].slice(0, 20);
}

/** What a search looks through: name, description and tags, folded. */
export const searchTextOf = ({ fileName, alt, tags }: { fileName: string; alt: string | null; tags: readonly string[] }): string => foldText([fileName, alt ?? "", ...tags].join(" "));

import { foldText } from "./fold-text.ts";

/** Every word of the search must occur; an option that begins with it comes first. */
export function matchFolded(value: string, search: string, keywords: string[] = []): number {
  const haystack = foldText([...keywords, value].join(" "));
  const needle = foldText(search);
  if (!needle.split(/\s+/).every((word) => haystack.includes(word))) return 0;
  return haystack.startsWith(needle) ? 1 : 0.5;
}

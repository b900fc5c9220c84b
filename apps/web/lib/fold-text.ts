/** Lower case without accents, đ as d: how people type Vietnamese when they search. */
export function foldText(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replaceAll("_", " ")
    .trim();
}

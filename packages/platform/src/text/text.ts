/** NFC, without NUL and other control characters that no person types; line breaks and tabs stay. */
export function cleanText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- removing control characters is the purpose
  return text.normalize("NFC").replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, "");
}

/** Lower case without diacritics, `đ` as `d`: what search compares. */
export function foldText(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .normalize("NFC");
}

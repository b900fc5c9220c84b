/** The first words of a title or text, as a file's name for people. */
export const mediaFileName = (text: string, otherwise: string): string => text.replace(/[^\p{L}\p{N} ]+/gu, " ").trim().split(/\s+/).slice(0, 6).join("-").toLowerCase().slice(0, 60) || otherwise;

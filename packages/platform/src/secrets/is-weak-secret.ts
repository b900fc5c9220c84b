const MIN_LENGTH = 32;
/** Fewer different characters than random text of that length would ever have: repetitions and keyboard runs. */
const MIN_DISTINCT = 12;
const DEFAULT_WORDS = /change[-_ ]?me|password|passw0rd|mat[-_ ]?khau|default|example|placeholder|insecure|your[-_ ]|secret[-_ ]?key|replace[-_ ]|12345678|qwerty|development|testing/i;

/**
 * True for a master secret that production must refuse: short, repetitive, or copied from an example.
 * `openssl rand -base64 32` and longer random text pass.
 */
export function isWeakSecret(secret: string): boolean {
  const text = secret.trim();
  return text.length < MIN_LENGTH || new Set(text).size < MIN_DISTINCT || DEFAULT_WORDS.test(text) || isRepeated(text);
}

/** True when the text is one shorter piece over and over. */
function isRepeated(text: string): boolean {
  return `${text}${text}`.indexOf(text, 1) < text.length;
}

/** Text as it may be stored: NFC, no NUL (Postgres takes none), no half of a surrogate pair. */
export function cleanText(text: string): string {
  return withoutNul(text).toWellFormed().normalize("NFC");
}

/** JSON with every string in it cleaned, escapes included; undefined when it is no JSON. */
export function parseCleanJson(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown) => (typeof value === "string" ? cleanText(value) : value));
  } catch {
    return undefined;
  }
}

/** Passes the pieces of a stream on without NULs, and never half a character: a torn pair waits for its other half. */
export function deltaCleaner(onDelta: (delta: string) => void): (delta: string) => void {
  let held = "";
  return (delta) => {
    const whole = held + withoutNul(delta);
    held = /[\uD800-\uDBFF]$/.test(whole) ? whole.slice(-1) : "";
    const ready = held === "" ? whole : whole.slice(0, -1);
    if (ready !== "") onDelta(ready.toWellFormed());
  };
}

function withoutNul(text: string): string {
  return text.replaceAll("\0", "");
}

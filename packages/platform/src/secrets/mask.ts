const DOTS = "••••";
const SHOWN = 4;

/** The only form in which a stored secret is ever shown: `••••abcd`. A short secret shows nothing of itself. */
export function mask(secret: string): string {
  return secret.length >= SHOWN * 4 ? `${DOTS}${secret.slice(-SHOWN)}` : DOTS;
}

/** A decimal amount of dollars as micro-USD, rounded up; null for anything else. */
export function toMicroUsd(amount: string): bigint | null {
  const match = /^(\d{1,9})(?:\.(\d{1,18}))?$/.exec(amount.trim());
  if (!match) return null;
  const [, whole = "0", fraction = ""] = match;
  const micro = BigInt(whole) * 1_000_000n + BigInt(fraction.slice(0, 6).padEnd(6, "0"));
  return /[1-9]/.test(fraction.slice(6)) ? micro + 1n : micro;
}

/** Micro-units in one major unit: money is kept as an integer of millionths with its currency. */
export const microPerUnit = 1_000_000n;

/** Largest sum that a `bigint` column holds. */
const largest = 2n ** 63n - 1n;

/**
 * A decimal string in major units (`"199000"`, `"4.5"`, `"-0.000001"`) as micro-units.
 * @throws RangeError for anything but plain decimals with at most six digits after the point, or a sum that no column holds
 */
export function toMicro(amount: string): bigint {
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,6}))?$/.exec(amount);
  if (!match) throw new RangeError(`"${amount.slice(0, 40)}" is not a decimal amount with at most six decimals.`);
  const [, sign, units, decimals = ""] = match;
  const micro = BigInt(units!) * microPerUnit + BigInt(decimals.padEnd(6, "0"));
  if (micro > largest) throw new RangeError(`"${amount}" is more than can be stored.`);
  return sign === "-" ? -micro : micro;
}

/** Micro-units as the shortest decimal string in major units, never in exponent form: `4_500_000n` → `"4.5"`. */
export function fromMicro(micro: bigint): string {
  const size = micro < 0n ? -micro : micro;
  const decimals = (size % microPerUnit).toString().padStart(6, "0").replace(/0+$/, "");
  return `${micro < 0n ? "-" : ""}${size / microPerUnit}${decimals === "" ? "" : `.${decimals}`}`;
}

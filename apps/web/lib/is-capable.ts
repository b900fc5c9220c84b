/** A capability is a flag, or an object that says whether it is available. */
export function isCapable(value: unknown): boolean {
  if (typeof value === "object" && value !== null && "available" in value) return value.available === true;
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

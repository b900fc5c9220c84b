/** Parses JSON; integers that a double cannot hold come as strings of their digits (ids of people and posts). Null when it is no JSON. */
export function parseExactJson(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
      typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value) && context?.source !== undefined && /^-?\d+$/.test(context.source)
        ? context.source
        : value,
    );
  } catch {
    return null;
  }
}

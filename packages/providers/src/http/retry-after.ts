/**
 * Milliseconds until the other side wants to be asked again, from `retry-after-ms` or `retry-after` (seconds or an HTTP date).
 * Undefined when it does not say. Header names in lower case.
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, now: () => Date): number | undefined {
  const milliseconds = number(headers["retry-after-ms"]);
  if (milliseconds !== undefined) return Math.ceil(milliseconds);
  const value = headers["retry-after"];
  const seconds = number(value);
  if (seconds !== undefined) return Math.ceil(seconds * 1000);
  const date = value === undefined ? Number.NaN : Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now().getTime());
}

function number(value: string | undefined): number | undefined {
  if (value === undefined || !/^\d+(\.\d+)?$/.test(value.trim())) return undefined;
  return Number(value);
}

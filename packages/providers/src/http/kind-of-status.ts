import type { ProviderErrorKind } from "../spec/provider-error.ts";

/** What a status means where no documented code says more. Null: no answer came. */
export function kindOfStatus(status: number | null): ProviderErrorKind {
  if (status === null || status >= 500 || status < 400) return "server";
  switch (status) {
    case 401:
    case 403:
      return "auth";
    case 402:
      return "quota";
    case 404:
      return "not_found";
    case 408:
      return "timeout";
    case 409:
    case 425:
      return "server";
    case 429:
      return "rate_limit";
    default:
      return "invalid";
  }
}

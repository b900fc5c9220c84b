"use client";
import { useTranslations } from "use-intl";
import { providerNames } from "./providers.ts";

/** Providers by which the ledger can be narrowed, under their own names. */
export function useLedgerProviders(): { value: string; label: string }[] {
  const name = useProviderName();
  return [...new Set(["offline", ...Object.keys(providerNames)])].map((value) => ({ value, label: name(value) }));
}

export function useProviderName(): (provider: string) => string {
  const t = useTranslations("economics.ledger");
  return (provider) => (provider === "offline" ? t("offline") : (providerNames[provider] ?? provider));
}

"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback } from "react";

/** Filters and tabs live in the address, so that a link and the back button bring them back. */
export function useUrlFilters() {
  const router = useRouter();
  const pathname = usePathname();
  const parameters = useSearchParams();
  const set = useCallback(
    (changes: Record<string, string | undefined>) => {
      const next = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined || value === "") next.delete(name);
        else next.set(name, value);
      }
      const search = next.toString();
      router.replace(search ? `${pathname}?${search}` : pathname, { scroll: false });
    },
    [router, pathname],
  );
  return { get: (name: string) => parameters.get(name) ?? undefined, set };
}

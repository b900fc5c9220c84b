"use client";
import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

/** One filter kept in the address, so that links and the back button hold it. Empty means not set. */
export function useSearchParam(name: string): [string, (value: string) => void] {
  const parameters = useSearchParams();
  const set = useCallback(
    (value: string) => {
      const next = new URLSearchParams(window.location.search);
      if (value === "") next.delete(name);
      else next.set(name, value);
      const search = next.toString();
      // Without a visit to the server: the list asks the API by itself.
      window.history.replaceState(null, "", search ? `?${search}` : window.location.pathname);
    },
    [name],
  );
  return [parameters.get(name) ?? "", set];
}

"use client";
import { useCallback, useEffect, useRef } from "react";

/** The same function for every render that always does what the newest one would: for effects and contexts that must not change. */
export function useStableCallback<Arguments extends unknown[], Answer>(callback: (...args: Arguments) => Answer): (...args: Arguments) => Answer {
  const latest = useRef(callback);
  useEffect(() => {
    latest.current = callback;
  });
  return useCallback((...args: Arguments) => latest.current(...args), []);
}

"use client";
import { useSyncExternalStore } from "react";
import { browserTimeZone } from "./time.ts";

const never = () => () => {};

/** Zone of the person looking; undefined on the server and during hydration, so that both render alike. */
export function useViewerTimeZone(): string | undefined {
  return useSyncExternalStore(never, browserTimeZone, () => undefined);
}

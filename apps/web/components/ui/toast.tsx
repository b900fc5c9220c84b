"use client";
import type { ExternalToast } from "sonner";

/** How long "undo" stays possible. */
export const undoDurationMs = 10_000;

type Tone = "success" | "error" | "info" | "warning";

let isThere = false;
const waiting: (() => void)[] = [];

/** Called by the toaster once it listens; what was said before is shown then. */
export function toasterIsThere(): void {
  isThere = true;
  for (const show of waiting.splice(0)) show();
}

function say(tone: Tone) {
  return (title: string, options?: ExternalToast): void => {
    const show = () => void import("sonner").then(({ toast: sonner }) => sonner[tone](title, options));
    if (isThere) show();
    else waiting.push(show);
  };
}

/** Short news of something that just happened. The library behind it is loaded with the toaster. */
export const toast = { success: say("success"), error: say("error"), info: say("info"), warning: say("warning") };

"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { keepDraft } from "@/components/studio/graphics/kept-draft";
import type { GraphicDraft } from "@/lib/graphics";

/** Changes within this time are one step of undo. */
const stepMs = 900;
const maxSteps = 100;

interface History {
  past: GraphicDraft[];
  now: GraphicDraft;
  future: GraphicDraft[];
}

/**
 * A graphic under a person's hands, with every step back. What was changed survives a reload of the page in this tab.
 * @param graphicId null: a new one
 */
export function useDraft(initial: GraphicDraft, { contentId, graphicId }: { contentId: string; graphicId: string | null }) {
  const [history, setHistory] = useState<History>({ past: [], now: initial, future: [] });
  useEffect(() => {
    if (history.past.length > 0) keepDraft(contentId, { graphicId, draft: history.now });
  }, [contentId, graphicId, history]);
  const lastStepAt = useRef(0);
  const change = useCallback((next: GraphicDraft) => {
    const isNewStep = Date.now() - lastStepAt.current > stepMs;
    lastStepAt.current = Date.now();
    setHistory(({ past, now }) => ({ past: isNewStep ? [...past.slice(-maxSteps), now] : past, now: next, future: [] }));
  }, []);
  const undo = useCallback(() => {
    lastStepAt.current = 0;
    setHistory((held) => (held.past.length === 0 ? held : { past: held.past.slice(0, -1), now: held.past.at(-1)!, future: [...held.future, held.now] }));
  }, []);
  const redo = useCallback(() => {
    lastStepAt.current = 0;
    setHistory((held) => (held.future.length === 0 ? held : { past: [...held.past, held.now], now: held.future.at(-1)!, future: held.future.slice(0, -1) }));
  }, []);
  return { draft: history.now, change, undo, redo, canUndo: history.past.length > 0, canRedo: history.future.length > 0, isTouched: history.past.length > 0 };
}

"use client";
import type { Content } from "@agency/core/contents/schema";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useUrlFilters } from "@/lib/contents-url";
import { useWordedToast } from "@/lib/contents-problem";
import type { Autosave } from "@/lib/contents-autosave";
import { startRewrite } from "@/lib/rewrite";
import type { RewriteRequest } from "@/lib/rewrite";

export interface Rewriting {
  /** The run in view; kept in the address, so that it survives a reload. */
  runId: string | undefined;
  start: (rewrite: RewriteRequest) => void;
  starting: boolean;
  close: () => void;
}

/** Starts rewrites of one version: what is on the screen is saved first, so that exactly that is rewritten. */
export function useRewrite(content: Content, versionId: string, autosave: Autosave): Rewriting {
  const url = useUrlFilters();
  const toastProblem = useWordedToast();
  const start = useMutation({
    mutationFn: async (rewrite: RewriteRequest) => {
      await autosave.flush();
      if (autosave.isDirty()) return undefined;
      return startRewrite(content.id, rewrite.operation === "regenerate" ? rewrite : { versionId, ...rewrite });
    },
    onSuccess: (accepted) => {
      if (accepted) url.set({ rewrite: accepted.id });
    },
    onError: (error) => toastProblem(error),
  });
  return {
    runId: url.get("rewrite"),
    start: (rewrite) => {
      if (!start.isPending) start.mutate(rewrite);
    },
    starting: start.isPending,
    close: () => url.set({ rewrite: undefined }),
  };
}

/** Brings what has just appeared into view, once. */
export function useScrollOnce<Element extends HTMLElement>(key: string) {
  const target = useRef<Element>(null);
  useEffect(() => {
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    target.current?.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
    target.current?.focus({ preventScroll: true });
  }, [key]);
  return target;
}

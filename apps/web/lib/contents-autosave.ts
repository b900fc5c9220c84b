"use client";
import type { Content, ContentDocument } from "@agency/core/contents/schema";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { request } from "./api.ts";
import { ApiProblem } from "./api-problem.ts";
import { cleanDocument, sameDocument } from "./contents-document.ts";
import { contentKey, putContent, saveDocument } from "./contents.ts";
import type { ContentVersion } from "./contents.ts";

export type SaveState = "saved" | "editing" | "saving" | "failed" | "conflict";

const quietMs = 700;
const retryMs = 4000;
/** Changes within this time are one step of undo. */
const stepMs = 900;
const maxSteps = 100;

/**
 * Keeps one version's text while a person types: saves within a second of rest, never over somebody else's change.
 * Mount it anew for another version.
 */
export function useAutosave(content: Content, version: ContentVersion) {
  const queryClient = useQueryClient();
  const [document, setDocument] = useState(version.document);
  const [state, setState] = useState<SaveState>("saved");
  const [problem, setProblem] = useState<unknown>();
  const [history, setHistory] = useState<{ past: ContentDocument[]; future: ContentDocument[] }>({ past: [], future: [] });
  const latest = useRef(version.document);
  /** What was sent last and is safe; what the server then said it holds; the version that belongs to it. */
  const known = useRef({ sent: cleanDocument(version.document), held: version.document, version: content.version });
  const running = useRef<Promise<void> | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const lastStepAt = useRef(0);

  const isDirty = () => !sameDocument(cleanDocument(latest.current), known.current.sent);
  const show = (next: ContentDocument) => {
    latest.current = next;
    setDocument(next);
  };

  const save = useCallback(async function saveNow(): Promise<void> {
    clearTimeout(timer.current);
    if (running.current) {
      await running.current;
      return saveNow();
    }
    if (!isDirty()) return setState((now) => (now === "conflict" ? now : "saved"));
    const sending = cleanDocument(latest.current);
    setState("saving");
    running.current = saveDocument(content.id, { versionId: version.id, document: sending }, known.current.version)
      .then((saved) => {
        const held = saved.versions.find((candidate) => candidate.id === version.id)?.document ?? sending;
        known.current = { sent: sending, held, version: saved.version };
        putContent(queryClient, saved);
        setProblem(undefined);
        setState(isDirty() ? "editing" : "saved");
        if (isDirty()) timer.current = setTimeout(() => void saveNow(), quietMs);
      })
      .catch((error: unknown) => {
        setProblem(error);
        const stale = error instanceof ApiProblem && error.status === 412;
        setState(stale ? "conflict" : "failed");
        const passing = error instanceof ApiProblem && (error.status === 0 || error.status >= 500 || error.status === 429);
        if (passing) timer.current = setTimeout(() => void saveNow(), retryMs);
      })
      .finally(() => {
        running.current = undefined;
      });
    await running.current;
  }, [content.id, version.id, queryClient]);

  const put = useCallback(
    (next: ContentDocument) => {
      show(next);
      setState((now) => (now === "conflict" ? now : "editing"));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), quietMs);
    },
    [save],
  );

  const change = useCallback(
    (next: ContentDocument) => {
      const before = latest.current;
      if (Date.now() - lastStepAt.current > stepMs) setHistory(({ past }) => ({ past: [...past.slice(-maxSteps), before], future: [] }));
      lastStepAt.current = Date.now();
      put(next);
    },
    [put],
  );

  const step = (from: "past" | "future") => {
    const list = history[from];
    const target = list.at(-1);
    if (!target) return;
    const current = latest.current;
    lastStepAt.current = 0;
    setHistory(
      from === "past" ? { past: list.slice(0, -1), future: [...history.future, current] } : { past: [...history.past, current], future: list.slice(0, -1) },
    );
    put(target);
  };

  // Somebody else's text arrives by the live stream: shown at once where nothing of this person's would be lost.
  useEffect(() => {
    if (running.current || content.version < known.current.version) return;
    const foreign = !sameDocument(version.document, known.current.held);
    if (!foreign) known.current.version = content.version;
    else if (!isDirty()) {
      known.current = { sent: cleanDocument(version.document), held: version.document, version: content.version };
      show(version.document);
    } else setState("conflict");
  }, [content.version, version.document]);

  const readServer = async () => {
    const fresh = await request<Content>("GET", `/contents/${content.id}`);
    queryClient.setQueryData(contentKey(content.id), fresh);
    return { fresh, held: fresh.versions.find((candidate) => candidate.id === version.id)?.document ?? version.document };
  };
  const keepMine = async () => {
    const { fresh, held } = await readServer();
    known.current = { sent: cleanDocument(held), held, version: fresh.version };
    setState("editing");
    await save();
  };
  const takeTheirs = async () => {
    const mine = latest.current;
    const { fresh, held } = await readServer();
    known.current = { sent: cleanDocument(held), held, version: fresh.version };
    setHistory(({ past }) => ({ past: [...past, mine], future: [] }));
    show(held);
    setProblem(undefined);
    setState("saved");
  };

  // Leaving the page loses nothing: what is not saved yet goes out now.
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isDirty()) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("beforeunload", warn);
      void save();
    };
  }, [save]);

  return {
    document,
    state,
    problem,
    change,
    flush: save,
    isDirty,
    undo: () => step("past"),
    redo: () => step("future"),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    keepMine,
    takeTheirs,
  };
}

export type Autosave = ReturnType<typeof useAutosave>;

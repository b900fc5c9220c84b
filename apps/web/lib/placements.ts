"use client";
import type { Content, PlacementInput } from "@agency/core/contents/schema";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { request } from "./api.ts";
import { ApiProblem } from "./api-problem.ts";
import type { SaveState } from "./contents-autosave.ts";
import { useWordedToast } from "./contents-problem.ts";
import { contentKey, putContent } from "./contents.ts";
import type { ContentMedia } from "./contents.ts";
import type { Network } from "./networks.ts";
import { useStableCallback } from "./use-stable-callback.ts";

/** What a person says of one network; null means as the content says. */
export type PlacementDraft = Omit<PlacementInput, "media"> & { media: ContentMedia[] | null };

const asContent: PlacementDraft = { format: null, title: null, text: null, link: null, firstComment: null, options: null, media: null };
const quietMs = 700;

/**
 * Keeps what single networks get differently while a person types; saved within a second of rest.
 * `beforeSave` saves the text first, so that both changes follow one another.
 */
export function usePlacements(content: Content, beforeSave: () => Promise<void>) {
  const queryClient = useQueryClient();
  const toastProblem = useWordedToast();
  const [drafts, setDrafts] = useState<Partial<Record<Network, PlacementDraft>>>({});
  const [state, setState] = useState<SaveState>("saved");
  const waiting = useRef(new Map<Network, PlacementDraft>());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const running = useRef<Promise<void> | undefined>(undefined);
  const saveBefore = useStableCallback(beforeSave);
  const showProblem = useStableCallback(toastProblem);

  const flush = useCallback(async function flushNow(): Promise<void> {
    clearTimeout(timer.current);
    if (running.current) {
      await running.current;
      return flushNow();
    }
    const [next] = waiting.current;
    if (!next) return;
    const [network, draft] = next;
    waiting.current.delete(network);
    setState("saving");
    running.current = saveBefore()
      .then(() => save(content.id, network, draft, queryClient))
      .then(() => setState(waiting.current.size > 0 ? "editing" : "saved"))
      .catch((error: unknown) => {
        setState("failed");
        showProblem(error);
      })
      .finally(() => {
        running.current = undefined;
      });
    await running.current;
    return flushNow();
  }, [content.id, queryClient, saveBefore, showProblem]);

  useEffect(() => () => void flush(), [flush]);

  const draftOf = (network: Network): PlacementDraft => drafts[network] ?? fromContent(content, network);
  const change = (network: Network, changes: Partial<PlacementDraft>) => {
    const next = { ...draftOf(network), ...changes };
    setDrafts((known) => ({ ...known, [network]: next }));
    waiting.current.set(network, next);
    setState("editing");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), quietMs);
  };
  return { draftOf, change, flush, state };
}

export type Placements = ReturnType<typeof usePlacements>;

export function fromContent(content: Content, network: Network): PlacementDraft {
  const found = content.placements.find((placement) => placement.network === network);
  if (!found) return asContent;
  const { network: _network, issues: _issues, ...choices } = found;
  return choices;
}

/** Somebody else's change of the text is no reason to lose this one: asked once more over what stands now. */
async function save(contentId: string, network: Network, { media, ...choices }: PlacementDraft, queryClient: ReturnType<typeof useQueryClient>): Promise<void> {
  const body = { ...choices, media: media?.map(({ assetId, alt }) => ({ assetId, alt })) ?? null };
  const put = (version: number | undefined) => request<Content>("PUT", `/contents/${contentId}/placements/${network}`, { body, ifMatch: version });
  const known = queryClient.getQueryData<Content>(contentKey(contentId))?.version;
  try {
    putContent(queryClient, await put(known));
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 412) throw error;
    const fresh = await request<Content>("GET", `/contents/${contentId}`);
    putContent(queryClient, await put(fresh.version));
  }
  void queryClient.invalidateQueries({ queryKey: ["publications"] });
}

export function saveDisclosure(contentId: string, changes: { paidPartnership?: boolean; ownBrandPromotion?: boolean }, version: number): Promise<Content> {
  return request<Content>("PATCH", `/contents/${contentId}`, { body: changes, ifMatch: version });
}

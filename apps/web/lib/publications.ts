"use client";
import type { Content } from "@agency/core/contents/schema";
import type { Publication, publicationAttemptSchema } from "@agency/core/publishing/schema";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./api.ts";
import { putContent } from "./contents.ts";

export type { Publication };
export type PublicationAttempt = z.infer<typeof publicationAttemptSchema>;

interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

/** States that only a person can end. */
export const attentionStatuses = ["uncertain", "failed", "needs_auth", "missed"] as const;

/** Before these nothing public exists: the plan may be moved or cancelled. */
const movable: readonly string[] = ["scheduled", "preparing", "armed", "needs_auth", "missed", "failed"];
export const isMovable = (publication: Pick<Publication, "status">): boolean => movable.includes(publication.status);
const cancellable: readonly string[] = movable;
export const isCancellable = (publication: Pick<Publication, "status">): boolean => cancellable.includes(publication.status);
export const isOpenPublication = (publication: Pick<Publication, "status">): boolean => !["published", "cancelled"].includes(publication.status);

export interface PublicationFilters {
  brandId?: string | undefined;
  status?: string | undefined;
  contentId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Everything between two instants: a month is read to its end. */
export function usePublicationsBetween(filters: PublicationFilters, enabled = true) {
  return useQuery({
    queryKey: ["publications", "between", filters],
    queryFn: ({ signal }) => readAll(filters, signal),
    enabled,
    placeholderData: keepPreviousData,
  });
}

/** What a person must look at, in every such state. */
export function useAttention(brandId: string | undefined, enabled: boolean) {
  return useQuery({
    queryKey: ["publications", "attention", brandId ?? null],
    queryFn: async ({ signal }) => {
      const lists = await Promise.all(attentionStatuses.map((status) => readAll({ brandId, status }, signal)));
      return lists.flat().sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
    },
    enabled,
  });
}

export function usePublicationsOf(contentId: string) {
  return useQuery({ queryKey: ["publications", "of", contentId], queryFn: ({ signal }) => readAll({ contentId }, signal) });
}

export function usePublication(publicationId: string) {
  return useQuery({
    queryKey: ["publications", publicationId],
    queryFn: ({ signal }) => request<Publication>("GET", `/publications/${publicationId}`, { signal }),
    refetchInterval: ({ state }) => (state.data && ["preparing", "sending"].includes(state.data.status) ? 3000 : false),
  });
}

export function useAttempts(publicationId: string, enabled = true) {
  return useQuery({
    queryKey: ["publications", publicationId, "attempts"],
    queryFn: async ({ signal }) => (await request<{ data: PublicationAttempt[] }>("GET", `/publications/${publicationId}/attempts`, { signal })).data,
    enabled,
  });
}

export type PublicationAction =
  | { kind: "cancel" }
  | { kind: "retry" }
  | { kind: "reschedule"; scheduledAt: string; timeZone: string }
  | { kind: "resolve"; boundTo: string }
  | { kind: "resolve"; sendAgain: true };

export function actOnPublication(publication: Pick<Publication, "id" | "version">, { kind, ...body }: PublicationAction): Promise<Publication> {
  return request<Publication>("POST", `/publications/${publication.id}/${kind}`, {
    ifMatch: publication.version,
    ...(Object.keys(body).length > 0 ? { body } : {}),
  });
}

export function usePublicationAction() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ publication, action }: { publication: Pick<Publication, "id" | "version">; action: PublicationAction }) => actOnPublication(publication, action),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ["publications"] });
      void queryClient.invalidateQueries({ queryKey: ["contents"] });
    },
  });
}

export interface PlanInput {
  channelIds: string[];
  /** Wall time in the zone, `next_slot`, or now. */
  scheduledAt?: string | undefined;
  timeZone?: string | undefined;
  /** Channels that get it at another time. */
  ownTimes?: { channelId: string; scheduledAt: string }[] | undefined;
}

/** Plans content on channels, or sends it at once when no time is given. */
export function usePlan(contentId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ plan, version }: { plan: PlanInput; version?: number | undefined }) =>
      request<{ content: Content; publications: Publication[] }>("POST", `/contents/${contentId}/${plan.scheduledAt === undefined ? "publish-now" : "schedule"}`, {
        body: plan.scheduledAt === undefined ? { channelIds: plan.channelIds } : plan,
        ifMatch: version,
      }),
    onSuccess: ({ content }) => {
      putContent(queryClient, content);
      void queryClient.invalidateQueries({ queryKey: ["publications"] });
      void queryClient.invalidateQueries({ queryKey: ["contents"] });
    },
  });
}

/**
 * The network's id of a post in what a person pasted: the id itself, or the address of the post.
 * Undefined when no id can be seen in it.
 */
export function postIdIn(pasted: string, network: Publication["network"]): string | undefined {
  const text = pasted.trim();
  if (network === "linkedin") return /urn:li:(?:share|ugcPost|activity):\d+/.exec(URL.canParse(text) ? decodeURIComponent(text) : text)?.[0];
  if (/^\d+(_\d+)?$/.test(text)) return text;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (network === "tiktok") return /\/(?:video|photo)\/(\d+)/.exec(url.pathname)?.[1];
  return network === "facebook" ? facebookIdIn(url) : undefined;
}

function facebookIdIn(url: URL): string | undefined {
  const story = url.searchParams.get("story_fbid");
  const page = url.searchParams.get("id");
  if (story && /^\d+$/.test(story)) return page && /^\d+$/.test(page) ? `${page}_${story}` : story;
  const photo = url.searchParams.get("fbid");
  if (photo && /^\d+$/.test(photo)) return photo;
  const reel = /\/reel\/(\d+)/.exec(url.pathname)?.[1];
  if (reel) return reel;
  const inPath = /\/(?:(\d+)\/)?posts\/(?:[^/]*\/)?(\d+(?:_\d+)?)\/?$/.exec(url.pathname);
  if (!inPath?.[2]) return undefined;
  const [, owner, id] = inPath;
  return owner === undefined || id.includes("_") ? id : `${owner}_${id}`;
}

async function readAll(filters: PublicationFilters, signal: AbortSignal): Promise<Publication[]> {
  const all: Publication[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Publication> = await request<Page<Publication>>("GET", "/publications", { query: { ...filters, limit: 100, cursor }, signal });
    all.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null && all.length < 2000);
  return all;
}

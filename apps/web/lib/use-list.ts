"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { request } from "./api.ts";
import type { QueryValue } from "./api.ts";
import type { Page } from "./resources.ts";

/** A list read page by page, as a view needs it. */
export interface List<Item> {
  rows: Item[];
  isPending: boolean;
  error: unknown;
  /** Rows of the former filter are shown while the new ones are on their way. */
  isStale: boolean;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
  retry: () => void;
}

/** Reads a collection of the API. `key` begins with the collection's name, so that live events refresh it (live-event.ts). */
export function useList<Item>(key: readonly unknown[], path: string, query: Record<string, QueryValue> = {}, options: { enabled?: boolean } = {}): List<Item> {
  const found = useInfiniteQuery({
    queryKey: [...key, "list", query],
    queryFn: ({ pageParam, signal }) => request<Page<Item>>("GET", path, { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
  return {
    rows: found.data?.pages.flatMap((page) => page.data) ?? [],
    isPending: found.isPending,
    error: found.data === undefined ? found.error : null,
    isStale: found.isPlaceholderData,
    hasMore: found.hasNextPage,
    isLoadingMore: found.isFetchingNextPage,
    loadMore: () => void found.fetchNextPage(),
    retry: () => void found.refetch(),
  };
}

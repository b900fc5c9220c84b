"use client";
import type { AbTest, GroupResult, PostResult, ResultGroup, publicationMetricsSchema } from "@agency/core/metrics/schema";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./api.ts";
import { useList } from "./use-list.ts";
import { useSearchParam } from "./use-search-param.ts";

export type { AbTest, GroupResult, PostResult, ResultGroup };
export type PublicationMetrics = z.infer<typeof publicationMetricsSchema>;
export const resultSorts = ["newest", "audience", "interactions", "rate", "score"] as const;
export type ResultSort = (typeof resultSorts)[number];

/** Days that results look back, by the word in the address. */
export const periods = { "7d": 7, "28d": 28, "90d": 90 } as const;
export type Period = keyof typeof periods | "all";

/** What the pages of results are narrowed by, kept in the address. */
export function useResultFilter() {
  const [brandId, setBrandId] = useSearchParam("brand");
  const [channelId, setChannelId] = useSearchParam("channel");
  const [chosen, setPeriod] = useSearchParam("period");
  const [environment, setEnvironment] = useSearchParam("environment");
  const period: Period = chosen === "all" || Object.hasOwn(periods, chosen) ? (chosen as Period) : "28d";
  return { brandId, setBrandId, channelId, setChannelId, period, setPeriod, environment, setEnvironment, query: { brandId, channelId, environment, from: startOf(period) } };
}

/** Midnight UTC, so that a query keeps its key for a day. */
function startOf(period: Period): string {
  if (period === "all") return "";
  const start = new Date(Date.now() - periods[period] * 86_400_000);
  start.setUTCHours(0, 0, 0, 0);
  return start.toISOString();
}

export type ResultQuery = ReturnType<typeof useResultFilter>["query"];

export const usePostResults = (query: ResultQuery, sort: ResultSort) => useList<PostResult>(["publications", "results"], "/metrics/posts", { ...query, sort, limit: 25 });

export function useGroupedResults(query: ResultQuery, by: ResultGroup) {
  return useQuery({
    queryKey: ["publications", "results", "groups", by, query],
    queryFn: ({ signal }) => request<{ environment: "sandbox" | "live"; data: GroupResult[] }>("GET", "/metrics/groups", { query: { ...query, by }, signal }),
    placeholderData: keepPreviousData,
  });
}

export function usePublicationMetrics(publicationId: string, enabled: boolean) {
  return useQuery({ queryKey: ["publications", publicationId, "metrics"], queryFn: ({ signal }) => request<PublicationMetrics>("GET", `/publications/${publicationId}/metrics`, { signal }), enabled });
}

export function useMeasureNow(publicationId: string) {
  return useMutation({ mutationFn: () => request<PostResult | null>("POST", `/publications/${publicationId}/measure`) });
}

export function useAbTests(brandId: string) {
  return useQuery({ queryKey: ["publications", "ab-tests", brandId], queryFn: async ({ signal }) => (await request<{ data: AbTest[] }>("GET", "/ab-tests", { query: { brandId }, signal })).data });
}

export function useAbTestChange() {
  const queryClient = useQueryClient();
  const onSuccess = () => void queryClient.invalidateQueries({ queryKey: ["publications", "ab-tests"] });
  return {
    create: useMutation({ mutationFn: (body: { name: string; note: string; a: string[]; b: string[] }) => request<AbTest>("POST", "/ab-tests", { body }), onSuccess }),
    remove: useMutation({ mutationFn: (id: string) => request<undefined>("DELETE", `/ab-tests/${id}`), onSuccess }),
  };
}

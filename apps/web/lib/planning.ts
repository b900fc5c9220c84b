"use client";
import type { ChannelQueue, importPostsPreviewSchema, importPostsReplySchema, bulkScheduleReplySchema, bulkShiftReplySchema, QueueSlot, recurrencePreviewSchema, RecurringPlan } from "@agency/core/publishing/schema";
import { keepPreviousData, useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./api.ts";

export type { ChannelQueue, QueueSlot, RecurringPlan };
export type RecurrencePreview = z.infer<typeof recurrencePreviewSchema>;
export type ImportPreview = z.infer<typeof importPostsPreviewSchema>;

const queueKey = (channelId: string) => ["publications", "queue", channelId] as const;

export function useQueue(channelId: string | undefined) {
  return useQuery({ queryKey: queueKey(channelId ?? ""), queryFn: ({ signal }) => request<ChannelQueue>("GET", `/channels/${channelId}/queue`, { signal }), enabled: channelId !== undefined });
}

/** Of several channels at once, by channel. */
export function useQueues(channelIds: readonly string[]): Map<string, ChannelQueue> {
  const found = useQueries({ queries: channelIds.map((id) => ({ queryKey: queueKey(id), queryFn: ({ signal }: { signal: AbortSignal }) => request<ChannelQueue>("GET", `/channels/${id}/queue`, { signal }) })) });
  return new Map(found.flatMap(({ data }) => (data ? [[data.channelId, data] as const] : [])));
}

export function useSaveQueue(channelId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: { slots: QueueSlot[]; timeZone: string; version: number } | null) =>
      input === null
        ? request<ChannelQueue>("DELETE", `/channels/${channelId}/queue`)
        : request<ChannelQueue>("PUT", `/channels/${channelId}/queue`, { body: { slots: input.slots, timeZone: input.timeZone }, ifMatch: input.version }),
    onSuccess: (queue) => queryClient.setQueryData(queueKey(channelId), queue),
    onError: () => void queryClient.invalidateQueries({ queryKey: queueKey(channelId) }),
  });
}

export interface Recurrence {
  rule: string;
  startsAt: string;
  timeZone: string;
}

export function useRecurrencePreview(brandId: string, recurrence: Recurrence | null) {
  return useQuery({
    queryKey: ["recurrence-preview", brandId, recurrence],
    queryFn: ({ signal }) => request<RecurrencePreview>("POST", "/recurring-plans/preview", { body: { brandId, ...recurrence! }, signal }),
    enabled: recurrence !== null,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });
}

export function useRecurringPlans(filter: { contentId?: string; brandId?: string | undefined }, enabled = true) {
  return useQuery({
    queryKey: ["publications", "recurring", filter],
    queryFn: async ({ signal }) => (await request<{ data: RecurringPlan[] }>("GET", "/recurring-plans", { query: { ...filter, limit: 100 }, signal })).data,
    enabled,
  });
}

export type RecurringAction = { kind: "create"; contentId: string; channelIds: string[] } & Recurrence;

/** Makes, pauses, resumes or ends a recurring plan. */
export function useRecurringAction() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (action: RecurringAction | { kind: "active" | "paused" | "end"; plan: Pick<RecurringPlan, "id" | "version"> }) => {
      if (action.kind === "create") {
        const { kind: _kind, ...body } = action;
        return request<RecurringPlan>("POST", "/recurring-plans", { body });
      }
      const at = `/recurring-plans/${action.plan.id}`;
      return action.kind === "end" ? request<RecurringPlan>("DELETE", at, { ifMatch: action.plan.version }) : request<RecurringPlan>("PATCH", at, { ifMatch: action.plan.version, body: { status: action.kind } });
    },
    onSettled: refresh,
  });
}

export function usePlanMany() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: { contentIds: string[]; channelIds: string[]; times: { kind: "next_slot" } | ({ kind: "rule" } & Recurrence) }) => request<z.infer<typeof bulkScheduleReplySchema>>("POST", "/publications/bulk-schedule", { body }),
    onSettled: refresh,
  });
}

export function useShiftMany() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: { publicationIds: string[]; days?: number; minutes?: number }) => request<z.infer<typeof bulkShiftReplySchema>>("POST", "/publications/bulk-shift", { body }),
    onSettled: refresh,
  });
}

interface ImportInput {
  brandId: string;
  csv: string;
  language: "vi" | "en";
  approve: boolean;
}

export const previewPosts = (body: ImportInput): Promise<ImportPreview> => request("POST", "/publications/import-preview", { body });

export function useImportPosts() {
  const refresh = useRefresh();
  return useMutation({ mutationFn: (body: ImportInput) => request<z.infer<typeof importPostsReplySchema>>("POST", "/publications/import", { body }), onSettled: refresh });
}

function useRefresh(): () => void {
  const queryClient = useQueryClient();
  return () => {
    void queryClient.invalidateQueries({ queryKey: ["publications"] });
    void queryClient.invalidateQueries({ queryKey: ["contents"] });
  };
}

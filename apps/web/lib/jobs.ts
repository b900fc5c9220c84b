"use client";
import type { ProviderJob } from "@agency/core/generation/jobs/schema";
import type { GenerationRun } from "@agency/core/generation/schema";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { request } from "./api.ts";
import { isRunOpen } from "./generation-stream.ts";
import type { Page } from "./resources.ts";

export type { ProviderJob } from "@agency/core/generation/jobs/schema";

const openStatuses: ReadonlySet<ProviderJob["status"]> = new Set(["queued", "running", "submitted", "waiting"]);
export const isJobOpen = (job: Pick<ProviderJob, "status">): boolean => openStatuses.has(job.status);
/** It goes on only when a person says something. */
export const needsPerson = (job: Pick<ProviderJob, "status" | "waiting">): boolean => job.status === "uncertain" || job.waiting?.reason === "person" || (job.waiting?.reason === "budget" && isJobOpen(job));

/** What is under way or waits for a word, newest first; live events refresh it, asking is the sure way. */
export function useOpenJobs(enabled: boolean) {
  return useQuery({
    queryKey: ["jobs", "open"],
    queryFn: async ({ signal }) => (await request<Page<ProviderJob>>("GET", "/jobs", { query: { open: "true", limit: 100 }, signal })).data,
    enabled,
    refetchInterval: ({ state }) => (state.data?.some(isJobOpen) ? 3_000 : 60_000),
  });
}

/** The last jobs that have ended, for what came of them. */
export function useRecentJobs(enabled: boolean) {
  return useQuery({
    queryKey: ["jobs", "recent"],
    queryFn: async ({ signal }) => (await request<Page<ProviderJob>>("GET", "/jobs", { query: { limit: 40 }, signal })).data.filter((job) => !isJobOpen(job) && job.status !== "uncertain").slice(0, 15),
    enabled,
  });
}

/** Texts that are being written for single contents; a campaign shows its own progress. */
export function useOpenRuns(enabled: boolean) {
  return useQuery({
    queryKey: ["generation-runs", "open"],
    queryFn: async ({ signal }) => (await request<Page<GenerationRun>>("GET", "/generation-runs", { query: { limit: 20 }, signal })).data.filter(isRunOpen),
    enabled,
    refetchInterval: ({ state }) => (state.data && state.data.length > 0 ? 4_000 : 60_000),
  });
}

/** The jobs of one content, newest first, as long as one is open asked for again. */
export function useContentJobs(contentId: string, kind?: ProviderJob["kind"]) {
  return useQuery({
    queryKey: ["jobs", "of", contentId, kind ?? null],
    queryFn: async ({ signal }) => (await request<Page<ProviderJob>>("GET", "/jobs", { query: { contentId, kind, limit: 30 }, signal })).data,
    refetchInterval: ({ state }) => (state.data?.some(isJobOpen) ? 2_000 : false),
  });
}

export type JobAction = { kind: "cancel" } | { kind: "retry" } | { kind: "resolve"; resolution: { action: "bind"; remoteId: string } | { action: "start_again" } };

export function useJobAction() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ jobId, action }: { jobId: string; action: JobAction }) => request<ProviderJob>("POST", `/jobs/${jobId}/${action.kind}`, action.kind === "resolve" ? { body: action.resolution } : {}),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["jobs"] }),
  });
}

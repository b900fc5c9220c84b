"use client";
import type { EvaluationCase, EvaluationRun, EvaluationRunDetail, evaluationEstimateSchema, evaluationScoreSchema, promptStatsSchema, PromptSummary, PromptVersionStats, startEvaluationSchema, writtenPieceSchema } from "@agency/core/evaluations/schema";
import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./api.ts";
import { providerNames } from "./providers.ts";
import type { Page, Provider } from "./resources.ts";

export type { EvaluationCase, EvaluationRun, EvaluationRunDetail, PromptSummary, PromptVersionStats };
export type Check = EvaluationCase["checks"][number];
export type PromptStats = z.infer<typeof promptStatsSchema>;
export type EvaluationScore = z.infer<typeof evaluationScoreSchema>;
export type EvaluationEstimate = z.infer<typeof evaluationEstimateSchema>;
export type StartEvaluation = z.input<typeof startEvaluationSchema>;
export type WrittenPiece = z.infer<typeof writtenPieceSchema>;
export type EvaluationResult = EvaluationRunDetail["results"][number];

/** Kept under the contents' root: every approval and edit changes it. */
export function usePromptStats(promptId: string) {
  return useQuery({ queryKey: ["contents", "prompt-stats", promptId], queryFn: ({ signal }) => request<PromptStats>("GET", `/prompts/${promptId}/stats`, { signal }) });
}

export function usePromptSummaries(promptIds: readonly string[]) {
  return useQuery({
    queryKey: ["contents", "prompt-summaries", promptIds],
    queryFn: async ({ signal }) => (await request<{ data: PromptSummary[] }>("GET", "/prompt-summaries", { query: { promptIds: promptIds.join(",") }, signal })).data,
    enabled: promptIds.length > 0,
    staleTime: 30_000,
  });
}

/** Asked again each second while it runs. */
export function useEvaluationRun(runId: string | undefined) {
  return useQuery({
    queryKey: ["evaluation-runs", "one", runId],
    queryFn: ({ signal }) => request<EvaluationRunDetail>("GET", `/evaluation-runs/${runId}`, { signal }),
    enabled: runId !== undefined && runId !== "",
    refetchInterval: ({ state }) => (state.data && state.data.finishedAt !== null ? false : 1_000),
  });
}

export function useEvaluationScores(promptId: string) {
  return useQuery({
    queryKey: ["evaluation-runs", "scores", promptId],
    queryFn: async ({ signal }) => (await request<{ data: EvaluationScore[] }>("GET", `/prompts/${promptId}/evaluation-scores`, { signal })).data,
  });
}

export function useActiveCases(promptId: string) {
  return useQuery({ queryKey: ["evaluation-cases", promptId, "page"], queryFn: ({ signal }) => request<Page<EvaluationCase>>("GET", `/prompts/${promptId}/evaluation-cases`, { query: { limit: 100 }, signal }) });
}

/** "OpenAI · gpt-6-luna"; a server of one's own under its own name. */
export const targetName = (target: { provider: string; model: string }, offline: string): string => (target.provider === "offline" ? offline : `${providerNames[target.provider] ?? target.provider} · ${target.model}`);

/** Every model that could be asked, the local writer first. */
export const targetsOf = (providers: readonly Provider[]): { provider: string; model: string }[] =>
  providers
    .filter((provider) => provider.configured)
    .flatMap((provider) => provider.models.filter((model) => model.retiresAt === null || Date.parse(model.retiresAt) > Date.now()).map((model) => ({ provider: provider.name, model: model.id })))
    .toSorted((one, other) => Number(other.provider === "offline") - Number(one.provider === "offline"));

export const targetKey = ({ provider, model }: { provider: string; model: string }): string => `${provider}:${model}`;

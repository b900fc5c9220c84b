"use client";
import type { Content } from "@agency/core/contents/schema";
import type { GenerateInput, RunEstimate, TransformInput } from "@agency/core/generation/schema";
import { useQuery } from "@tanstack/react-query";
import { request } from "./api.ts";
import type { AcceptedRun } from "./generation.ts";

type Loose<T> = T extends unknown ? Omit<T, "versions" | "purpose" | "seed"> & Partial<Pick<T, Extract<keyof T, "versions" | "purpose" | "seed">>> : never;
/** What a person asks of a version; sizes and purpose have their usual values. */
export type RewriteRequest = (Loose<Exclude<TransformInput, { operation: "repair" }>> | (Omit<Extract<Loose<TransformInput>, { operation: "repair" }>, "violations"> & { violations?: { code: string; pointer: string; detail: string }[] })) | { operation: "regenerate" };

/** Starts a rewrite as a run of its own. */
export function startRewrite(contentId: string, rewrite: RewriteRequest): Promise<AcceptedRun> {
  if (rewrite.operation === "regenerate") return request<AcceptedRun>("POST", `/contents/${contentId}/regenerate`, { body: {} });
  return request<AcceptedRun>("POST", `/contents/${contentId}/transform`, { body: rewrite });
}

export function discardVersion(contentId: string, versionId: string): Promise<Content> {
  return request<Content>("DELETE", `/contents/${contentId}/versions/${versionId}`);
}

export function restoreVersion(contentId: string, versionId: string): Promise<Content> {
  return request<Content>("POST", `/contents/${contentId}/versions/${versionId}/restore`);
}

/** What one rewrite of this version usually costs; asked for when the menu opens. */
export function useRewriteEstimate(contentId: string, versionId: string, enabled: boolean) {
  return useQuery({
    queryKey: ["estimates", "rewrite", contentId, versionId],
    queryFn: ({ signal }) => request<RunEstimate>("POST", `/contents/${contentId}/transform/estimate`, { body: { operation: "shorten", versionId }, signal }),
    enabled,
    staleTime: 60_000,
  });
}

/** What drafts would cost before anybody starts them. The words of the topic weigh next to nothing and are not waited for. */
export function useDraftEstimate(input: Pick<GenerateInput, "brandId" | "productId" | "type" | "platform" | "language" | "versions" | "purpose">, enabled: boolean) {
  return useQuery({
    queryKey: ["estimates", "drafts", input],
    queryFn: ({ signal }) => request<RunEstimate>("POST", "/contents/generate/estimate", { body: { ...input, topic: "…" }, signal }),
    enabled,
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
}

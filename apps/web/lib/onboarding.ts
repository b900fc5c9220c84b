"use client";
import type { BrandProposal, Proposal, ProposedProduct, ProposalSource } from "@agency/core/onboarding/schema";
import { useQuery } from "@tanstack/react-query";
import { request } from "./api.ts";
import type { Brand } from "./resources.ts";

export type { BrandProposal, Proposal, ProposalSource, ProposedProduct };
export type ReadingStep = "fetching" | "reading" | "proposing";
export const readingSteps: readonly ReadingStep[] = ["fetching", "reading", "proposing"];

export const isReading = (proposal: BrandProposal | undefined): boolean => proposal !== undefined && proposal.finishedAt === null;
export const proposalKey = (id: string) => ["brand-proposals", id] as const;

export function useProposal(id: string) {
  return useQuery({
    queryKey: proposalKey(id),
    queryFn: ({ signal }) => request<BrandProposal>("GET", `/brand-proposals/${id}`, { signal }),
    // Should the live line be down.
    refetchInterval: ({ state }) => (isReading(state.data) ? 1_500 : false),
  });
}

export const startReading = (body: { url?: string; posts?: string[]; brandId?: string }) => request<BrandProposal>("POST", "/brands/from-website", { body });
export const cancelReading = (id: string) => request<BrandProposal>("POST", `/brand-proposals/${id}/cancel`);
export const acceptProposal = (id: string, body: object, idempotencyKey: string) => request<Brand>("POST", `/brand-proposals/${id}/accept`, { body, idempotencyKey });

/** Posts stand apart by an empty line, or by a line of dashes. */
export function splitPosts(text: string): string[] {
  return text
    .normalize("NFC")
    .split(/\n\s*(?:-{3,}|—{1,})\s*\n|\n\s*\n\s*\n/)
    .map((post) => post.trim().slice(0, 5_000))
    .filter((post) => post !== "")
    .slice(0, 20);
}

"use client";
import type { Campaign, CampaignPlatform, CampaignSlot, campaignEstimateSchema, importPreviewSchema, occasionSchema, PlanCampaignInput } from "@agency/core/campaigns/schema";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { apiUrl, request } from "./api.ts";

export type { Campaign, CampaignSlot };
export type { CampaignPlatform };
/** Networks on which a month places posts. */
export const campaignPlatforms = ["facebook", "instagram", "tiktok", "linkedin"] as const satisfies readonly CampaignPlatform[];
export type CampaignEstimate = z.infer<typeof campaignEstimateSchema>;
export type ImportPreview = z.infer<typeof importPreviewSchema>;
export type Occasion = z.infer<typeof occasionSchema>;
export interface BulkResult {
  done: number;
  skipped: { slotId: string; code: string; detail: string }[];
  campaign: Campaign;
}
export type PlanRequest = Partial<PlanCampaignInput> & Pick<PlanCampaignInput, "brandId" | "month">;
interface Planned {
  campaign: Campaign;
  slots: CampaignSlot[];
}

export const campaignKey = (campaignId: string) => ["campaigns", campaignId] as const;
export const slotsKey = (campaignId: string) => ["campaigns", campaignId, "slots"] as const;

/** Something is on its way: the page looks again by itself, should the live line be down. */
const isMoving = (campaign: Campaign | undefined) => campaign !== undefined && (campaign.status === "planning" || campaign.status === "running" || campaign.progress.writing > 0);

export function useCampaign(campaignId: string) {
  return useQuery({
    queryKey: campaignKey(campaignId),
    queryFn: ({ signal }) => request<Campaign>("GET", `/campaigns/${campaignId}`, { signal }),
    refetchInterval: ({ state }) => (isMoving(state.data) ? 3_000 : false),
  });
}

export function useSlots(campaignId: string, campaign: Campaign | undefined) {
  return useQuery({
    queryKey: slotsKey(campaignId),
    queryFn: async ({ signal }) => (await request<{ data: CampaignSlot[] }>("GET", `/campaigns/${campaignId}/slots`, { signal })).data,
    refetchInterval: isMoving(campaign) ? 3_000 : false,
  });
}

/** What a plan would hold and cost, before anything is stored or spent. */
export function useCampaignEstimate(input: PlanRequest, enabled: boolean) {
  return useQuery({
    queryKey: ["campaigns", "estimate", input],
    queryFn: ({ signal }) => request<CampaignEstimate>("POST", "/campaigns/estimate", { body: input, signal }),
    enabled,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 30_000,
  });
}

export function useOccasions(month: string, language: string, brandId: string | undefined) {
  return useQuery({
    queryKey: ["occasions", month, language, brandId ?? null],
    queryFn: async ({ signal }) => (await request<{ data: Occasion[] }>("GET", "/occasions", { query: { month, language, brandId }, signal })).data,
    staleTime: 3_600_000,
  });
}

/** Planned pieces that no channel has been given yet, for the calendar. */
export function useGhostSlots(filter: { brandId: string | undefined; from: string; to: string }) {
  return useQuery({
    queryKey: ["campaigns", "ghosts", filter],
    queryFn: async ({ signal }) => (await request<{ data: CampaignSlot[] }>("GET", "/campaign-slots", { query: { ...filter, limit: 100 }, signal })).data,
  });
}

export const planCampaign = (input: PlanRequest) => request<Planned>("POST", "/campaigns/plan", { body: input });
export const previewImport = (input: { brandId: string; csv: string; language?: string }) => request<ImportPreview>("POST", "/campaigns/import-preview", { body: input });
export const importCampaign = (input: { brandId: string; csv: string; language?: string }) => request<Planned>("POST", "/campaigns/import", { body: input });
export const controlCampaign = (campaignId: string, verb: "pause" | "resume" | "cancel") => request<Campaign>("POST", `/campaigns/${campaignId}/${verb}`);
export const acceptAll = (campaignId: string, submit: boolean) => request<BulkResult>("POST", `/campaigns/${campaignId}/accept-all`, { body: { submit } });
export const scheduleAccepted = (campaignId: string) => request<BulkResult>("POST", `/campaigns/${campaignId}/schedule`, { body: {} });
export const exportUrl = (campaignId: string, language: string) => apiUrl(`/campaigns/${campaignId}/export`, { language });

export type SlotAction =
  | { kind: "accept"; submit: boolean }
  | { kind: "reopen" }
  | { kind: "retry" }
  | { kind: "reject"; reason: string | null; replan: boolean }
  | { kind: "edit"; topic?: string; scheduledAt?: string };

export function actOnSlot(slot: CampaignSlot, action: SlotAction): Promise<CampaignSlot> {
  const path = `/campaigns/${slot.campaignId}/slots/${slot.id}`;
  const { kind, ...body } = action;
  if (kind === "edit") return request<CampaignSlot>("PATCH", path, { body, ifMatch: slot.version });
  return request<CampaignSlot>("POST", `${path}/${kind}`, Object.keys(body).length > 0 ? { body } : {});
}

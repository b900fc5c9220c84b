"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { toast, undoDurationMs } from "@/components/ui/toast";
import { actOnSlot, campaignKey, slotsKey } from "@/lib/campaigns";
import type { CampaignSlot, SlotAction } from "@/lib/campaigns";
import { useWordedToast } from "@/lib/contents-problem";

export interface SlotActions {
  accept(slot: CampaignSlot, submit?: boolean): void;
  reject(slot: CampaignSlot, reason?: string): void;
  retry(slot: CampaignSlot): void;
  move(slot: CampaignSlot, scheduledAt: string): void;
  rename(slot: CampaignSlot, topic: string): void;
}

/** What a person does to a slot: shown at once, taken back when the server refuses, undone within ten seconds where it can be. */
export function useSlotActions(campaignId: string): SlotActions {
  const t = useTranslations("campaigns");
  const common = useTranslations("common");
  const queryClient = useQueryClient();
  const toastProblem = useWordedToast();
  const key = slotsKey(campaignId);
  const show = (slot: CampaignSlot) => queryClient.setQueryData<CampaignSlot[]>(key, (known) => known?.map((other) => (other.id === slot.id ? slot : other)));

  async function act(slot: CampaignSlot, guess: Partial<CampaignSlot>, action: SlotAction, said?: string, undo?: (now: CampaignSlot) => void): Promise<void> {
    await queryClient.cancelQueries({ queryKey: key });
    show({ ...slot, ...guess });
    try {
      const now = await actOnSlot(slot, action);
      show(now);
      if (said) toast.success(said, undo ? { duration: undoDurationMs, action: { label: common("undo"), onClick: () => undo(now) } } : undefined);
    } catch (error) {
      show(slot);
      toastProblem(error);
    }
    void queryClient.invalidateQueries({ queryKey: key });
    void queryClient.invalidateQueries({ queryKey: campaignKey(campaignId), exact: true });
  }

  const moveBack = (slot: CampaignSlot) => (now: CampaignSlot) => void act(now, { scheduledAt: slot.scheduledAt, dueAt: slot.dueAt }, { kind: "edit", scheduledAt: slot.scheduledAt });
  return {
    accept: (slot, submit = false) => void act(slot, { status: "accepted" }, { kind: "accept", submit }, t("accepted"), submit ? undefined : (now) => void act(now, { status: "drafted" }, { kind: "reopen" })),
    reject: (slot, reason) => void act(slot, { status: "planned", content: null }, { kind: "reject", reason: reason ?? null, replan: true }, t("replanned"), (now) => void act(now, { status: "drafted", topic: slot.topic, content: slot.content }, { kind: "reopen" })),
    retry: (slot) => void act(slot, { status: "planned", error: null }, { kind: "retry" }),
    move: (slot, scheduledAt) => void act(slot, { scheduledAt }, { kind: "edit", scheduledAt }, t("moved"), moveBack(slot)),
    rename: (slot, topic) => void act(slot, { topic }, { kind: "edit", topic }, t("renamed"), (now) => void act(now, { topic: slot.topic }, { kind: "edit", topic: slot.topic })),
  };
}

"use client";
import type { Channel } from "@agency/core/channels/schema";
import type { contentSummarySchema } from "@agency/core/contents/schema";
import type { Publication } from "@agency/core/publishing/schema";
import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./api.ts";
import type { QueryValue } from "./api.ts";
import { daysUntilEnd } from "./channels.ts";
import type { Brand, Page, Product } from "./resources.ts";

export type ContentSummary = z.infer<typeof contentSummarySchema>;
export type { Channel, Publication };

/** Ends only by a person's hand. */
const stuck = ["uncertain", "failed", "needs_auth", "missed"] as const;
const dayMs = 86_400_000;
const shown = 5;

/** What waits for a person: approvals, publications that stand still, channels to connect again. */
export function useNeedsYou(brandId: string | undefined) {
  return useQuery({
    queryKey: ["home", "needs-you", brandId ?? null],
    queryFn: async ({ signal }) => {
      const [inReview, channels, ...publications] = await Promise.all([
        list<ContentSummary>("/contents", { status: "in_review", brandId, limit: 20 }, signal),
        list<Channel>("/channels", { brandId, limit: 100 }, signal),
        ...stuck.map((status) => list<Publication>("/publications", { status, brandId, limit: 20 }, signal)),
      ]);
      const now = Date.now();
      return {
        inReview,
        channels: channels.filter((channel) => channel.status === "needs_auth"),
        ending: channels.filter((channel) => daysUntilEnd(channel, now) !== undefined),
        publications: publications.flat(),
      };
    },
  });
}

/** The next publications in the order of their time. */
export function useNextPlanned(brandId: string | undefined) {
  return useQuery({ queryKey: ["home", "next", brandId ?? null], queryFn: ({ signal }) => list<Publication>("/publications", { status: "scheduled", brandId, limit: shown }, signal) });
}

/** The latest publications, newest first. The API lists by rising time, so wider and wider spans are asked for. */
export function useLastPublished(brandId: string | undefined) {
  return useQuery({
    queryKey: ["home", "published", brandId ?? null],
    queryFn: async ({ signal }) => {
      for (const days of [1, 7, 60, 730]) {
        const from = new Date(Date.now() - days * dayMs).toISOString();
        const found = await list<Publication>("/publications", { status: "published", brandId, from, limit: 100 }, signal);
        if (found.length >= shown || (days === 730 && found.length > 0)) return found.slice(-shown).reverse();
      }
      return [];
    },
  });
}

export const firstSteps = ["brand", "product", "draft", "approval", "channel", "publication"] as const;
export type FirstStep = (typeof firstSteps)[number];

/** Which of the first steps are done, as the data says; where each leads to next. */
export function useFirstSteps(enabled: boolean) {
  return useQuery({
    queryKey: ["home", "first-steps"],
    queryFn: async ({ signal }) => {
      const [brands, drafts, approved, scheduled, publishedContents, channels, published] = await Promise.all([
        list<Brand>("/brands", { limit: 20 }, signal),
        list<ContentSummary>("/contents", { limit: 1 }, signal),
        list<ContentSummary>("/contents", { status: "approved", limit: 1 }, signal),
        list<ContentSummary>("/contents", { status: "scheduled", limit: 1 }, signal),
        list<ContentSummary>("/contents", { status: "published", limit: 1 }, signal),
        list<Channel>("/channels", { limit: 1 }, signal),
        list<Publication>("/publications", { status: "published", limit: 1 }, signal),
      ]);
      // Products are listed by brand; no more are asked for once one is found.
      let hasProduct = false;
      for (const brand of brands) {
        hasProduct ||= (await list<Product>(`/brands/${brand.id}/products`, { limit: 1 }, signal)).length > 0;
        if (hasProduct) break;
      }
      const done: Record<FirstStep, boolean> = {
        brand: brands.length > 0,
        product: hasProduct,
        draft: drafts.length > 0,
        approval: approved.length + scheduled.length + publishedContents.length > 0,
        channel: channels.length > 0,
        publication: published.length > 0,
      };
      const brand = brands[0]?.id;
      const content = drafts[0]?.id;
      const links: Record<FirstStep, string> = {
        brand: "/brands/new",
        product: brand ? `/brands/${brand}/products/new` : "/brands/new",
        draft: brand ? `/studio/new?brand=${brand}` : "/studio/new",
        approval: content ? `/studio/${content}` : "/studio",
        channel: "/channels",
        publication: approved[0] ? `/studio/${approved[0].id}` : "/calendar",
      };
      return { done, links };
    },
    enabled,
  });
}

async function list<Item>(path: string, query: Record<string, QueryValue>, signal: AbortSignal): Promise<Item[]> {
  return (await request<Page<Item>>("GET", path, { query, signal })).data;
}

"use client";
import type { Asset } from "@agency/core/assets/schema";
import type { Brand, BrandGuard } from "@agency/core/brands/schema";
import type { Content, ContentDocument, contentRevisionSchema, contentSummarySchema } from "@agency/core/contents/schema";
import type { Product } from "@agency/core/products/schema";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./api.ts";

export type ContentSummary = z.infer<typeof contentSummarySchema>;
export type ContentRevision = z.infer<typeof contentRevisionSchema>;
export type ContentMedia = Content["media"][number];
export type ContentVersion = Content["versions"][number];

interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

export interface ContentFilters {
  brandId?: string | undefined;
  status?: string | undefined;
  type?: string | undefined;
  q?: string | undefined;
}

/** Newest first, twenty at a time. */
export function useContents(filters: ContentFilters) {
  return useInfiniteQuery({
    queryKey: ["contents", "list", filters],
    queryFn: ({ pageParam, signal }) => request<Page<ContentSummary>>("GET", "/contents", { query: { ...filters, cursor: pageParam, limit: 20 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Approved content that no channel has been given yet. */
export function useUnscheduled(brandId: string | undefined) {
  return useQuery({
    queryKey: ["contents", "unscheduled", brandId ?? null],
    queryFn: async ({ signal }) => (await request<Page<ContentSummary>>("GET", "/contents", { query: { brandId, status: "approved", limit: 50 }, signal })).data,
  });
}

export function useContent(contentId: string) {
  return useQuery({ queryKey: contentKey(contentId), queryFn: ({ signal }) => request<Content>("GET", `/contents/${contentId}`, { signal }) });
}

export function useRevisions(contentId: string, enabled: boolean) {
  return useQuery({
    queryKey: ["contents", contentId, "revisions"],
    queryFn: async ({ signal }) => (await request<{ data: ContentRevision[] }>("GET", `/contents/${contentId}/revisions`, { signal })).data,
    enabled,
  });
}

export const contentKey = (contentId: string) => ["contents", contentId] as const;

/** What a person does to content as a whole; each answers the content as it is afterwards. */
export type ContentAction =
  | { kind: "submit"; note: string | null; override?: { reason: string } }
  | { kind: "approve"; revisionId: string | undefined; override?: { reason: string } }
  | { kind: "request-changes"; note: string }
  | { kind: "choose-version"; versionId: string }
  | { kind: "unschedule" }
  | { kind: "archive" }
  | { kind: "restore" }
  | { kind: "media"; media: { assetId: string; alt: string | null }[] };

/** `version` guards against acting on what somebody has changed meanwhile. */
export function useContentAction(contentId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ action, version }: { action: ContentAction; version?: number | undefined }) => act(contentId, action, version),
    onSuccess: (content) => {
      putContent(queryClient, content);
      void queryClient.invalidateQueries({ queryKey: ["publications"] });
      void queryClient.invalidateQueries({ queryKey: ["contents", "list"] });
      void queryClient.invalidateQueries({ queryKey: ["contents", "unscheduled"] });
    },
  });
}

/** The newer of two answers stays: a slow reply must not take back what a faster one showed. */
export function putContent(queryClient: ReturnType<typeof useQueryClient>, content: Content): void {
  queryClient.setQueryData<Content>(contentKey(content.id), (known) => (known && known.version > content.version ? known : content));
}

export function saveDocument(contentId: string, input: { versionId: string; document: ContentDocument }, version: number): Promise<Content> {
  return request<Content>("PATCH", `/contents/${contentId}`, { body: input, ifMatch: version });
}

export function duplicateContent(contentId: string): Promise<Content> {
  return request<Content>("POST", `/contents/${contentId}/duplicate`);
}

export function createContent(input: { brandId: string; productId: string | null; platform: string; language: string; topic: string; document: ContentDocument }): Promise<Content> {
  return request<Content>("POST", "/contents", { body: input });
}

/** Zone, language and words of a brand, as far as writing and planning need them. */
export function useBrandOf(brandId: string | undefined) {
  return useQuery({
    queryKey: ["brands", brandId ?? null],
    queryFn: ({ signal }) => request<Brand>("GET", `/brands/${brandId}`, { signal }),
    enabled: brandId !== undefined,
    staleTime: 60_000,
  });
}

/** Everything by which texts of a brand are checked while a person types. */
export function useGuard(brandId: string | undefined) {
  return useQuery({
    queryKey: ["brands", brandId ?? null, "guard"],
    queryFn: ({ signal }) => request<BrandGuard>("GET", `/brands/${brandId}/guard`, { signal }),
    enabled: brandId !== undefined,
    staleTime: 10_000,
  });
}

export function useProductChoices(brandId: string | undefined) {
  return useQuery({
    queryKey: ["products", "choices", brandId ?? null],
    queryFn: async ({ signal }) => (await request<Page<Product>>("GET", `/brands/${brandId}/products`, { query: { limit: 100 }, signal })).data,
    enabled: brandId !== undefined && brandId !== "",
    staleTime: 60_000,
  });
}

/** Newest files of a brand, of the named kinds. */
export function useBrandFiles(brandId: string, kinds: readonly string[]) {
  const kind = kinds.length === 1 ? kinds[0] : undefined;
  return useQuery({
    queryKey: ["assets", "files", brandId, kind ?? null],
    queryFn: async ({ signal }) => (await request<Page<Asset>>("GET", "/assets", { query: { brandId, kind, limit: 60 }, signal })).data,
    select: (found) => found.filter((asset) => kinds.includes(asset.kind)),
  });
}

export function uploadPicture(brandId: string, file: File): Promise<Asset> {
  const form = new FormData();
  form.set("brandId", brandId);
  form.set("file", file);
  return request<Asset>("POST", "/assets", { body: form });
}

function act(contentId: string, action: ContentAction, version: number | undefined): Promise<Content> {
  const at = `/contents/${contentId}`;
  const options = { ifMatch: version };
  switch (action.kind) {
    case "archive":
      return request<Content>("DELETE", at, options);
    case "media":
      return request<Content>("PUT", `${at}/media`, { ...options, body: { media: action.media } });
    case "unschedule":
    case "restore":
      return request<Content>("POST", `${at}/${action.kind}`);
    default: {
      const { kind, ...body } = action;
      return request<Content>("POST", `${at}/${kind}`, { ...options, body });
    }
  }
}

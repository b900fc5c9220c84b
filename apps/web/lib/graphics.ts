"use client";
import type { ContentGraphic, contentGraphicsSchema, contentGraphicTextsSchema, createGraphicSchema, GraphicFields, GraphicSizeName, GraphicSuggestion, GraphicWarning, listedTemplateSchema, updateGraphicSchema } from "@agency/core/graphics/schema";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { apiUrl, request } from "./api.ts";
import { networkProblem, readProblem } from "./api-problem.ts";

export type { ContentGraphic, GraphicFields, GraphicSizeName, GraphicSuggestion, GraphicTextField, GraphicWarning } from "@agency/core/graphics/schema";
export type ListedTemplate = z.infer<typeof listedTemplateSchema>;

export const sizeNames: readonly GraphicSizeName[] = ["1:1", "4:5", "9:16", "1.91:1", "16:9"];
export const emptyFields: GraphicFields = { texts: {}, colors: null, scheme: null, photoAssetId: null, photo2AssetId: null, backgroundAssetId: null, focus: null, showLogo: true };

/** What a graphic is while it is edited. */
export interface GraphicDraft {
  template: string;
  fields: GraphicFields;
}

export function useTemplates(brandId: string, size: GraphicSizeName = "1:1") {
  return useQuery({
    queryKey: ["graphic-templates", brandId, size],
    queryFn: async ({ signal }) => (await request<{ data: ListedTemplate[] }>("GET", "/graphics/templates", { query: { brandId, size }, signal })).data,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** The key begins with the content, so that its changes ask again. */
export const contentGraphicsKey = (contentId: string) => ["graphics", "of", contentId] as const;

export function useContentGraphics(contentId: string) {
  return useQuery({ queryKey: contentGraphicsKey(contentId), queryFn: ({ signal }) => request<z.infer<typeof contentGraphicsSchema>>("GET", `/contents/${contentId}/graphics`, { signal }) });
}

/** @param contentVersion asks again when the text has changed */
export function useGraphicTexts(contentId: string, contentVersion: number, template: string) {
  return useQuery({
    queryKey: ["graphic-texts", contentId, template, contentVersion],
    queryFn: ({ signal }) => request<z.infer<typeof contentGraphicTextsSchema>>("GET", `/contents/${contentId}/graphic-texts/${encodeURIComponent(template)}`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export function useSuggestions(contentId: string, contentVersion: number) {
  return useQuery({
    queryKey: ["graphic-suggestions", contentId, contentVersion],
    queryFn: async ({ signal }) => {
      const response = await fetch(apiUrl("/graphics/suggest"), { method: "POST", headers: { "content-type": "application/json", accept: "application/json" }, credentials: "same-origin", body: JSON.stringify({ contentId }), signal });
      if (!response.ok) throw await readProblem(response);
      return ((await response.json()) as { data: GraphicSuggestion[] }).data;
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export const createGraphic = (input: z.input<typeof createGraphicSchema>): Promise<ContentGraphic> => request("POST", "/graphics", { body: input });
export const updateGraphic = (id: string, input: z.input<typeof updateGraphicSchema>, version?: number): Promise<ContentGraphic> => request("PATCH", `/graphics/${id}`, { body: input, ifMatch: version });
export const deleteGraphic = (id: string): Promise<void> => request("DELETE", `/graphics/${id}`);

export interface Preview {
  /** Address of the picture in memory; undefined before the first one. */
  url: string | undefined;
  /** The size that `url` shows. */
  size: GraphicSizeName | undefined;
  warnings: GraphicWarning[];
  /** A newer picture is on its way. */
  pending: boolean;
  problem: unknown;
}

/** Rest before a change is drawn; a typing person's letters are not drawn one by one. */
const quietMs = 120;

interface PreviewInput extends GraphicDraft {
  contentId: string;
  contentVersion: number;
  size: GraphicSizeName;
  maxSide?: number;
}

/** The picture as it would be, drawn anew as its input changes; what is overtaken is called off, and the former picture stays until the new one is there. */
export function useGraphicPreview(input: PreviewInput | null): Preview {
  const [shown, setShown] = useState<Pick<Preview, "url" | "size" | "warnings">>({ url: undefined, size: undefined, warnings: [] });
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const drawn = useRef(false);
  // As text, so that only what is to be drawn begins anew, not every render.
  const wanted = JSON.stringify(input);
  useEffect(() => {
    const asked = JSON.parse(wanted) as PreviewInput | null;
    if (asked === null) return;
    const controller = new AbortController();
    setPending(true);
    const timer = setTimeout(
      () => {
        const { contentId, template, fields, size, maxSide } = asked;
        drawPreview({ contentId, template, fields, size, maxSide: maxSide ?? null }, controller.signal).then(
          ({ blob, warnings }) => {
            if (controller.signal.aborted) return;
            drawn.current = true;
            setProblem(undefined);
            setPending(false);
            setShown((former) => {
              if (former.url) URL.revokeObjectURL(former.url);
              return { url: URL.createObjectURL(blob), size, warnings };
            });
          },
          (error: unknown) => {
            if (controller.signal.aborted) return;
            setProblem(error);
            setPending(false);
          },
        );
      },
      drawn.current ? quietMs : 0,
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [wanted]);
  useEffect(
    () => () =>
      setShown(({ url }) => {
        if (url) URL.revokeObjectURL(url);
        return { url: undefined, size: undefined, warnings: [] };
      }),
    [],
  );
  return { ...shown, pending, problem };
}

async function drawPreview(body: object, signal: AbortSignal): Promise<{ blob: Blob; warnings: GraphicWarning[] }> {
  let response: Response;
  try {
    response = await fetch(apiUrl("/graphics/preview"), { method: "POST", headers: { "content-type": "application/json" }, credentials: "same-origin", body: JSON.stringify(body), signal });
  } catch (error) {
    throw networkProblem(error);
  }
  if (!response.ok) throw await readProblem(response);
  return { blob: await response.blob(), warnings: warningsIn(response.headers.get("x-graphic-warnings")) };
}

function warningsIn(header: string | null): GraphicWarning[] {
  try {
    const value: unknown = JSON.parse(header ?? "[]");
    return Array.isArray(value) ? (value as GraphicWarning[]) : [];
  } catch {
    return [];
  }
}

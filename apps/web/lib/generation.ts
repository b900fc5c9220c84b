"use client";
import type { acceptedRunSchema, GenerateInput, GenerationRun } from "@agency/core/generation/schema";
import type { promptSchema } from "@agency/core/prompts/schema";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { z } from "zod";
import { apiUrl, request } from "./api.ts";
import { applyRunEvent, isRunOpen } from "./generation-stream.ts";
import type { RunStreamEvent } from "./generation-stream.ts";

export type Prompt = z.infer<typeof promptSchema>;
export type AcceptedRun = z.infer<typeof acceptedRunSchema>;

export function startGeneration(input: Partial<GenerateInput> & Pick<GenerateInput, "brandId" | "topic">): Promise<AcceptedRun> {
  return request<AcceptedRun>("POST", "/contents/generate", { body: input });
}

export function cancelGeneration(runId: string): Promise<GenerationRun> {
  return request<GenerationRun>("POST", `/generation-runs/${runId}/cancel`);
}

const runKey = (runId: string) => ["generation-runs", runId] as const;

/** A run and, while it is open, its words as they come. A refresh goes on from what has been written. */
export function useGenerationRun(runId: string | null) {
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: runKey(runId ?? ""),
    queryFn: async ({ signal }) => keepLongerTexts(await request<GenerationRun>("GET", `/generation-runs/${runId}`, { signal }), queryClient.getQueryData(runKey(runId ?? ""))),
    enabled: runId !== null,
    // The stream is the fast way; this is the sure one.
    refetchInterval: ({ state }) => (state.data && isRunOpen(state.data) ? 4000 : false),
  });
  const open = query.data !== undefined && isRunOpen(query.data);
  useEffect(() => {
    if (runId === null || !open) return;
    const stream = new EventSource(apiUrl(`/generation-runs/${runId}/events`));
    const receive = (message: MessageEvent<string>) => {
      const known = queryClient.getQueryData<GenerationRun>(runKey(runId));
      const event = parseEvent(message);
      if (!known || !event) return;
      const next = applyRunEvent(known, event);
      if (next === undefined) return void queryClient.invalidateQueries({ queryKey: runKey(runId) });
      queryClient.setQueryData(runKey(runId), next);
      if (!isRunOpen(next)) {
        stream.close();
        void queryClient.invalidateQueries({ queryKey: ["contents"] });
        void queryClient.invalidateQueries({ queryKey: runKey(runId) });
      } else if (event.type === "item" && event.item.contentVersionId !== null && known.contentId) {
        void queryClient.invalidateQueries({ queryKey: ["contents", known.contentId] });
      }
    };
    for (const type of ["delta", "item", "run"]) stream.addEventListener(type, receive);
    return () => stream.close();
  }, [runId, open, queryClient]);
  return query;
}

export function usePromptChoices(filter: { category: string; language: string }) {
  return useQuery({
    queryKey: ["prompts", "choices", filter],
    queryFn: async ({ signal }) => (await request<{ data: Prompt[] }>("GET", "/prompts", { query: { ...filter, limit: 100 }, signal })).data.filter((prompt) => prompt.isActive),
    staleTime: 60_000,
  });
}

/** The API may answer with less than has streamed already. */
function keepLongerTexts(fresh: GenerationRun, known: GenerationRun | undefined): GenerationRun {
  if (!known) return fresh;
  return {
    ...fresh,
    items: fresh.items.map((item) => {
      const before = known.items.find((other) => other.id === item.id)?.text ?? "";
      return before.length > item.text.length && before.startsWith(item.text) ? { ...item, text: before } : item;
    }),
  };
}

function parseEvent(message: MessageEvent<string>): RunStreamEvent | undefined {
  try {
    const data = JSON.parse(message.data) as Record<string, unknown>;
    return { type: message.type, ...data } as RunStreamEvent;
  } catch {
    return undefined;
  }
}

import type { GenerationRun, runStreamEventSchema } from "@agency/core/generation/schema";
import type { z } from "zod";

export type RunStreamEvent = z.infer<typeof runStreamEventSchema>;

const openStatuses: readonly string[] = ["queued", "running"];

export const isRunOpen = (run: Pick<GenerationRun, "status">): boolean => openStatuses.includes(run.status);

/**
 * The run after one event of its stream. A delta that is known already changes nothing, so a stream may be replayed.
 * Undefined when text is missing between what is known and the delta: read the run anew.
 */
export function applyRunEvent(run: GenerationRun, event: RunStreamEvent): GenerationRun | undefined {
  switch (event.type) {
    case "run":
      return { ...run, status: event.status, contentId: event.contentId ?? run.contentId };
    case "item":
      return { ...run, items: run.items.map((item) => (item.id === event.item.id ? { ...event.item, text: longer(event.item.text, item.text) } : item)) };
    case "delta": {
      const item = run.items.find((candidate) => candidate.id === event.itemId);
      if (!item || event.startAt > item.text.length) return undefined;
      if (item.text.slice(event.startAt, event.startAt + event.text.length) === event.text) return run;
      const text = item.text.slice(0, event.startAt) + event.text;
      return { ...run, items: run.items.map((other) => (other.id === item.id ? { ...other, text, status: other.status === "queued" ? "running" : other.status } : other)) };
    }
  }
}

/** An item that was announced without its text keeps what has streamed. */
const longer = (one: string, other: string): string => (one.length >= other.length ? one : other);

import type { z } from "zod";
import type { StreamEvent } from "@agency/platform/live";
import type { streamEventSchema } from "./schema.ts";

/** The event as clients see it; `at` repeats `createdAt` on the live wire, where messages are short. */
export function presentEvent(event: StreamEvent): z.input<typeof streamEventSchema> {
  const { organizationId: _organization, ...shown } = event;
  return shown;
}

export const liveMessage = (event: StreamEvent): string => JSON.stringify({ ...presentEvent(event), at: event.createdAt });

import type { meSchema, setupSchema } from "@agency/core/identity/schema";
import type { z } from "zod";

type Principal = z.infer<typeof meSchema>;

/** The person at the dashboard; an API key has no user and no pages. */
export type Me = Principal & { user: NonNullable<Principal["user"]> };
export type Setup = z.infer<typeof setupSchema>;

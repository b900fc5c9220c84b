import { z } from "zod";

/** Who is signed in, from `GET /api/v1/me`. Fields a newer server adds are ignored. */
export const meSchema = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  organization: z.object({ id: z.string(), name: z.string(), timeZone: z.string(), locale: z.string() }),
  role: z.string(),
  permissions: z.array(z.string()),
});
export type Me = z.infer<typeof meSchema>;

/** State of the installation, from `GET /api/v1/setup`; readable without signing in. */
export const setupSchema = z.object({
  needsOwner: z.boolean(),
  sandbox: z.boolean(),
  version: z.string(),
  capabilities: z.record(z.string(), z.unknown()).default({}),
});
export type Setup = z.infer<typeof setupSchema>;

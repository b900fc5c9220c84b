import { z } from "zod";

export const auditEntrySchema = z
  .object({
    id: z.uuid(),
    action: z.string(),
    subjectType: z.string(),
    subjectId: z.uuid().nullable(),
    actorKind: z.enum(["user", "api_key", "system"]),
    actorId: z.uuid().nullable(),
    detail: z.record(z.string(), z.unknown()),
    requestId: z.string().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: "AuditEntry" });

export const streamEventSchema = z
  .object({
    id: z.uuid(),
    position: z.string(),
    type: z.string(),
    subjectType: z.string(),
    subjectId: z.uuid(),
    brandId: z.uuid().nullable(),
    actorKind: z.enum(["user", "api_key", "system"]),
    actorId: z.uuid().nullable(),
    payload: z.record(z.string(), z.unknown()),
    createdAt: z.string(),
  })
  .meta({ id: "StreamEvent" });

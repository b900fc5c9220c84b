export { auditRoutes } from "./routes.ts";
export { createLiveSession, type LiveEnd, type LiveSession, type LiveSessionOptions, type LiveTransport } from "./live-session.ts";
export { liveMessage } from "./present-event.ts";
export { liveRoutes, type LiveRouteDependencies } from "./live-routes.ts";
export { mayObserve } from "./rules.ts";
export { positionOf } from "./stream-position.ts";
export { recordAudit, type NewAuditEntry } from "./record-audit.ts";
export { auditLog, type AuditRow } from "./table.ts";

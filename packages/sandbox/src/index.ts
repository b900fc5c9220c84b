export { createSandbox } from "./create-sandbox.ts";
export type { Sandbox } from "./create-sandbox.ts";
export { startSandboxServer } from "./start-sandbox-server.ts";
export type { SandboxServer } from "./start-sandbox-server.ts";
export type { SandboxOptions } from "./sandbox-context.ts";
export type { FaultKind, FaultPlan } from "./faults/fault.ts";
export type { FaultStatus } from "./faults/fault-plans.ts";
export type { Ledger, LedgerPost } from "./ledger/read-ledger.ts";
export type { GenerationCall } from "./text/generation-calls.ts";

import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import { setTimeout as sleep } from "node:timers/promises";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import type { TakenFault } from "./fault.ts";
import type { CallIdentity } from "./fault-plans.ts";
import { isEventStream } from "../text/event-stream.ts";

/** How one stand-in words the failures that a fault plan can order. */
export interface FaultWording {
  rateLimit(fault: TakenFault): Response;
  serverError(fault: TakenFault): Response;
  expiredToken(fault: TakenFault): Response;
  revokedToken(fault: TakenFault): Response;
  refusal?(fault: TakenFault): Response;
  duplicate?(fault: TakenFault): Response;
}

/**
 * Serves one third-party call: the fault plan first, then `serve` (which commits), then the answer delay.
 * `serve` receives the faults that only it can play (`refusal`, `truncated`, `stale_listing`).
 */
export async function runOperation(
  sandbox: SandboxContext,
  c: Context<SandboxEnv>,
  call: CallIdentity,
  wording: FaultWording,
  serve: (fault: TakenFault | undefined) => Response | Promise<Response>,
): Promise<Response> {
  const fault = sandbox.faults.take(call);
  if (!fault) return delayed(sandbox, call, await serve(undefined));
  sandbox.log({ event: "sandbox.fault", ...call, fault: fault.fault, faultId: fault.id });
  switch (fault.fault) {
    case "drop_before":
      return cutLine(c);
    case "timeout_before_commit":
      await sleep(fault.delayMs ?? defaultHoldMs);
      return cutLine(c);
    case "rate_limit":
      return wording.rateLimit(fault);
    case "server_error":
      return wording.serverError(fault);
    case "expired_token":
      return wording.expiredToken(fault);
    case "revoked_token":
      return wording.revokedToken(fault);
    case "duplicate":
      return wording.duplicate ? wording.duplicate(fault) : serve(undefined);
    case "refusal":
      return wording.refusal ? wording.refusal(fault) : delayed(sandbox, call, await serve(fault));
    case "truncated":
    case "stale_listing":
    case "wrong_shape":
    case "absurd_usage":
    case "slow_processing":
    case "stuck":
    case "processing_failed":
    case "vanished_output":
    case "no_webhook":
    case "forged_webhook":
    case "duplicate_webhook":
    case "early_webhook":
      return delayed(sandbox, call, await serve(fault));
    // The stand-in keeps half of what it was sent.
    case "cut_upload":
      await (await serve(fault)).body?.cancel();
      return cutLine(c);
    case "cut_stream": {
      const response = await serve(fault);
      return isEventStream(response) || !response.ok ? response : cutLine(c);
    }
    case "slow": {
      const response = await serve(undefined);
      await sleep(fault.delayMs ?? defaultSlowMs);
      return response;
    }
    case "lost_response_after_commit":
    case "timeout_after_commit":
    case "server_error_after_commit":
    case "malformed":
      return afterCommit(sandbox, c, fault, wording, await serve(undefined));
  }
}

const defaultHoldMs = 30_000;
const defaultSlowMs = 2_000;

async function afterCommit(
  sandbox: SandboxContext, c: Context<SandboxEnv>, fault: TakenFault, wording: FaultWording, response: Response,
): Promise<Response> {
  if (!response.ok) {
    sandbox.faults.giveBack(fault);
    return response;
  }
  if (fault.fault === "timeout_after_commit") await sleep(fault.delayMs ?? defaultHoldMs);
  if (fault.fault === "server_error_after_commit") return wording.serverError(fault);
  if (fault.fault === "malformed") return new Response('{"id":"12', { status: 200, headers: { "content-type": "application/json" } });
  await response.body?.cancel();
  return cutLine(c);
}

/** A stream takes its own time. */
async function delayed(sandbox: SandboxContext, call: CallIdentity, response: Response): Promise<Response> {
  const latencyMs = isEventStream(response) ? 0 : sandbox.latencies.of(call.host);
  if (latencyMs > 0) await sleep(latencyMs);
  return response;
}

/** Destroys the socket without a byte of an answer. Outside node:http (no socket) the caller sees 502. */
function cutLine(c: Context<SandboxEnv>): Response {
  const incoming = c.env?.incoming;
  if (!incoming) return new Response(null, { status: 502 });
  incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

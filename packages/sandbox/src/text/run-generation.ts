import type { Context } from "hono";
import type { TakenFault } from "../faults/fault.ts";
import type { CallIdentity } from "../faults/fault-plans.ts";
import { runOperation } from "../faults/run-operation.ts";
import type { FaultWording } from "../faults/run-operation.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { isEventStream } from "./event-stream.ts";

/** Serves a call that makes a model write: the provider's limits first, then faults and the answer. Under way until its answer is read. */
export async function runGeneration(
  sandbox: SandboxContext, c: Context<SandboxEnv>, call: CallIdentity, wording: FaultWording,
  serve: (fault: TakenFault | undefined) => Response | Promise<Response>,
): Promise<Response> {
  const ticket = sandbox.traffic.enter(call.host, sandbox.now());
  if (ticket.refusedForMs !== null) return wording.rateLimit({ id: 0, fault: "rate_limit", delayMs: ticket.refusedForMs, code: undefined });
  try {
    const response = await runOperation(sandbox, c, call, wording, serve);
    if (isEventStream(response) && response.body) return new Response(untilRead(response.body, ticket.leave), response);
    ticket.leave();
    return response;
  } catch (error) {
    ticket.leave();
    throw error;
  }
}

function untilRead(body: ReadableStream<Uint8Array>, leave: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        leave();
        controller.close();
      } catch (error) {
        leave();
        controller.error(error);
      }
    },
    async cancel(reason) {
      leave();
      await reader.cancel(reason);
    },
  });
}

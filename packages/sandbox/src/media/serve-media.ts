import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import type { TakenFault } from "../faults/fault.ts";
import { runOperation } from "../faults/run-operation.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";

/** A refusal in a stand-in's own words. */
export class MediaRefusal extends Error {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, string>;

  constructor(status: number, body: unknown, headers: Record<string, string> = {}) {
    super(`HTTP ${status}`);
    this.name = "MediaRefusal";
    this.status = status;
    this.body = body;
    this.headers = headers;
  }

  toResponse(): Response {
    return Response.json(this.body, { status: this.status, headers: this.headers });
  }
}

/** How one maker of media recognises its callers and words its failures. */
export interface MediaDialect {
  host: string;
  /** @returns the key, which is the account @throws MediaRefusal */
  authenticate(c: Context<SandboxEnv>): string;
  rateLimited(fault: TakenFault): MediaRefusal;
  failed(status: number): MediaRefusal;
  badKey(): MediaRefusal;
}

export type MediaAnswer = (call: { account: string; fault: TakenFault | undefined; requestId: string }) => Response | Promise<Response>;

/** Serves one call of a media API: faults first, then the key, then the answer. */
export function serveMedia(sandbox: SandboxContext, dialect: MediaDialect, c: Context<SandboxEnv>, operation: string, answer: MediaAnswer): Promise<Response> {
  const wording = {
    rateLimit: (fault: TakenFault) => dialect.rateLimited(fault).toResponse(),
    serverError: (fault: TakenFault) => dialect.failed(Number(fault.code ?? 500)).toResponse(),
    expiredToken: () => dialect.badKey().toResponse(),
    revokedToken: () => dialect.badKey().toResponse(),
  };
  return runOperation(sandbox, c, { host: dialect.host, operation, account: null }, wording, async (fault) => {
    try {
      const account = dialect.authenticate(c);
      if (account.startsWith("invalid")) throw dialect.badKey();
      return await answer({ account, fault, requestId: randomUUID() });
    } catch (error) {
      if (error instanceof MediaRefusal) return error.toResponse();
      throw error;
    }
  });
}

/** @throws MediaRefusal as `refuse` words it */
export async function readJson(c: Context<SandboxEnv>, refuse: (message: string) => MediaRefusal): Promise<unknown> {
  try {
    return (await c.req.json()) as unknown;
  } catch {
    throw refuse("The request body is not valid JSON");
  }
}

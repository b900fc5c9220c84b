import { pino, type Logger } from "pino";

export type Log = Logger;

/** Field names whose values never reach a log line, wherever they stand. */
const secretFields = ["password", "token", "accessToken", "access_token", "apiKey", "authorization", "cookie", "secret", "sealedToken", "sealedKey", "appsecret_proof"];

/** Structured logs on stderr, so that stdout stays free for the one line that a person reads at start. */
export function createLog(options: { level: string; name?: string }): Log {
  return pino(
    {
      level: options.level,
      base: { name: options.name ?? "agency" },
      serializers: { err: (error: unknown) => serializeError(error) },
      redact: { paths: secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: "[redacted]" },
    },
    pino.destination({ fd: 2, sync: false }),
  );
}

/** What else of an error is worth reading and holds no customer's word. */
const plainFields = ["code", "status", "kind", "provider", "network", "constraint", "table", "syscall", "requestId", "retryAfterMs"];
const deepestCause = 4;

/** A failed query names its SQL and never its parameters: those are customers' words and sealed secrets (R35). */
export function serializeError(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { message: `thrown: ${typeof error}` };
  const message = withoutValues(error);
  const given = error as unknown as Record<string, unknown>;
  return {
    type: error.constructor.name,
    message,
    ...Object.fromEntries(plainFields.filter((field) => ["string", "number"].includes(typeof given[field])).map((field) => [field, given[field]])),
    stack: `${error.name}: ${message}${framesOf(error)}`,
    ...(error.cause === undefined || depth >= deepestCause ? {} : { cause: serializeError(error.cause, depth + 1) }),
  };
}

function withoutValues(error: Error): string {
  const { query, code } = error as { query?: unknown; code?: unknown };
  if (typeof query === "string") return `Failed query: ${query}`;
  // Postgres quotes the value that it could not take: SQLSTATE class 22.
  return typeof code === "string" && /^22[0-9A-Z]{3}$/.test(code) ? error.message.replace(/".*"/s, '"…"') : error.message;
}

/** The frames alone: what precedes them repeats the message, parameters and all, over as many lines as it likes. */
function framesOf(error: Error): string {
  const stack = error.stack ?? "";
  const end = stack.indexOf(error.message) + error.message.length;
  const frames = stack.includes(error.message) ? stack.slice(end) : "";
  return /^\s*\n\s+at /.test(frames) ? frames : "";
}

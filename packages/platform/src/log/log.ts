import { pino, stdSerializers, type Logger } from "pino";

export type Log = Logger;

/** Field names whose values never reach a log line, wherever they stand. */
const secretFields = ["password", "token", "accessToken", "access_token", "apiKey", "authorization", "cookie", "secret", "sealedToken", "sealedKey", "appsecret_proof"];

/** Structured logs on stderr, so that stdout stays free for the one line that a person reads at start. */
export function createLog(options: { level: string; name?: string }): Log {
  return pino(
    {
      level: options.level,
      base: { name: options.name ?? "agency" },
      serializers: { err: serializeError },
      redact: { paths: secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: "[redacted]" },
    },
    pino.destination({ fd: 2, sync: false }),
  );
}

/** A failed query names its SQL and never its parameters: those are customers' words and sealed secrets (R35). */
function serializeError(error: Error): object {
  const { params: _params, raw: _raw, ...shown } = stdSerializers.err(error) as unknown as Record<string, unknown>;
  const withoutParameters = (text: unknown) => (typeof text === "string" ? text.replace(/\nparams: [\s\S]*?(?=: [a-z][^\n]*$|\n {4}at |$)/m, "") : text);
  return { ...shown, message: withoutParameters(shown["message"]), stack: withoutParameters(shown["stack"]) };
}

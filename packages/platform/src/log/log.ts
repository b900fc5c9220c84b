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
      redact: { paths: secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: "[redacted]" },
    },
    pino.destination({ fd: 2, sync: false }),
  );
}

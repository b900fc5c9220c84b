import { parseArgs } from "node:util";
import { startSandboxServer } from "./start-sandbox-server.ts";

/** Runs the sandbox as a process of its own; prints one JSON line `{origin}` when it answers. */
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    host: { type: "string", default: "127.0.0.1" },
    "state-dir": { type: "string" },
    "public-origin": { type: "string" },
    "answer-delay-ms": { type: "string", default: "0" },
    "no-faults": { type: "boolean", default: false },
  },
});
const stateDir = values["state-dir"];
if (!stateDir) {
  process.stderr.write("usage: main.ts --state-dir DIR [--port N] [--host H] [--public-origin URL] [--answer-delay-ms N] [--no-faults]\n");
  process.exit(2);
}
const publicOrigin = values["public-origin"];
const server = await startSandboxServer({
  stateDir, port: Number(values.port), host: values.host, faultsEnabled: !values["no-faults"], answerDelayMs: Number(values["answer-delay-ms"]),
  ...(publicOrigin ? { publicOrigin: () => publicOrigin } : {}),
  log: (line) => process.stderr.write(`${JSON.stringify(line)}\n`),
});
process.stdout.write(`${JSON.stringify({ origin: server.origin })}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void server.close().then(() => process.exit(0)));
}

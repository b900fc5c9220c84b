import path from "node:path";
import { createInterface } from "node:readline";
import { composeNetworks, networkOrigins } from "@agency/server/compose-networks";
import { createMediaLinks } from "@agency/core/assets";
import { startPublisher } from "@agency/core/publishing";
import { loadConfig } from "@agency/platform/config";
import { createDatabase } from "@agency/platform/db";
import { createEgress } from "@agency/platform/egress";
import { createFailpoint } from "@agency/platform/failpoint";
import { createLiveHub } from "@agency/platform/live";
import { createLog } from "@agency/platform/log";
import { createKeyRing, deriveKey } from "@agency/platform/secrets";
import { createDiskStorage } from "@agency/platform/storage";

/**
 * A process that only publishes. Lines on stdin tell it for which installation: `{"run": environment}` starts a worker there
 * (`running`), `{"stop": true}` drains it (`idle`). It dies as the environment's failpoint says, or with its parent.
 */
type Message = { run: Record<string, string> } | { stop: true };

let stop: (() => Promise<void>) | undefined;
const say = (line: string) => process.stdout.write(`${line}\n`);
say("idle");
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line) as Message;
  if ("run" in message) {
    stop = startWorker(message.run);
    say("running");
  } else {
    await stop?.();
    say("idle");
  }
}
process.exit(0);

function startWorker(environment: Record<string, string>): () => Promise<void> {
  const config = loadConfig(environment);
  const log = createLog({ level: config.LOG_LEVEL });
  const db = createDatabase({ url: config.DATABASE_URL!, poolSize: 4, onError: () => {} });
  const sandbox = { origin: config.SANDBOX_ORIGIN!, publicOrigin: config.SANDBOX_ORIGIN! };
  const egress = createEgress({ allow: [], trustedOrigins: [sandbox.origin, ...networkOrigins(config)], timeoutMs: config.NETWORK_TIMEOUT_MS });
  const live = createLiveHub({ db, log });
  const publisher = startPublisher({
    config,
    log,
    db,
    live,
    mediaLinks: createMediaLinks({ secret: deriveKey(config.AGENCY_SECRET_KEY!, "media"), baseUrl: config.PUBLIC_MEDIA_BASE_URL }),
    storage: createDiskStorage(path.join(config.AGENCY_DATA_DIR, "files")),
    keyRing: createKeyRing({ keys: [{ id: "matrix", key: deriveKey(config.AGENCY_SECRET_KEY!, "seal") }] }),
    failpoint: createFailpoint(config.AGENCY_FAILPOINT),
    socialNetwork: composeNetworks({ config, egress, sandbox }).socialNetwork,
  });
  return async () => {
    await publisher.stop(config.DRAIN_MS);
    await live.close();
    await egress.close();
    await db.close();
  };
}

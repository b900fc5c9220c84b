import { createHash, randomUUID } from "node:crypto";
import path from "node:path";
import { sql } from "drizzle-orm";
import type { Config } from "@agency/platform/config";
import { createDatabase, type Database } from "@agency/platform/db";
import { createEgress } from "@agency/platform/egress";
import { createFailpoint } from "@agency/platform/failpoint";
import { createCursorSigner } from "@agency/platform/http";
import { startJobs } from "@agency/platform/jobs";
import { createLiveHub } from "@agency/platform/live";
import type { Log } from "@agency/platform/log";
import { createKeyRing, deriveKey, loadOrCreateMasterSecret } from "@agency/platform/secrets";
import { createDiskStorage, createS3Storage, s3Origin, type DiskStorage, type S3StorageOptions, type Storage } from "@agency/platform/storage";
import type { CoreDependencies } from "@agency/core";
import { createMediaLinks } from "@agency/core/assets";
import { linkedinVersionWarning } from "@agency/providers/social";
import { composeNetworks, networkOrigins, type ComposedNetworks } from "./compose-networks.ts";

export interface ComposedCore extends CoreDependencies, Pick<ComposedNetworks, "signingApps"> {
  /** Takes parts of direct uploads where files live on this machine's disk; null where browsers send them to a bucket. */
  receiveParts: Pick<DiskStorage, "receivePart"> | null;
  /** Origin to which browsers send large files; null where it is our own. */
  bucketOrigin: string | null;
  /** Signs session cookies; the same in every process that shares the secret key. */
  sessionSecret: string;
  close(): Promise<void>;
}

/** Builds what the rooms stand on. Nothing runs yet but connections. */
export async function composeCore(options: {
  config: Config;
  log: Log;
  databaseUrl: string;
  databaseDirectUrl?: string | undefined;
  /** How this process reaches the sandbox, and how a browser does; null where there is none. */
  sandbox: { origin: string; publicOrigin: string } | null;
  superviseJobs: boolean;
}): Promise<ComposedCore> {
  const { config, log, sandbox } = options;
  const ending = config.LINKEDIN_CLIENT_ID ? linkedinVersionWarning(config.LINKEDIN_VERSION, new Date()) : null;
  if (ending) log.warn(ending);
  const masterSecret = config.AGENCY_SECRET_KEY ?? loadOrCreateMasterSecret(config.AGENCY_DATA_DIR);
  const db = createDatabase({
    url: options.databaseUrl,
    directUrl: options.databaseDirectUrl,
    poolSize: config.DATABASE_POOL_SIZE,
    onError: (error) => log.warn({ err: error }, "an idle database connection broke; it is replaced"),
  });
  const bucket = bucketOf(config);
  const egress = createEgress({
    allow: config.EGRESS_ALLOW,
    trustedOrigins: [...baseUrls(config), ...networkOrigins(config), ...(bucket ? [s3Origin(bucket)] : []), ...(sandbox ? [sandbox.origin, sandbox.publicOrigin] : [])],
    timeoutMs: config.NETWORK_TIMEOUT_MS,
  });
  const disk = bucket ? null : createDiskStorage(path.join(config.AGENCY_DATA_DIR, "files"), { uploadSecret: deriveKey(masterSecret, "upload") });
  const storage: Storage = disk ?? createS3Storage({ ...bucket!, fetch: egress.trusted(s3Origin(bucket!)) });
  const live = createLiveHub({ db, log });
  const jobs = await startJobs({ url: db.directUrl, log, supervise: options.superviseJobs });
  const secrets = [masterSecret, ...config.AGENCY_PREVIOUS_SECRET_KEYS];
  await registerKeys(db, secrets);
  return {
    config,
    log,
    db,
    jobs,
    live,
    egress,
    storage,
    receiveParts: disk,
    bucketOrigin: bucket ? s3Origin(bucket) : null,
    mediaLinks: createMediaLinks({ secret: deriveKey(masterSecret, "media"), baseUrl: config.PUBLIC_MEDIA_BASE_URL }),
    keyRing: createKeyRing({ keys: secrets.map((secret) => ({ id: keyId(secret), key: deriveKey(secret, "seal") })) }),
    cursors: createCursorSigner(deriveKey(masterSecret, "cursor")),
    failpoint: createFailpoint(config.AGENCY_FAILPOINT),
    processId: randomUUID(),
    sandboxOrigin: sandbox?.origin ?? null,
    sandboxPublicOrigin: sandbox?.publicOrigin ?? null,
    ...composeNetworks({ config, egress, sandbox }),
    sessionSecret: deriveKey(masterSecret, "session").toString("base64url"),
    async close() {
      await live.close();
      await egress.close();
      await db.close();
    },
  };
}

/** Every `…_BASE_URL` is where a known provider is. */
const baseUrls = (config: Config): string[] => Object.entries(config).flatMap(([name, value]) => (name.endsWith("_BASE_URL") && typeof value === "string" ? [value] : []));

/** Where files live instead of on the disk; null without S3_BUCKET_NAME. */
export function bucketOf(config: Config): Omit<S3StorageOptions, "fetch"> | null {
  if (config.S3_BUCKET_NAME === undefined) return null;
  return {
    endpoint: config.S3_ENDPOINT,
    bucket: config.S3_BUCKET_NAME,
    region: config.S3_REGION,
    accessKeyId: config.AWS_ACCESS_KEY_ID!,
    secretAccessKey: config.AWS_SECRET_ACCESS_KEY!,
    forcePathStyle: config.S3_FORCE_PATH_STYLE,
  };
}

/** Names a key without telling it: a fingerprint of what is derived from it. */
export const keyId = (secret: string): string => `k${createHash("sha256").update(deriveKey(secret, "key-id")).digest("hex").slice(0, 12)}`;

/** Writes down which keys exist, so that a process with a foreign key is found out (R35). */
async function registerKeys(db: Database, secrets: string[]): Promise<void> {
  await db.system(async (tx) => {
    for (const secret of secrets) {
      const id = keyId(secret);
      await tx.execute(sql`insert into platform.key_ring (key_id, fingerprint) values (${id}, ${id}) on conflict do nothing`);
    }
  });
}

import { constants } from "node:fs";
import { access, mkdir, statfs } from "node:fs/promises";
import { createServer } from "node:net";
import pg from "pg";
import { ConfigError, loadConfig, type Config } from "@agency/platform/config";
import { createEgress } from "@agency/platform/egress";
import { migrationStatus } from "@agency/platform/migrate";
import { findRunningPostgres } from "@agency/platform/postgres";
import { createS3Storage, s3Origin } from "@agency/platform/storage";
import { linkedinVersionWarning } from "@agency/providers/social";
import { bucketOf } from "../compose-core.ts";
import { migrationFolders } from "../start.ts";

interface Finding {
  what: string;
  level: "ok" | "note" | "problem";
  detail: string;
}

const marks = { ok: "✓", note: "·", problem: "✗" };
const lowDiskBytes = 1024 ** 3;

/** Checks what the product needs and prints a line for each. @returns 0 when it can run, 1 when something has to be done first */
export async function doctorCommand(environment: NodeJS.ProcessEnv): Promise<number> {
  const findings: Finding[] = [];
  let config: Config | undefined;
  try {
    config = loadConfig(environment);
    findings.push({ what: "settings", level: "ok", detail: `${config.AGENCY_ENV}, data in ${config.AGENCY_DATA_DIR}` });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    findings.push({ what: "settings", level: "problem", detail: error.message });
  }
  findings.push(checkNode());
  if (config) {
    findings.push(await checkDataDirectory(config), await checkFiles(config), await checkDatabase(config), await checkPort(config), ...checkKeys(config), ...checkVersions(config));
  }
  for (const { what, level, detail } of findings) process.stdout.write(`${marks[level]} ${what}: ${detail}\n`);
  return findings.some((finding) => finding.level === "problem") ? 1 : 0;
}

function checkNode(): Finding {
  const major = Number(process.versions.node.split(".")[0]);
  return major >= 24
    ? { what: "Node.js", level: "ok", detail: process.version }
    : { what: "Node.js", level: "problem", detail: `${process.version} is too old. Use npm scripts, which bring Node 24: npm run agency -- doctor` };
}

async function checkDataDirectory(config: Config): Promise<Finding> {
  try {
    await mkdir(config.AGENCY_DATA_DIR, { recursive: true });
    await access(config.AGENCY_DATA_DIR, constants.W_OK);
    const disk = await statfs(config.AGENCY_DATA_DIR);
    const free = disk.bavail * disk.bsize;
    const text = `${(free / 1024 ** 3).toFixed(1)} GB free`;
    return free < lowDiskBytes ? { what: "data directory", level: "problem", detail: `only ${text}. Free some space.` } : { what: "data directory", level: "ok", detail: text };
  } catch {
    return { what: "data directory", level: "problem", detail: `${config.AGENCY_DATA_DIR} cannot be written. Correct its rights or set AGENCY_DATA_DIR.` };
  }
}

async function checkFiles(config: Config): Promise<Finding> {
  const bucket = bucketOf(config);
  if (!bucket) return { what: "files", level: "ok", detail: "on this disk" };
  const egress = createEgress({ allow: config.EGRESS_ALLOW, trustedOrigins: [s3Origin(bucket)], timeoutMs: config.NETWORK_TIMEOUT_MS });
  const storage = createS3Storage({ ...bucket, fetch: egress.trusted(s3Origin(bucket)) });
  try {
    await storage.check();
    return { what: "files", level: "ok", detail: `in the bucket ${bucket.bucket}; large uploads need PUT from ${config.PUBLIC_ORIGIN} in its CORS rules` };
  } catch (error) {
    return { what: "files", level: "problem", detail: `${(error as Error).message} Check S3_ENDPOINT, S3_BUCKET_NAME and its keys.` };
  } finally {
    storage.close();
    await egress.close();
  }
}

async function checkDatabase(config: Config): Promise<Finding> {
  const url = config.DATABASE_URL ?? (await findRunningPostgres({ dataDir: config.AGENCY_DATA_DIR }))?.url;
  if (url === undefined) return { what: "database", level: "ok", detail: "embedded, starts with the product" };
  const client = new pg.Client({ connectionString: config.DATABASE_DIRECT_URL ?? url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const version = await client.query<{ server_version: string }>("show server_version");
    const { pending } = await migrationStatus({ url: config.DATABASE_DIRECT_URL ?? url, folders: migrationFolders });
    const schema = pending.length === 0 ? "schema up to date" : `${pending.length} migrations wait for the next start`;
    return { what: "database", level: "ok", detail: `Postgres ${version.rows[0]!.server_version}, ${schema}` };
  } catch (error) {
    return { what: "database", level: "problem", detail: `cannot be used: ${(error as Error).message}. Check DATABASE_URL.` };
  } finally {
    await client.end().catch(() => {});
  }
}

async function checkPort(config: Config): Promise<Finding> {
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(config.PORT, config.HOST, () => probe.close(() => resolve(true)));
  });
  return free
    ? { what: "port", level: "ok", detail: `${config.PORT} is free` }
    : { what: "port", level: "note", detail: `${config.PORT} is in use: by the running product, or by something else (then set PORT)` };
}

/** LinkedIn ends each version of its API a year after it came. */
function checkVersions(config: Config): Finding[] {
  const warning = config.LINKEDIN_CLIENT_ID ? linkedinVersionWarning(config.LINKEDIN_VERSION, new Date()) : null;
  return warning ? [{ what: "LinkedIn", level: "note", detail: warning }] : [];
}

function checkKeys(config: Config): Finding[] {
  const optional: [string, unknown, string][] = [
    ["OpenAI", config.OPENAI_API_KEY, "OPENAI_API_KEY, or in the dashboard under Settings → Providers"],
    ["Anthropic", config.ANTHROPIC_API_KEY, "ANTHROPIC_API_KEY, or in the dashboard under Settings → Providers"],
    ["Facebook", config.FACEBOOK_APP_ID && config.FACEBOOK_APP_SECRET, "FACEBOOK_APP_ID and FACEBOOK_APP_SECRET; until then the sandbox stands in"],
    ["Instagram", config.INSTAGRAM_APP_ID && config.INSTAGRAM_APP_SECRET, "INSTAGRAM_APP_ID and INSTAGRAM_APP_SECRET, for accounts without a Facebook page"],
    ["TikTok", config.TIKTOK_CLIENT_KEY && config.TIKTOK_CLIENT_SECRET, "TIKTOK_CLIENT_KEY and TIKTOK_CLIENT_SECRET; until then the sandbox stands in"],
    ["LinkedIn", config.LINKEDIN_CLIENT_ID && config.LINKEDIN_CLIENT_SECRET, "LINKEDIN_CLIENT_ID and LINKEDIN_CLIENT_SECRET; until then the sandbox stands in"],
  ];
  return optional.map(([what, value, how]) => (value ? { what, level: "ok", detail: "key set" } : { what, level: "note", detail: `not set (optional): ${how}` }));
}

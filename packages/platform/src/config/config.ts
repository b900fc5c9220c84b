import path from "node:path";
import { z } from "zod";
import { isWeakSecret } from "../secrets/index.ts";

const milliseconds = (fallback: number) => z.coerce.number().int().min(1).max(86_400_000).default(fallback);
const port = z.coerce.number().int().min(0).max(65_535);
const flag = z
  .enum(["true", "false", "1", "0", "on", "off", ""])
  .transform((value) => value === "true" || value === "1" || value === "on");
const list = z.string().transform((value) => value.split(",").map((entry) => entry.trim()).filter(Boolean));
const origin = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ""));
const secret = z.string().min(1).optional();

/** Every setting of the product, by its environment name. `.env.example` documents the same list. */
const environmentSchema = z.object({
  AGENCY_ENV: z.enum(["development", "test", "production"]).default("development"),
  AGENCY_DATA_DIR: z.string().min(1).default(".data"),
  AGENCY_SECRET_KEY: secret,
  AGENCY_PREVIOUS_SECRET_KEYS: list.default([]),
  AGENCY_FAILPOINT: z.string().regex(/^[a-z0-9_.:-]+:(before|after)$/).optional(),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: port.default(3000),
  PUBLIC_ORIGIN: origin.optional(),
  TRUSTED_PROXIES: list.default([]),
  METRICS_TOKEN: secret,
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),

  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_DIRECT_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(16),

  S3_BUCKET_NAME: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/).optional(),
  S3_ENDPOINT: origin.optional(),
  S3_REGION: z.string().min(1).default("us-east-1"),
  S3_FORCE_PATH_STYLE: flag.default(true),
  AWS_ACCESS_KEY_ID: secret,
  AWS_SECRET_ACCESS_KEY: secret,
  PUBLIC_MEDIA_BASE_URL: origin.optional(),

  SANDBOX_STATE_DIR: z.string().min(1).optional(),
  SANDBOX_ORIGIN: origin.optional(),
  SANDBOX_FAULTS: flag.default(true),
  EGRESS_ALLOW: list.default([]),

  OPENAI_API_KEY: secret,
  OPENAI_BASE_URL: origin.default("https://api.openai.com/v1"),
  ANTHROPIC_API_KEY: secret,
  ANTHROPIC_BASE_URL: origin.default("https://api.anthropic.com/v1"),
  GROQ_API_KEY: secret,
  GROQ_BASE_URL: origin.default("https://api.groq.com/openai/v1"),
  TOGETHER_API_KEY: secret,
  TOGETHER_BASE_URL: origin.default("https://api.together.ai/v1"),
  REPLICATE_API_TOKEN: secret,
  REPLICATE_BASE_URL: origin.default("https://api.replicate.com/v1"),
  LEONARDO_API_KEY: secret,
  LEONARDO_BASE_URL: origin.default("https://cloud.leonardo.ai/api/rest"),
  LEONARDO_WEBHOOK_KEY: secret,
  DISCORD_BOT_TOKEN: secret,
  DISCORD_CHANNEL_ID: z.string().regex(/^\d{5,25}$/).optional(),
  DISCORD_API_BASE_URL: origin.default("https://discord.com/api/v10"),
  HEYGEN_API_KEY: secret,
  HEYGEN_BASE_URL: origin.default("https://api.heygen.com"),
  HEYGEN_WEBHOOK_SECRET: secret,
  RUNWAYML_API_SECRET: secret,
  RUNWAYML_BASE_URL: origin.default("https://api.dev.runwayml.com"),
  SYNTHESIA_API_KEY: secret,
  SYNTHESIA_BASE_URL: origin.default("https://api.synthesia.io/v2"),
  SYNTHESIA_WEBHOOK_SECRET: secret,
  SYNTHESIA_USD_PER_MINUTE: z.string().regex(/^\d{1,4}(\.\d{1,6})?$/).optional(),
  ELEVENLABS_API_KEY: secret,
  ELEVENLABS_BASE_URL: origin.default("https://api.elevenlabs.io"),
  ESPEAK_NG_COMMAND: z.string().min(1).default("espeak-ng"),
  FACEBOOK_APP_ID: z.string().min(1).optional(),
  FACEBOOK_APP_SECRET: secret,
  FACEBOOK_GRAPH_URL: origin.default("https://graph.facebook.com"),
  FACEBOOK_DIALOG_URL: origin.default("https://www.facebook.com"),
  FACEBOOK_RUPLOAD_URL: origin.default("https://rupload.facebook.com"),
  FACEBOOK_VIDEO_URL: origin.default("https://graph-video.facebook.com"),
  META_GRAPH_VERSION: z.string().regex(/^v\d+\.\d+$/).default("v26.0"),
  META_WEBHOOK_VERIFY_TOKEN: secret,
  INSTAGRAM_APP_ID: z.string().min(1).optional(),
  INSTAGRAM_APP_SECRET: secret,
  INSTAGRAM_GRAPH_URL: origin.default("https://graph.instagram.com"),
  INSTAGRAM_AUTH_URL: origin.default("https://www.instagram.com"),
  INSTAGRAM_OAUTH_URL: origin.default("https://api.instagram.com"),
  TIKTOK_CLIENT_KEY: z.string().min(1).optional(),
  TIKTOK_CLIENT_SECRET: secret,
  TIKTOK_API_URL: origin.default("https://open.tiktokapis.com/v2"),
  TIKTOK_AUTH_URL: origin.default("https://www.tiktok.com/v2/auth/authorize"),
  LINKEDIN_CLIENT_ID: z.string().min(1).optional(),
  LINKEDIN_CLIENT_SECRET: secret,
  LINKEDIN_API_URL: origin.default("https://api.linkedin.com"),
  LINKEDIN_AUTH_URL: origin.default("https://www.linkedin.com/oauth/v2"),
  LINKEDIN_VERSION: z.string().regex(/^20\d{2}(0[1-9]|1[0-2])$/).default("202609"),
  LINKEDIN_PAGES: flag.default(false),
  CHANNEL_SWEEP_MS: milliseconds(60_000),
  CHANNEL_CHECK_MS: milliseconds(86_400_000),

  TEXT_TIMEOUT_MS: milliseconds(120_000),
  TEXT_CHUNK_INTERVAL_MS: milliseconds(200),
  GENERATION_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(8),
  GENERATION_LEASE_MS: milliseconds(60_000),
  PROVIDER_BREAKER_FAILURES: z.coerce.number().int().min(1).default(5),
  PROVIDER_BREAKER_OPEN_MS: milliseconds(30_000),

  MEDIA_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(4),
  RENDER_CONCURRENCY: z.coerce.number().int().min(1).max(16).default(1),
  RENDER_USD_PER_SECOND: z.coerce.number().min(0).max(100).default(0),
  MEDIA_CALL_TIMEOUT_MS: milliseconds(180_000),
  MEDIA_LEASE_MS: milliseconds(60_000),
  MEDIA_POLL_MS: milliseconds(5_000),
  MEDIA_LOOKUP_MS: milliseconds(10_000),
  MEDIA_RETRY_BASE_MS: milliseconds(2_000),
  MEDIA_STUCK_MS: milliseconds(7_200_000),

  NETWORK_TIMEOUT_MS: milliseconds(20_000),
  PUBLISH_PREPARE_LEAD_MS: milliseconds(120_000),
  PUBLISH_LEASE_MS: milliseconds(45_000),
  PUBLISH_POLL_MS: milliseconds(1_000),
  PUBLISH_RETRY_BASE_MS: milliseconds(2_000),
  PUBLISH_RETRY_MAX_MS: milliseconds(60_000),
  PUBLISH_MISSED_AFTER_MS: milliseconds(3_600_000),
  PUBLISH_RECONCILE_SETTLE_MS: milliseconds(10_000),
  PUBLISH_RECONCILE_WINDOW_MS: milliseconds(60_000),
  PUBLISH_ACCEPTED_PATIENCE_MS: milliseconds(21_600_000),
  PUBLISH_LIMITS_MS: milliseconds(300_000),
  PUBLISH_CONCURRENCY: z.coerce.number().int().min(1).max(2_000).default(256),
  PUBLISH_BREAKER_FAILURES: z.coerce.number().int().min(1).default(8),
  PUBLISH_BREAKER_OPEN_MS: milliseconds(15_000),

  ECONOMICS_ALERT_MS: milliseconds(600_000),
  HEARTBEAT_MS: milliseconds(5_000),
  LIVE_RECHECK_MS: milliseconds(4_000),
  DRAIN_MS: milliseconds(20_000),
  SESSION_CACHE_MS: milliseconds(3_000),
  SESSION_DAYS: z.coerce.number().int().min(1).max(365).default(30),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(60_000),
  SIGN_IN_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(10),
  ASSET_QUOTA_BYTES: z.coerce.number().int().min(1).default(20 * 1024 ** 3),
  ASSET_UPLOAD_MS: milliseconds(86_400_000),
  ASSET_SWEEP_MS: milliseconds(3_600_000),
  METRICS_POLL_MS: milliseconds(30_000),
});

/** Names of the reference document that mean one of ours. */
const aliases: Record<string, keyof z.input<typeof environmentSchema>> = {
  FB_APP_ID: "FACEBOOK_APP_ID",
  FB_APP_SECRET: "FACEBOOK_APP_SECRET",
  SECRET_KEY: "AGENCY_SECRET_KEY",
  APP_URL: "PUBLIC_ORIGIN",
  AWS_REGION: "S3_REGION",
  AWS_S3_BUCKET_NAME: "S3_BUCKET_NAME",
};

export type Config = Readonly<
  Omit<z.output<typeof environmentSchema>, "AGENCY_DATA_DIR" | "PUBLIC_ORIGIN" | "PUBLIC_MEDIA_BASE_URL" | "S3_ENDPOINT"> & {
    /** Absolute. */
    AGENCY_DATA_DIR: string;
    /** Where people reach us; follows HOST and PORT unless set. */
    PUBLIC_ORIGIN: string;
    /** Where networks fetch media; PUBLIC_ORIGIN unless set. */
    PUBLIC_MEDIA_BASE_URL: string;
    /** Of S3 itself unless set; counts only with S3_BUCKET_NAME. */
    S3_ENDPOINT: string;
    isProduction: boolean;
    /** Where programs of this machine are looked for (PATH). */
    searchPath: string;
  }
>;

/** A setting is missing or malformed. The message names the variable and what it wants, never its value. */
export class ConfigError extends Error {
  readonly code = "config_invalid";
  constructor(message: string) {
    super(message);
    this.name = "ConfigError";
  }
}

/**
 * Reads the environment once. Empty values count as absent.
 * @param overrides settings given on the command line, by the same names
 * @throws ConfigError naming each wrong variable
 */
export function loadConfig(environment: NodeJS.ProcessEnv, overrides: Record<string, string | undefined> = {}): Config {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...environment, ...overrides })) {
    if (value === undefined || value === "") continue;
    given[aliases[name] ?? name] ??= value;
  }
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigError(`Wrong settings in the environment. Correct them and start again: ${problems.join("; ")}`);
  }
  const settings = parsed.data;
  if (settings.AGENCY_ENV === "production") refuseUnsafeProduction(settings);
  if (settings.S3_BUCKET_NAME && !(settings.AWS_ACCESS_KEY_ID && settings.AWS_SECRET_ACCESS_KEY)) {
    throw new ConfigError("S3_BUCKET_NAME needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of the store beside it.");
  }
  const publicOrigin = settings.PUBLIC_ORIGIN ?? `http://localhost:${settings.PORT}`;
  return Object.freeze({
    ...settings,
    PUBLIC_MEDIA_BASE_URL: settings.PUBLIC_MEDIA_BASE_URL ?? publicOrigin,
    S3_ENDPOINT: settings.S3_ENDPOINT ?? `https://s3.${settings.S3_REGION}.amazonaws.com`,
    AGENCY_DATA_DIR: path.resolve(settings.AGENCY_DATA_DIR),
    PUBLIC_ORIGIN: publicOrigin,
    isProduction: settings.AGENCY_ENV === "production",
    searchPath: environment.PATH ?? "",
  });
}

function refuseUnsafeProduction(settings: z.output<typeof environmentSchema>): void {
  if (!settings.AGENCY_SECRET_KEY || isWeakSecret(settings.AGENCY_SECRET_KEY)) {
    throw new ConfigError("AGENCY_SECRET_KEY must be set to at least 32 random characters in production, e.g. from `openssl rand -base64 48`.");
  }
  if (!settings.PUBLIC_ORIGIN) throw new ConfigError("PUBLIC_ORIGIN must be set to the https address of this installation in production.");
  if (settings.AGENCY_FAILPOINT) throw new ConfigError("AGENCY_FAILPOINT is for crash tests and is refused in production.");
}

/**
 * The process environment, with a `.env` file of the working directory below it: what is set outside wins.
 * The only place that reads `process.env`.
 */
export function readEnvironment(): NodeJS.ProcessEnv {
  try {
    process.loadEnvFile(path.resolve(".env"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw new ConfigError(`The file .env cannot be read: ${(error as Error).message}`);
  }
  return process.env;
}

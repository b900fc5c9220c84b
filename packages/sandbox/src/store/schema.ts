import { tiktokSchema, tiktokTables } from "../tiktok/tables.ts";
import { instagramSchema, instagramTables } from "../instagram/tables.ts";
import { linkedinSchema, linkedinTables } from "../linkedin/tables.ts";

/** All tables of the sandbox. Times are milliseconds since 1970 (UTC); 0 in `expires_at` means never. */
export const schema = `
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS faults (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan TEXT NOT NULL,
  active_from INTEGER NOT NULL,
  remaining INTEGER NOT NULL,
  hits INTEGER NOT NULL DEFAULT 0,
  draws INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE IF NOT EXISTS create_calls (
  network TEXT NOT NULL, account TEXT NOT NULL, operation TEXT NOT NULL,
  received INTEGER NOT NULL DEFAULT 0, accepted INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (network, account, operation)
);

CREATE TABLE IF NOT EXISTS fb_apps (id TEXT PRIMARY KEY, secret TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS fb_pages (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, category TEXT NOT NULL, about TEXT NOT NULL,
  color TEXT NOT NULL, tasks TEXT NOT NULL, calls_per_day INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS fb_codes (
  code TEXT PRIMARY KEY, app_id TEXT NOT NULL, redirect_uri TEXT NOT NULL, scopes TEXT NOT NULL,
  declined TEXT NOT NULL, page_ids TEXT NOT NULL, expires_at INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS fb_tokens (
  token TEXT PRIMARY KEY, kind TEXT NOT NULL, app_id TEXT NOT NULL, page_id TEXT,
  scopes TEXT NOT NULL, declined TEXT NOT NULL, page_ids TEXT NOT NULL,
  long_lived INTEGER NOT NULL, parent TEXT, issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
  dead_subcode INTEGER
);
CREATE INDEX IF NOT EXISTS fb_tokens_parent ON fb_tokens (parent, page_id);
CREATE INDEX IF NOT EXISTS fb_tokens_page ON fb_tokens (page_id);
CREATE TABLE IF NOT EXISTS fb_posts (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  page_id TEXT NOT NULL, app_id TEXT NOT NULL, message TEXT NOT NULL, link TEXT,
  created_at INTEGER NOT NULL, published_at INTEGER, updated_at INTEGER, deleted_at INTEGER,
  unpublished_kind TEXT, client_request TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS fb_posts_page ON fb_posts (page_id, published_at);
CREATE TABLE IF NOT EXISTS fb_photos (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  page_id TEXT NOT NULL, sha256 TEXT NOT NULL, file TEXT NOT NULL, mime_type TEXT NOT NULL,
  width INTEGER NOT NULL, height INTEGER NOT NULL, byte_length INTEGER NOT NULL, alt TEXT,
  caption TEXT NOT NULL, created_at INTEGER NOT NULL,
  post_number INTEGER REFERENCES fb_posts (number), position INTEGER, deleted_at INTEGER
);
CREATE INDEX IF NOT EXISTS fb_photos_post ON fb_photos (post_number, position);
CREATE TABLE IF NOT EXISTS fb_videos (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  page_id TEXT NOT NULL, purpose TEXT NOT NULL, declared_bytes INTEGER, received_bytes INTEGER NOT NULL DEFAULT 0,
  sha256 TEXT, file TEXT, mime_type TEXT, width INTEGER, height INTEGER, duration_ms INTEGER,
  description TEXT NOT NULL DEFAULT '', title TEXT,
  created_at INTEGER NOT NULL, finished_at INTEGER, ready_at INTEGER, failure TEXT,
  post_number INTEGER REFERENCES fb_posts (number), deleted_at INTEGER
);
CREATE INDEX IF NOT EXISTS fb_videos_post ON fb_videos (post_number);
CREATE TABLE IF NOT EXISTS fb_subscriptions (
  page_id TEXT NOT NULL, app_id TEXT NOT NULL, fields TEXT NOT NULL, PRIMARY KEY (page_id, app_id)
);
CREATE TABLE IF NOT EXISTS fb_comments (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  post_number INTEGER NOT NULL REFERENCES fb_posts (number), message TEXT NOT NULL, created_at INTEGER NOT NULL, deleted_at INTEGER
);
CREATE INDEX IF NOT EXISTS fb_comments_post ON fb_comments (post_number);

CREATE TABLE IF NOT EXISTS generation_calls (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  request_id TEXT NOT NULL, provider TEXT NOT NULL, operation TEXT NOT NULL, model TEXT NOT NULL, outcome TEXT NOT NULL,
  input_tokens INTEGER NOT NULL, cached_tokens INTEGER NOT NULL, cache_write_tokens INTEGER NOT NULL,
  output_tokens INTEGER NOT NULL, reasoning_tokens INTEGER NOT NULL, streamed INTEGER NOT NULL, created_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS prompt_prefixes (provider TEXT NOT NULL, hash TEXT NOT NULL, expires_at INTEGER NOT NULL, PRIMARY KEY (provider, hash));
CREATE TABLE IF NOT EXISTS media_creations (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  host TEXT NOT NULL, id TEXT NOT NULL, operation TEXT NOT NULL, model TEXT NOT NULL, account TEXT NOT NULL, request TEXT NOT NULL,
  outcome TEXT NOT NULL, fault TEXT, duration_ms INTEGER NOT NULL, micro_usd INTEGER NOT NULL,
  created_at INTEGER NOT NULL, ready_at INTEGER, cancelled_at INTEGER, deleted_at INTEGER, callback_url TEXT, announced_at INTEGER,
  UNIQUE (host, id)
);
CREATE TABLE IF NOT EXISTS media_listeners (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  host TEXT NOT NULL, account TEXT NOT NULL, id TEXT NOT NULL UNIQUE, url TEXT NOT NULL, events TEXT NOT NULL, secret TEXT NOT NULL, created_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS prompts_seen (hash TEXT PRIMARY KEY, times INTEGER NOT NULL);
${instagramSchema}${linkedinSchema}${tiktokSchema}`;

/** Columns that came after their table: added to stores that were made before. */
export const addedColumns: readonly { table: string; column: string; definition: string }[] = [
  { table: "fb_posts", column: "kind", definition: "TEXT NOT NULL DEFAULT 'feed'" },
  { table: "fb_posts", column: "title", definition: "TEXT" },
  { table: "fb_posts", column: "story_photo", definition: "INTEGER" },
  { table: "fb_apps", column: "callbacks", definition: "TEXT NOT NULL DEFAULT '{}'" },
  { table: "ig_comments", column: "author", definition: "TEXT" },
];

/** Tables whose rows a reset removes, children first. Id counters go on, so that an old id never names a new thing. */
export const resettableTables = [
  "faults", "create_calls", "fb_comments", "fb_photos", "fb_videos", "fb_posts", "fb_subscriptions", "fb_tokens", "fb_codes", "fb_pages", "fb_apps",
  "generation_calls", "media_creations", "media_listeners", "prompt_prefixes", "prompts_seen", "settings",
  ...instagramTables, ...linkedinTables, ...tiktokTables,
] as const;

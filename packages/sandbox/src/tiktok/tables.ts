/** TikTok's part of the sandbox's memory. Times are milliseconds since 1970 (UTC). */
export const tiktokSchema = `
CREATE TABLE IF NOT EXISTS tt_apps (
  client_key TEXT PRIMARY KEY, secret TEXT NOT NULL, audited INTEGER NOT NULL, webhook_url TEXT, verified TEXT
);
CREATE TABLE IF NOT EXISTS tt_creators (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  open_id TEXT NOT NULL UNIQUE, username TEXT NOT NULL UNIQUE, nickname TEXT NOT NULL, bio TEXT NOT NULL, color TEXT NOT NULL,
  is_private INTEGER NOT NULL, is_verified INTEGER NOT NULL, comment_disabled INTEGER NOT NULL, duet_disabled INTEGER NOT NULL,
  stitch_disabled INTEGER NOT NULL, max_video_seconds INTEGER NOT NULL, blocked_code TEXT, posts_per_day INTEGER NOT NULL,
  inits_per_minute INTEGER NOT NULL, followers INTEGER NOT NULL, created_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS tt_codes (
  code TEXT PRIMARY KEY, client_key TEXT NOT NULL, redirect_uri TEXT NOT NULL, scopes TEXT NOT NULL, open_id TEXT NOT NULL,
  challenge TEXT, expires_at INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS tt_tokens (
  access_token TEXT PRIMARY KEY, refresh_token TEXT NOT NULL UNIQUE, client_key TEXT NOT NULL, open_id TEXT NOT NULL, scopes TEXT NOT NULL,
  expires_at INTEGER NOT NULL, refresh_expires_at INTEGER NOT NULL, rotated_at INTEGER, dead_at INTEGER
);
CREATE INDEX IF NOT EXISTS tt_tokens_creator ON tt_tokens (open_id);
CREATE TABLE IF NOT EXISTS tt_publishes (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  publish_id TEXT NOT NULL UNIQUE, open_id TEXT NOT NULL, client_key TEXT NOT NULL, media_type TEXT NOT NULL, post_mode TEXT NOT NULL,
  source TEXT NOT NULL, post_info TEXT NOT NULL, urls TEXT NOT NULL, upload_token TEXT, video_size INTEGER NOT NULL, chunk_size INTEGER NOT NULL,
  chunk_count INTEGER NOT NULL, uploaded_bytes INTEGER NOT NULL DEFAULT 0, mime_type TEXT, created_at INTEGER NOT NULL,
  upload_expires_at INTEGER NOT NULL, received_at INTEGER, processing_ms INTEGER NOT NULL DEFAULT 0, moderation_ms INTEGER NOT NULL DEFAULT 0,
  fault TEXT, fail_reason TEXT, media TEXT NOT NULL DEFAULT '[]', post_id TEXT UNIQUE, finished_at INTEGER, cancelled_at INTEGER, deleted_at INTEGER,
  announced TEXT NOT NULL DEFAULT '[]'
);
CREATE INDEX IF NOT EXISTS tt_publishes_creator ON tt_publishes (open_id, received_at);
CREATE INDEX IF NOT EXISTS tt_publishes_upload ON tt_publishes (upload_token);
`;

/** Children first. */
export const tiktokTables = ["tt_publishes", "tt_tokens", "tt_codes", "tt_creators", "tt_apps"] as const;

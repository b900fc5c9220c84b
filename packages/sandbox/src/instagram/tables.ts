/** Instagram's part of the sandbox's memory. */
export const instagramSchema = `
CREATE TABLE IF NOT EXISTS ig_accounts (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE, username TEXT NOT NULL UNIQUE, name TEXT NOT NULL, biography TEXT NOT NULL, color TEXT NOT NULL,
  page_id TEXT, followers INTEGER NOT NULL, posts_per_day INTEGER NOT NULL, containers_per_day INTEGER NOT NULL, calls_per_day INTEGER NOT NULL,
  restricted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS ig_accounts_page ON ig_accounts (page_id);
CREATE TABLE IF NOT EXISTS ig_codes (
  code TEXT PRIMARY KEY, app_id TEXT NOT NULL, redirect_uri TEXT NOT NULL, scopes TEXT NOT NULL, account_id TEXT NOT NULL,
  expires_at INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS ig_tokens (
  token TEXT PRIMARY KEY, app_id TEXT NOT NULL, account_id TEXT NOT NULL, scopes TEXT NOT NULL, long_lived INTEGER NOT NULL,
  issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, dead_subcode INTEGER
);
CREATE INDEX IF NOT EXISTS ig_tokens_account ON ig_tokens (account_id);
CREATE TABLE IF NOT EXISTS ig_containers (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id TEXT NOT NULL, app_id TEXT NOT NULL, kind TEXT NOT NULL, is_carousel_item INTEGER NOT NULL, caption TEXT NOT NULL, alt TEXT,
  options TEXT NOT NULL, children TEXT NOT NULL, created_at INTEGER NOT NULL, processing_ms INTEGER NOT NULL, planned_failure INTEGER,
  ready_at INTEGER, failure INTEGER, upload TEXT NOT NULL, bytes_received INTEGER NOT NULL DEFAULT 0,
  file TEXT, sha256 TEXT, mime_type TEXT, width INTEGER, height INTEGER, seconds REAL, published_at INTEGER
);
CREATE INDEX IF NOT EXISTS ig_containers_account ON ig_containers (account_id, created_at);
CREATE TABLE IF NOT EXISTS ig_media (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id TEXT NOT NULL, container_number INTEGER NOT NULL UNIQUE REFERENCES ig_containers (number), product_type TEXT NOT NULL, media_type TEXT NOT NULL,
  caption TEXT NOT NULL, options TEXT NOT NULL, created_at INTEGER NOT NULL, shortcode TEXT NOT NULL UNIQUE, comments_open INTEGER NOT NULL DEFAULT 1, client_request TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS ig_media_account ON ig_media (account_id, created_at);
CREATE TABLE IF NOT EXISTS ig_files (
  media_number INTEGER NOT NULL REFERENCES ig_media (number), position INTEGER NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, mime_type TEXT NOT NULL,
  width INTEGER NOT NULL, height INTEGER NOT NULL, seconds REAL, alt TEXT, PRIMARY KEY (media_number, position)
);
CREATE TABLE IF NOT EXISTS ig_comments (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  media_number INTEGER NOT NULL REFERENCES ig_media (number), message TEXT NOT NULL, created_at INTEGER NOT NULL, deleted_at INTEGER,
  author TEXT
);
CREATE INDEX IF NOT EXISTS ig_comments_media ON ig_comments (media_number);
CREATE TABLE IF NOT EXISTS ig_subscriptions (
  account_id TEXT NOT NULL, app_id TEXT NOT NULL, fields TEXT NOT NULL, PRIMARY KEY (account_id, app_id)
);
`;

/** For a reset, children first. */
export const instagramTables = ["ig_subscriptions", "ig_comments", "ig_files", "ig_media", "ig_containers", "ig_tokens", "ig_codes", "ig_accounts"] as const;

/** LinkedIn's part of the sandbox's memory. */
export const linkedinSchema = `
CREATE TABLE IF NOT EXISTS li_authors (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  urn TEXT NOT NULL UNIQUE, name TEXT NOT NULL, line TEXT NOT NULL, color TEXT NOT NULL, followers INTEGER NOT NULL, posts_per_day INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS li_roles (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  member TEXT NOT NULL, organization TEXT NOT NULL, role TEXT NOT NULL, state TEXT NOT NULL, UNIQUE (member, organization)
);
CREATE TABLE IF NOT EXISTS li_codes (
  code TEXT PRIMARY KEY, app_id TEXT NOT NULL, redirect_uri TEXT NOT NULL, member TEXT NOT NULL, scopes TEXT NOT NULL,
  expires_at INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS li_tokens (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  token TEXT NOT NULL UNIQUE, app_id TEXT NOT NULL, member TEXT NOT NULL, scopes TEXT NOT NULL, issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
  refresh_token TEXT, refresh_expires_at INTEGER, dead TEXT
);
CREATE INDEX IF NOT EXISTS li_tokens_refresh ON li_tokens (refresh_token);
CREATE INDEX IF NOT EXISTS li_tokens_member ON li_tokens (member);
CREATE TABLE IF NOT EXISTS li_assets (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  urn TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, owner TEXT NOT NULL, created_at INTEGER NOT NULL, secret TEXT NOT NULL, url_expires_at INTEGER NOT NULL,
  processing_ms INTEGER NOT NULL, promised_bytes INTEGER, upload_token TEXT, fault TEXT,
  uploaded_at INTEGER, failure TEXT, sha256 TEXT, file TEXT, mime_type TEXT, byte_length INTEGER, width INTEGER, height INTEGER, seconds REAL, pages INTEGER, previews TEXT NOT NULL DEFAULT '[]'
);
CREATE TABLE IF NOT EXISTS li_parts (asset TEXT NOT NULL, part INTEGER NOT NULL, etag TEXT NOT NULL, file TEXT NOT NULL, PRIMARY KEY (asset, part));
CREATE TABLE IF NOT EXISTS li_posts (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  urn TEXT NOT NULL UNIQUE, author TEXT NOT NULL, app_id TEXT NOT NULL, commentary TEXT NOT NULL, shown TEXT NOT NULL, content TEXT NOT NULL,
  fingerprint TEXT NOT NULL, visibility TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER, deleted_at INTEGER, client_request TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS li_posts_author ON li_posts (author, created_at);
CREATE TABLE IF NOT EXISTS li_comments (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE, post TEXT NOT NULL, actor TEXT NOT NULL, text TEXT NOT NULL, created_at INTEGER NOT NULL, deleted_at INTEGER
);
CREATE INDEX IF NOT EXISTS li_comments_post ON li_comments (post);
`;

/** Children first. */
export const linkedinTables = ["li_comments", "li_posts", "li_parts", "li_assets", "li_tokens", "li_codes", "li_roles", "li_authors"] as const;

import { hkdfSync, randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, openSync, closeSync, fsyncSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { SecretError } from "./secret-error.ts";

const FILE_NAME = "master-secret";
const SECRET_BYTES = 32;
const KEY_BYTES = 32;
/** Separates our derived keys from any other use of the same master secret; never change it. */
const HKDF_SALT = "ai-content-agency/v1";

/** A 32-byte key for one purpose (HKDF-SHA256, RFC 5869); one purpose's key says nothing about another's. */
export function deriveKey(masterSecret: string, purpose: string): Buffer {
  if (masterSecret === "" || purpose === "") throw new SecretError("invalid_key", "A master secret and a purpose are needed.");
  return Buffer.from(hkdfSync("sha256", masterSecret, HKDF_SALT, purpose, KEY_BYTES));
}

/**
 * The installation's own secret in the data directory (mode 0600), made on the first start. Of two starters at once,
 * one creates it and both read the same. Throws `SecretError` `invalid_key` for a file that holds no usable secret:
 * making a new one would make everything sealed with the old one unreadable.
 */
export function loadOrCreateMasterSecret(dataDir: string): string {
  const path = join(dataDir, FILE_NAME);
  const existing = readExisting(path);
  if (existing !== undefined) return existing;

  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(8).toString("hex")}.tmp`;
  try {
    const file = openSync(draft, "wx", 0o600);
    try {
      writeSync(file, `${randomBytes(SECRET_BYTES).toString("base64url")}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    // A link appears whole and fails if the name is taken: the loser of a race takes the winner's secret.
    linkSync(draft, path);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const created = readExisting(path);
  if (created === undefined) throw new SecretError("invalid_key", `${path} disappeared while it was being created.`);
  return created;
}

function readExisting(path: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8").trim();
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
  if (!/^[A-Za-z0-9_-]{43,}$/.test(text)) {
    throw new SecretError("invalid_key", `${path} holds no usable secret. Restore it from a backup, or move it away to begin anew.`);
  }
  chmodSync(path, 0o600);
  return text;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

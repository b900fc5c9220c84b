import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { SecretError } from "./secret-error.ts";

export interface SealingKey {
  /** Written into each sealed text; letters, digits, `_` and `-`. */
  id: string;
  /** 32 bytes. */
  key: Buffer;
}

/** Seals secrets for storage with AES-256-GCM. Several keys make rotation possible while the product runs. */
export interface KeyRing {
  /** Seals with the current key. `aad` binds the text to its place (`table/column/rowId`): moved elsewhere it does not open. */
  seal(plaintext: string, aad: string): string;
  /** Throws `SecretError` `malformed`, `unknown_key` or `tampered`. */
  open(sealed: string, aad: string): string;
  /** True when the text was sealed with a key other than the current one. Throws `SecretError` `malformed`. */
  needsReseal(sealed: string): boolean;
  /** The same secret under the current key; the text itself when it already is. */
  reseal(sealed: string, aad: string): string;
}

const VERSION = "v1";
const ALGORITHM = "aes-256-gcm";
/** 96 random bits: NIST SP 800-38D §8.2.2 allows 2^32 seals a key. Source: doi.org/10.6028/NIST.SP.800-38D. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const SEALED = /^v1\.([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]{22,})$/;

/**
 * Makes a key ring; the first key is the current one, the others only open.
 * Throws `SecretError` `invalid_key` for no key, a wrong length, or an id that is unfit or repeated.
 */
export function createKeyRing({ keys }: { keys: readonly SealingKey[] }): KeyRing {
  const byId = new Map<string, Buffer>();
  for (const { id, key } of keys) {
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(id) || byId.has(id)) throw new SecretError("invalid_key", `Key id "${id}" is unfit or used twice.`);
    if (key.byteLength !== KEY_BYTES) throw new SecretError("invalid_key", `Key "${id}" must have ${KEY_BYTES} bytes.`);
    byId.set(id, key);
  }
  const current = keys[0];
  if (!current) throw new SecretError("invalid_key", "A key ring needs at least one key.");

  const seal = (plaintext: string, aad: string): string => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, current.key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(boundData(current.id, aad));
    const body = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final(), cipher.getAuthTag()]);
    return [VERSION, current.id, nonce.toString("base64url"), body.toString("base64url")].join(".");
  };

  const open = (sealed: string, aad: string): string => {
    const { keyId, nonce, body } = parse(sealed);
    const key = byId.get(keyId);
    if (!key) throw new SecretError("unknown_key", `This secret was sealed with key "${keyId}", which is not configured.`);
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(boundData(keyId, aad));
    decipher.setAuthTag(body.subarray(-TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(body.subarray(0, -TAG_BYTES)), decipher.final()]).toString("utf8");
    } catch (cause) {
      throw new SecretError("tampered", "This secret was altered or belongs to another place.", cause);
    }
  };

  const needsReseal = (sealed: string): boolean => parse(sealed).keyId !== current.id;

  return {
    seal,
    open,
    needsReseal,
    reseal: (sealed, aad) => (needsReseal(sealed) ? seal(open(sealed, aad), aad) : sealed),
  };
}

/** Version and key id are authenticated too, so that neither can be swapped. */
function boundData(keyId: string, aad: string): Buffer {
  return Buffer.from(`${VERSION}.${keyId}.${aad}`, "utf8");
}

function parse(sealed: string): { keyId: string; nonce: Buffer; body: Buffer } {
  const match = SEALED.exec(sealed);
  if (!match) throw new SecretError("malformed", "This is not a sealed secret of a known version.");
  const [, keyId, nonce, body] = match as unknown as [string, string, string, string];
  return { keyId, nonce: Buffer.from(nonce, "base64url"), body: Buffer.from(body, "base64url") };
}

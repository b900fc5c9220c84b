/** Why a sealed secret could not be used. */
export type SecretErrorCode =
  /** Not a text made by `seal`, or of a later version. */
  | "malformed"
  /** Sealed with a key that this process does not have. */
  | "unknown_key"
  /** Wrong row, or altered. */
  | "tampered"
  | "invalid_key";

/** A secret that cannot be sealed or opened. The message never holds the secret. */
export class SecretError extends Error {
  readonly code: SecretErrorCode;

  constructor(code: SecretErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "SecretError";
    this.code = code;
  }
}

/** Why a reel was not made; `code` is stable. `message` says what to do. */
export type ReelErrorCode =
  | "engine_missing"
  | "unreadable_picture"
  | "unreadable_sound"
  | "too_short"
  | "too_long"
  | "memory"
  | "timeout"
  | "disk_full"
  | "crashed"
  | "verification_failed";

export class ReelError extends Error {
  readonly code: ReelErrorCode;
  constructor(code: ReelErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "ReelError";
    this.code = code;
  }
}

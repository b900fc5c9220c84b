/** Why a video was not encoded anew; `code` is stable, `message` says what to do. */
export type TranscodeErrorCode = "engine_missing" | "unreadable" | "high_dynamic_range" | "too_heavy" | "memory" | "timeout" | "disk_full" | "crashed";

const final: ReadonlySet<TranscodeErrorCode> = new Set(["engine_missing", "unreadable", "high_dynamic_range", "too_heavy", "memory"] as const);

export class TranscodeError extends Error {
  readonly code: TranscodeErrorCode;
  constructor(code: TranscodeErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "TranscodeError";
    this.code = code;
  }
  /** Another try would end the same way. */
  get isFinal(): boolean {
    return final.has(this.code);
  }
}

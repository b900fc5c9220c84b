export type MediaErrorCode =
  | "unsupported_type"
  | "too_large"
  | "too_many_pixels"
  | "too_long"
  /** Documents only: more pages than any network takes. */
  | "too_many_pages"
  /** Documents only: a password stands before it. */
  | "encrypted"
  /** Documents only: scripts, forms that send, or files inside. */
  | "active_content"
  /** A container that we know with a codec inside that no network takes. */
  | "unsupported_codec"
  /** Broken, cut off, not what it claims to be, or more than the decoder's memory allows. */
  | "corrupt"
  | "decode_timeout";

/** An uploaded file that is not accepted. */
export class MediaError extends Error {
  readonly code: MediaErrorCode;

  constructor(code: MediaErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "MediaError";
    this.code = code;
  }
}

/** A caption file that cannot be read; `line` counts from 1. */
export class CaptionError extends Error {
  readonly code = "captions_malformed";
  readonly line: number;
  constructor(line: number, message: string) {
    super(`Line ${line}: ${message}`);
    this.name = "CaptionError";
    this.line = line;
  }
}

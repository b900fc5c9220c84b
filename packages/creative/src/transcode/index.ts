export { sweepWorkDirs } from "../reel/render-process.ts";
export { TranscodeError, type TranscodeErrorCode } from "./transcode-error.ts";
export type { TranscodeOrder } from "./transcode-order.ts";
export { chooseTranscoder, transcodeInProcess } from "./transcode-process.ts";

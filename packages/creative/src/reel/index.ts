export { howToInstall, reelCapability, type ReelCapability, type ReelEngine } from "./engine/capability.ts";
export { ReelError, type ReelErrorCode } from "./reel-error.ts";
export * from "./reel-schema.ts";
export { renderInProcess, sweepWorkDirs, type RenderProcessOptions } from "./render-process.ts";
export type { RenderedReel, RenderReelInput } from "./render-reel.ts";
export { scriptToReel, type ScriptToReelOptions, type VideoScript } from "./script-to-reel.ts";
export { planReel, type Timeline } from "./timeline.ts";
export { networkDemands, verifyReel, type ReelFacts } from "./verify-reel.ts";

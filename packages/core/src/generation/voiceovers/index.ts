export { voiceoverRoutes } from "./routes.ts";
export { createVoiceoverMaker } from "./voiceover-maker.ts";

export { createBreakers, type Breakers } from "./breakers.ts";
export { enrichContent } from "./content-cost.ts";
export { resolveProvider, type ProviderDependencies } from "./providers/resolve-provider.ts";
export { generationRoutes, type GenerationRouteDependencies } from "./routes.ts";
export type { GenerationSink } from "./sink.ts";
export { startGenerationWorker, type GenerationWorker } from "./worker/start-generation-worker.ts";
export type { WorkerDependencies } from "./worker/context.ts";

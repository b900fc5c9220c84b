export type { CoreDependencies } from "./dependencies.ts";

export { mediaModels, resolveMediaModel, retiringMediaModels } from "./models.ts";
export type { MediaModel } from "./models.ts";

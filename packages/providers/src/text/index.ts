export { ProviderError, providerErrorKinds } from "../spec/provider-error.ts";
export type { ProviderErrorDetails, ProviderErrorKind } from "../spec/provider-error.ts";
export { textProviderKinds } from "../spec/text.ts";
export type {
  RateLimit, RateLimits, TextFinish, TextOptions, TextProvider, TextProviderKind, TextRequest, TextResult, TextUsage,
} from "../spec/text.ts";
export { createTextProvider } from "./create-text-provider.ts";
export { compatibleServers } from "./openai-compatible/compatible-servers.ts";
export type { CompatibleServer } from "./openai-compatible/compatible-servers.ts";
export { realBaseUrls } from "./real-base-urls.ts";
export {
  defaultTextModels, findTextModel, modelWarning, resolveTextModel, retiringTextModels, textModels, textPurposes,
} from "./models.ts";
export type { ModelWarning, ResolvedTextModel, TextModel, TextPurpose } from "./models.ts";
export { structuredOutputModes } from "./text-provider-settings.ts";
export type { StructuredOutputMode, TextProviderSettings } from "./text-provider-settings.ts";

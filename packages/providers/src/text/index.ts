export { ProviderError, providerErrorKinds } from "../spec/provider-error.ts";
export type { ProviderErrorDetails, ProviderErrorKind } from "../spec/provider-error.ts";
export { textProviderNames } from "../spec/text.ts";
export type { TextFinish, TextOptions, TextProvider, TextProviderName, TextRequest, TextResult, TextUsage } from "../spec/text.ts";
export { createTextProvider } from "./create-text-provider.ts";
export { defaultTextModels, resolveTextModel, retiringTextModels, textModels, textPurposes } from "./models.ts";
export type { ResolvedTextModel, TextModel, TextPurpose } from "./models.ts";
export type { TextProviderSettings } from "./text-provider-settings.ts";

export { findMediaDefinition, mediaProviderDefinitions, type MediaProviderDefinition } from "./definitions.ts";
export { openMediaProvider, resolveMediaProvider, type MediaAccess } from "./resolve-media-provider.ts";
export { mediaProviderRoutes } from "./routes.ts";
export { webhookUrlOf } from "./webhook-url.ts";

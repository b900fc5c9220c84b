export { composeDocument } from "./document-reader.ts";
export { createMediaInspector, type Declared, type InspectedFile, type InspectedMedia, type MediaFacts, type MediaInspector, type MediaInspectorOptions } from "./inspect-upload.ts";
export { createRenditionMaker, type Rendition, type RenditionMaker, type RenditionSource } from "./make-rendition.ts";
export { MediaError, type MediaErrorCode } from "./media-error.ts";
export { maxDirectUploadBytes, maxDocumentPages, maxDurationSeconds, maxImagePixels, maxUploadBytes, mediaTypes, type ImageMimeType, type MediaKind, type MediaMimeType } from "./media-rules.ts";
export { aiKindIn, aiKinds, aiXmp, markAiMade, readAiMark, type AiKind } from "./provenance.ts";

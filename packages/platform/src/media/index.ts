export { createMediaInspector, type InspectedMedia, type MediaInspector, type MediaInspectorOptions } from "./inspect-upload.ts";
export { MediaError, type MediaErrorCode } from "./media-error.ts";
export { maxImagePixels, maxUploadBytes, mediaTypes, type ImageMimeType, type MediaKind, type MediaMimeType } from "./media-rules.ts";

export * from "./media.ts";
export * from "./provider-error.ts";
export * from "./social-error.ts";
export * from "./social.ts";
export * from "./text.ts";

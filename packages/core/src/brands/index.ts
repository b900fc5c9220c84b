export * from "./access.ts";
export * from "./archive-brand.ts";
export * from "./create-brand.ts";
export * from "./get-brand.ts";
export * from "./guard-settings.ts";
export * from "./present-brand.ts";
export * from "./restricted-words.ts";
export * from "./routes.ts";
export { brands, type BrandRow } from "./table.ts";

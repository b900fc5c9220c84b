export * from "./archive-product.ts";
export * from "./brand-is-open.ts";
export * from "./create-product.ts";
export * from "./get-product.ts";
export * from "./present-product.ts";
export * from "./price-columns.ts";
export * from "./read-guard.ts";
export * from "./routes.ts";
export { products, type ProductRow } from "./table.ts";

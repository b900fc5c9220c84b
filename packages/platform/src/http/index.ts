export * from "./api.ts";
export * from "./body.ts";
export * from "./cursor.ts";
export * from "./page.ts";
export * from "./principal.ts";
export * from "./problem.ts";
export * from "./server-edge.ts";

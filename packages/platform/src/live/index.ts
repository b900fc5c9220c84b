export * from "./events.ts";
export * from "./hub.ts";

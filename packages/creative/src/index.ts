export * from "./graphic.ts";

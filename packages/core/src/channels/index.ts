export * from "./check-channel.ts";
export * from "./choose-destinations.ts";
export * from "./credentials.ts";
export * from "./get-channel.ts";
export * from "./hooks.ts";
export * from "./pause-channel.ts";
export * from "./routes.ts";
export * from "./start-connecting.ts";
export { channels, type ChannelRow } from "./table.ts";

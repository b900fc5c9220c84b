export * from "./change-public-post.ts";
export * from "./public-post-routes.ts";
export * from "./recall-publication.ts";
export * from "./register-publishing.ts";
export * from "./resolve-publication.ts";
export * from "./routes.ts";
export * from "./schedule-content.ts";
export { publicationAttempts, publications, type PublicationRow } from "./table.ts";
export { startPublisher, type Publisher } from "./worker/publisher.ts";

export { findRunningPostgres } from './find-running-postgres.ts';
export { startEmbeddedPostgres } from './start-embedded-postgres.ts';
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './start-embedded-postgres.ts';
export { StartupError } from './startup-error.ts';
export type { StartupErrorCode } from './startup-error.ts';

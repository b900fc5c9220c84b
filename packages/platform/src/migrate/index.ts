export { migrate, migrationStatus } from './migrate.ts';
export type { MigrateOptions, MigrationStatus } from './migrate.ts';
export type { MigrationFolder } from './read-migrations.ts';

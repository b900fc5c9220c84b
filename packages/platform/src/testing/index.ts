export { createTestDatabase } from './create-test-database.ts';
export type { TestDatabase } from './create-test-database.ts';
export { buildTemplateDatabase } from './template-database.ts';
export { testServerUrl } from './test-server-url.ts';

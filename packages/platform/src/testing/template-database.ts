import { fileURLToPath } from 'node:url';
import { migrate } from '../migrate/index.ts';
import { withConnection } from '../postgres/connect.ts';

export const templateDatabase = 'agency_test_template';

const packages = new URL('../../../', import.meta.url);
const folders = ['platform', 'core'].map((name) => ({
  name,
  directory: fileURLToPath(new URL(`${name}/migrations`, packages)),
}));

/** (Re)builds the database that test databases are copied from, with every migration applied. */
export async function buildTemplateDatabase(adminUrl: string): Promise<void> {
  await withConnection(adminUrl, async (client) => {
    await client.query(`drop database if exists ${templateDatabase} with (force)`);
    await client.query(`create database ${templateDatabase}`);
  });
  const url = new URL(adminUrl);
  url.pathname = `/${templateDatabase}`;
  await migrate({ url: url.href, folders, log: () => undefined });
}

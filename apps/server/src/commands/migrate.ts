import { withDatabase } from "./with-database.ts";

export async function migrateCommand(environment: NodeJS.ProcessEnv): Promise<void> {
  await withDatabase(environment, async () => process.stdout.write("The schema is up to date.\n"));
}

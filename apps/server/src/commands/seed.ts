import { randomBytes } from "node:crypto";
import path from "node:path";
import { sql } from "drizzle-orm";
import pg from "pg";
import { seedPlans } from "@agency/core/economics";
import { createOwner } from "@agency/core/identity";
import { seedPrompts } from "@agency/core/prompts";
import { ConfigError, type Config } from "@agency/platform/config";
import { rows, type Database } from "@agency/platform/db";
import { createKeyRing, deriveKey, loadOrCreateMasterSecret, type KeyRing } from "@agency/platform/secrets";
import { createSandbox } from "@agency/sandbox";
import { keyId } from "../compose-core.ts";
import { seedContent, type SeededBrand } from "./seed/content-rows.ts";
import { writeSeedDrafts } from "./seed/drafts.ts";
import { insertBrands, pageNames, type SeedPage } from "./seed/insert-brands.ts";
import { insertContents } from "./seed/insert-contents.ts";
import { createRandom } from "./seed/random.ts";
import { seedClients } from "./seed/seed-clients.ts";
import { withDatabase } from "./with-database.ts";

export const demoEmail = "demo@example.com";
const yearMs = 365 * 86_400_000;
const chunkSize = 1_000;
/** Chunks under way at once: one is composed while others are written. */
const lanes = 3;

/** Fills demonstration data beside a running product or alone, and prints the login of the first organization. */
export async function seedCommand(environment: NodeJS.ProcessEnv, options: { contents: number; organizations: number }): Promise<void> {
  const started = performance.now();
  await withDatabase(environment, async (db, config, directUrl) => {
    if (config.isProduction) throw new ConfigError("Demonstration data has a sandbox's pages and a known login; production refuses it. Seed a development installation.");
    const login = await seed(db, config, options, (line) => process.stderr.write(`· ${line}\n`));
    await settleIndexes(directUrl);
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    process.stdout.write(`${options.contents} contents in ${options.organizations} organization(s), ${seconds} s.\n`);
    process.stdout.write(login.password === null ? `Sign in as ${demoEmail}; its password is the one printed before.\n` : `Sign in as ${demoEmail} with the password ${login.password}\n`);
  });
}

/** @returns the password of the demonstration owner; null when that owner exists already */
export async function seed(
  db: Database,
  config: Config,
  options: { contents: number; organizations: number },
  progress: (line: string) => void,
): Promise<{ organizationIds: string[]; password: string | null }> {
  const now = new Date();
  const keyRing = openKeyRing(config);
  const start = new Date(now.getTime() - yearMs);
  const password = randomBytes(12).toString("base64url");
  let isNewLogin = false;
  const brands: SeededBrand[][] = [];
  for (let number = 0; number < options.organizations; number += 1) {
    const found = number === 0 ? await findDemoOwner(db) : undefined;
    const owner = found ?? (await createOwner(db, number === 0
      ? { name: "Lan Anh", email: demoEmail, password, organizationName: "Sông Xanh Agency" }
      : { name: `Chủ ${number + 1}`, email: `owner-${number + 1}-${randomBytes(4).toString("hex")}@example.com`, organizationName: `Agency ${number + 1}` }));
    if (number === 0) isNewLogin = found === undefined;
    await db.forOrganization(owner.organizationId, async (tx) => {
      await seedPrompts(tx, owner.organizationId);
      await seedPlans(tx, owner.organizationId);
    });
    brands.push(await insertBrands(db, keyRing, { organizationId: owner.organizationId, ownerId: owner.userId, pages: await addPages(config), createdAt: start }));
  }
  progress(`${brands.flat().length} brands with their products and sandbox pages`);

  const drafts = writeSeedDrafts();
  progress(`${drafts.length} distinct drafts written`);
  const random = createRandom(20_261_122);
  const publicOrigin = config.PUBLIC_ORIGIN;
  const draftsOf = new Map<number, typeof drafts>();
  for (const draft of drafts) draftsOf.set(draft.business, [...(draftsOf.get(draft.business) ?? []), draft]);
  let next = 0;
  let written = 0;
  const step = yearMs / options.contents;
  const work = async () => {
    while (next < options.contents) {
      const from = next;
      next = Math.min(options.contents, from + chunkSize);
      const chunk = Array.from({ length: next - from }, (_, index) => {
        const number = from + index;
        const brand = random.pick(brands[number % brands.length]!);
        // Oldest first, so that ids arrive in the order of their indexes.
        const createdAt = new Date(start.getTime() + (number + random.next()) * step - 1);
        return seedContent({ brand, draft: random.pick(draftsOf.get(brand.business)!), createdAt, now, publicOrigin, random });
      });
      await insertContents(db, chunk, config.PUBLISH_PREPARE_LEAD_MS);
      written += chunk.length;
      if (written % 20_000 < chunkSize) progress(`${written} contents`);
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  await seedClients(db, brands.flat(), start.toISOString().slice(0, 7));
  progress(`${brands.flat().length} clients on the reference plan`);
  return { organizationIds: brands.map((group) => group[0]!.organizationId), password: isNewLogin ? password : null };
}

async function findDemoOwner(db: Database): Promise<{ userId: string; organizationId: string } | undefined> {
  const [found] = await db.directory((tx) =>
    rows<{ user_id: string; organization_id: string }>(tx, sql`select m.user_id, m.organization_id from users u join members m on m.user_id = u.id where u.email = ${demoEmail} order by m.id limit 1`),
  );
  return found && { userId: found.user_id, organizationId: found.organization_id };
}

/** Pages that the sandbox knows, so that what is planned really goes out there. The state is shared with a running sandbox. */
async function addPages(config: Config): Promise<SeedPage[]> {
  const sandbox = createSandbox({ stateDir: config.SANDBOX_STATE_DIR ?? path.join(config.AGENCY_DATA_DIR, "sandbox"), publicOrigin: () => config.PUBLIC_ORIGIN, faultsEnabled: true });
  try {
    const reply = await sandbox.app.request("/sandbox/facebook/pages", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ pages: pageNames().map((name) => ({ name })) }) });
    return (await reply.json()) as SeedPage[];
  } finally {
    sandbox.close();
  }
}

function openKeyRing(config: Config): KeyRing {
  const secret = config.AGENCY_SECRET_KEY ?? loadOrCreateMasterSecret(config.AGENCY_DATA_DIR);
  return createKeyRing({ keys: [{ id: keyId(secret), key: deriveKey(secret, "seal") }] });
}

/** Sorts the gathered search entries in and tells the planner what is there. */
async function settleIndexes(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("set maintenance_work_mem = '256MB'");
    await client.query("select gin_clean_pending_list('contents_search')");
    await client.query("analyze brands, products, contents, content_versions, content_revisions, approval_requests, publications");
  } finally {
    await client.end();
  }
}

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "drizzle-orm";
import { canonicalHash } from "@agency/core/contents";
import { permissionsOf } from "@agency/core/identity";
import { permissions, type Permission } from "@agency/core/identity/schema";
import { newId, rows } from "@agency/platform/db";
import { newKey, newMemberKey, newOrganization, startTestProduct, type TestOrganization, type TestProduct } from "./testing/test-product.fixture.ts";
import { operationsOf, sampleOf, type Document, type Operation } from "./testing/sample.ts";

/** One organization with one row of everything, and the ids by the name of the field that points to them. */
interface Furnished extends TestOrganization {
  ids: Record<string, string>;
}

let product: TestProduct;
let document: Document;
let operations: Operation[];
let lan: Furnished;
let minh: Furnished;

/** Reading first, removing last, so that a call never meets what an earlier one took away. */
const inOrder = (method: string) => ["get", "post", "put", "patch", "delete"].indexOf(method);

beforeAll(async () => {
  product = await startTestProduct();
  document = product.document as Document;
  operations = operationsOf(document).sort((a, b) => inOrder(a.method) - inOrder(b.method));
  [lan, minh] = await Promise.all([furnish(), furnish()]);
});
afterAll(() => product.close());

/** Calls an operation with a body that fits its schema; ids in path and body are those given. */
function callOperation(operation: Operation, key: string | undefined, ids: Record<string, string>) {
  const idOf = (field: string) => ids[field] ?? ids[field.replace(/s$/, "")] ?? ids["contentId"]!;
  const path = operation.path.replace(/\{(\w+)\}/g, (_match, name: string) => (name === "network" ? "facebook" : name === "purpose" ? "fast" : name === "name" ? "openai" : idOf(name)));
  const query = operation.path === "/channels/callback/{network}" ? "?state=unknown-state-of-nobody-00000000&code=x" : operation.path === "/invitations/lookup" ? "?token=unknown-token-of-nobody-000000" : "";
  const body = operation.body === null ? undefined : (sampleOf(document, operation.body, idOf) as Record<string, unknown>);
  if (body && "logoAssetId" in body) body["logoAssetId"] = null;
  const options = operation.consumes !== null && body === undefined ? { raw: "", headers: { "content-type": operation.consumes } } : { body };
  return product.call(operation.method.toUpperCase(), `/api/v1${path}${query}`, { key, ...options });
}

const named = (operation: Operation) => `${operation.method} ${operation.path}`;
const guarded = () => operations.filter(({ permission }) => permission !== "public");
/** Only a person has sessions: a key is told so. */
const isOfPersons = ({ path }: Operation) => path.startsWith("/sessions");
/** Answers for a page out there, which no test reaches. */
const asksOutside = ({ path }: Operation) => path === "/assets/import";
/** Names a row of an organization in its path. */
const pointed = () => guarded().filter(({ path }) => /\{\w+Id\}/.test(path));
/** The statuses that an allowed caller may get for rows that exist: anything but being kept out. */
const keptOut = [401, 403, 404];

describe("every operation × every principal (R25)", () => {
  it("answers 401 to nobody, to an expired key, a revoked shape and a made-up one", async () => {
    const expired = await newKey(product, lan, [...permissions], true);
    const wrong: string[] = [];
    for (const operation of guarded()) {
      for (const key of [undefined, expired, `agk_${"x".repeat(43)}`, "not-a-key"]) {
        const { status } = await callOperation(operation, key, lan.ids);
        if (status !== 401) wrong.push(`${named(operation)} → ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("answers 403 exactly where the role lacks the permission, for editor, approver and viewer (R26)", async () => {
    const wrong: string[] = [];
    for (const role of ["editor", "approver", "viewer"] as const) {
      const key = await newMemberKey(product, lan.organizationId, role);
      const allowed = permissionsOf(role) as ReadonlySet<string>;
      for (const operation of guarded()) {
        const mayDo = (operation.permission === "signed_in" && !isOfPersons(operation)) || allowed.has(operation.permission);
        // What is allowed is tried with rows of nobody, so that it changes nothing.
        const { status } = await callOperation(operation, key, mayDo ? nobodys : lan.ids);
        if ((status === 403) === mayDo) wrong.push(`${role}: ${named(operation)} → ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("lets a key with one scope do what this scope allows and nothing else (R26)", async () => {
    const wrong: string[] = [];
    for (const scope of ["brands.read", "contents.write", "publications.resolve"] satisfies Permission[]) {
      const key = await newKey(product, lan, [scope]);
      for (const operation of guarded()) {
        if (operation.permission === "signed_in") continue;
        const { status } = await callOperation(operation, key, operation.permission === scope ? nobodys : lan.ids);
        if ((status === 403) !== (operation.permission !== scope)) wrong.push(`${scope}: ${named(operation)} → ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("answers 404 to the owner of another organization for every row named in a path (R24)", async () => {
    const wrong: string[] = [];
    for (const operation of pointed()) {
      if (isOfPersons(operation)) continue;
      const { status, text } = await callOperation(operation, minh.key, lan.ids);
      if (status !== 404) wrong.push(`${named(operation)} → ${status} ${text.slice(0, 200)}`);
    }
    expect(wrong).toEqual([]);
  });

  it("never touches nor shows rows of another organization that a body or a list could reach (R24)", async () => {
    const before = await fingerprint(lan.organizationId);
    const wrong: string[] = [];
    for (const operation of guarded()) {
      const { status, text } = await callOperation(operation, minh.key, lan.ids);
      if (status >= 500 && !asksOutside(operation)) wrong.push(`${named(operation)} → ${status}`);
      const shown = Object.entries(lan.ids).filter(([, id]) => status < 300 && text.includes(id));
      if (shown.length > 0) wrong.push(`${named(operation)} shows ${shown.map(([field]) => field).join(", ")}`);
    }
    expect(wrong).toEqual([]);
    expect(await fingerprint(lan.organizationId)).toEqual(before);
  });

  it("keeps a member of one brand out of the others', as if they did not exist (R26)", async () => {
    const second = await product.call("POST", "/api/v1/brands", { key: lan.key, body: { name: "Thương hiệu khác" } });
    const key = await newMemberKey(product, lan.organizationId, "editor", [second.json.id]);
    const ofBrand = new Set(["brandId", "productId", "contentId", "channelId", "publicationId", "runId", "assetId", "uploadId", "brandProposalId", "jobId", "recurringPlanId"]);
    const wrong: string[] = [];
    for (const operation of guarded()) {
      const allowed = operation.permission !== "signed_in" && permissionsOf("editor").has(operation.permission as Permission);
      const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
      if (!allowed) continue;
      const { status, text } = await callOperation(operation, key, lan.ids);
      if (inPath.some((name) => ofBrand.has(name)) && status !== 404) wrong.push(`${named(operation)} → ${status} ${text.slice(0, 120)}`);
      const shown = [...ofBrand].filter((name) => status < 300 && lan.ids[name] !== undefined && text.includes(lan.ids[name]));
      if (shown.length > 0) wrong.push(`${named(operation)} shows ${shown.join(", ")}`);
    }
    expect(wrong).toEqual([]);
  });

  it("lets the owner read each of these rows, so that the refusals above prove something", async () => {
    const wrong: string[] = [];
    for (const operation of guarded()) {
      if (operation.method !== "get" || /callback|grants/.test(operation.path)) continue;
      const { status } = await callOperation(operation, lan.key, lan.ids);
      if (keptOut.includes(status) && operation.path !== "/sessions") wrong.push(`${named(operation)} → ${status}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe("the wall below the routes (R24)", () => {
  it("shows a query that forgets its organization nothing of another's, in every table that has one", async () => {
    const tables = await product.db.system((tx) =>
      rows<{ name: string; forced: boolean; enabled: boolean }>(
        tx,
        sql`select format('%I.%I', n.nspname, c.relname) as name, c.relforcerowsecurity as forced, c.relrowsecurity as enabled
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and n.nspname in ('public', 'platform') order by 1`,
      ),
    );
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter(({ forced, enabled }) => !forced || !enabled)).toEqual([]);
    const stranger = await newOrganization(product);
    for (const { name } of tables) {
      const [seen] = await product.db.forOrganization(stranger.organizationId, (tx) => rows<{ count: number }>(tx, sql.raw(`select count(*)::int as count from ${name} where organization_id <> '${stranger.organizationId}'`)));
      expect(seen, name).toEqual({ count: 0 });
      const [all] = await product.db.system((tx) => rows<{ count: number }>(tx, sql.raw(`select count(*)::int as count from ${name} where organization_id = '${lan.organizationId}'`)));
      if (["public.brands", "public.contents", "public.publications", "platform.events"].includes(name)) expect(all!.count, name).toBeGreaterThan(0);
    }
  });

  it("keeps apart organizations that take turns on one connection with the same statements", async () => {
    for (let round = 0; round < 12; round += 1) {
      for (const { organizationId, ids } of [lan, minh]) {
        const found = await product.db.readForOrganization(organizationId, (tx) => rows<{ id: string }>(tx, sql`select id from publications order by id`));
        expect(found.map(({ id }) => id)).toEqual([ids["publicationId"]]);
      }
    }
  });

  it("refuses to write into another organization", async () => {
    await expect(
      product.db.forOrganization(minh.organizationId, (tx) => tx.execute(sql`insert into brands (id, organization_id, name, search_text) values (${newId()}, ${lan.organizationId}, 'x', 'x')`)),
    ).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});

/** Ids of nobody. */
const nobodys: Record<string, string> = new Proxy({}, { get: () => "01999999-0000-7000-8000-000000000000" });

async function furnish(): Promise<Furnished> {
  const owner = await newOrganization(product);
  const make = async (method: string, path: string, body: object) => {
    const answer = await product.call(method, `/api/v1${path}`, { key: owner.key, body });
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status} ${answer.text}`);
    return answer.json as { id: string };
  };
  const brandId = (await make("POST", "/brands", { name: "Mộc Hiên" })).id;
  const productId = (await make("POST", `/brands/${brandId}/products`, { name: "Cà phê phin" })).id;
  const draft = { type: "social", body: "Sáng nay có cà phê mới.", hashtags: [], cta: "", altText: "" };
  const content = (await make("POST", "/contents", { brandId, productId, platform: "facebook", document: draft })) as { id: string; currentVersionId?: string };
  const contentId = content.id;
  const promptId = (await make("POST", "/prompts", { name: "Bài ngắn", category: "social", language: "vi", template: "Viết ngắn." })).id;
  const evaluationCaseId = (await make("POST", `/prompts/${promptId}/evaluation-cases`, { name: "Bài ngắn", brandId, productId, checks: [{ kind: "structure" }] })).id;
  const evaluationRunId = (await make("POST", `/prompts/${promptId}/evaluation-runs`, { kind: "cases", targets: [{ provider: "offline", model: "offline-1" }] })).id;
  const apiKeyId = (await make("POST", "/api-keys", { name: "khóa", scopes: ["brands.read"] })).id;
  const invitationId = (await make("POST", "/invitations", { email: `guest-${newId()}@example.com`, role: "viewer" })).id;
  const planId = (await make("POST", "/economics/plans", { name: "Nhỏ", price: { amount: "100", currency: "USD" }, quota: { posts: 5 } })).id;
  const clientId = (await make("POST", "/clients", { name: "Công ty Mộc", planId })).id;
  const fixedCostId = (await make("POST", "/economics/fixed-costs", { name: "Máy chủ", amount: { amount: "20", currency: "USD" } })).id;
  const timeEntryId = (await make("POST", "/time-entries", { brandId, userId: owner.userId, seconds: 60 })).id;
  const budgetId = (await make("PUT", "/economics/budgets", { clientId, limit: { amount: "5", currency: "USD" } })).id;
  const ids = { channelId: newId(), publicationId: newId(), assetId: newId(), runId: newId(), grantId: newId(), sessionId: newId(), campaignId: newId(), slotId: newId(), brandProposalId: newId(), graphicId: newId(), folderId: newId(), uploadId: newId(), jobId: newId(), recurringPlanId: newId(), abTestId: newId() };
  const { organizationId, userId } = owner;
  await product.db.system(async (tx) => {
    await tx.execute(sql`insert into channels (id, organization_id, brand_id, network, environment, remote_id, name) values (${ids.channelId}, ${organizationId}, ${brandId}, 'facebook', 'sandbox', ${newId()}, 'Trang')`);
    await tx.execute(sql`insert into publications (id, organization_id, brand_id, content_id, channel_id, network, environment, lane, scheduled_wall, time_zone, due_at, prepare_at)
      values (${ids.publicationId}, ${organizationId}, ${brandId}, ${contentId}, ${ids.channelId}, 'facebook', 'sandbox', ${newId()}, now() + interval '1 day', 'UTC', now() + interval '1 day', now() + interval '1 day')`);
    await tx.execute(sql`insert into recurring_plans (id, organization_id, brand_id, content_id, channel_ids, rule, starts_wall, time_zone, status)
      values (${ids.recurringPlanId}, ${organizationId}, ${brandId}, ${contentId}, ${`{${ids.channelId}}`}::uuid[], 'FREQ=WEEKLY', '2030-01-01 09:00', 'UTC', 'paused')`);
    await tx.execute(sql`insert into queue_times (channel_id, organization_id, time_zone, slots) values (${ids.channelId}, ${organizationId}, 'UTC', '[{"weekday":1,"time":"09:00"}]')`);
    await tx.execute(sql`insert into assets (id, organization_id, brand_id, kind, mime_type, byte_length, sha256, file_name, storage_key) values (${ids.assetId}, ${organizationId}, ${brandId}, 'image', 'image/png', 1, ${canonicalHash(ids.assetId)}, 'x.png', 'none')`);
    await tx.execute(sql`insert into asset_folders (id, organization_id, name, search_text) values (${ids.folderId}, ${organizationId}, 'Quán', 'quan')`);
    await tx.execute(sql`insert into asset_uploads (id, organization_id, brand_id, file_name, byte_length, part_bytes, storage_key, remote_upload_id, expires_at) values (${ids.uploadId}, ${organizationId}, ${brandId}, 'x.mp4', 1, 8, ${`uploads/${organizationId}/${ids.uploadId}`}, ${ids.uploadId}, now() + interval '1 day')`);
    await tx.execute(sql`insert into generation_runs (id, organization_id, brand_id, content_id, type, platform, language, topic, purpose, versions, status) values (${ids.runId}, ${organizationId}, ${brandId}, ${contentId}, 'social', 'facebook', 'vi', 'x', 'fast', 1, 'done')`);
    await tx.execute(sql`insert into ab_tests (id, organization_id, brand_id, channel_id, name) values (${ids.abTestId}, ${organizationId}, ${brandId}, ${ids.channelId}, 'Câu mở đầu')`);
    await tx.execute(sql`insert into ab_test_posts (organization_id, ab_test_id, publication_id, arm) values (${organizationId}, ${ids.abTestId}, ${ids.publicationId}, 'A')`);
    await tx.execute(sql`insert into campaigns (id, organization_id, brand_id, name, month, time_zone, language, purpose, platforms, max_per_day, seed, status)
      values (${ids.campaignId}, ${organizationId}, ${brandId}, 'Tháng mười một', '2026-11', 'Asia/Ho_Chi_Minh', 'vi', 'fast', '{facebook}', 3, 1, 'paused')`);
    await tx.execute(sql`insert into campaign_slots (id, organization_id, campaign_id, brand_id, position, type, platform, pillar, topic, scheduled_wall, due_at, seed)
      values (${ids.slotId}, ${organizationId}, ${ids.campaignId}, ${brandId}, 0, 'social', 'facebook', 'product', 'x', '2030-01-01 09:00', '2030-01-01T02:00:00Z', 1)`);
    await tx.execute(sql`insert into brand_proposals (id, organization_id, brand_id, posts, status, finished_at) values (${ids.brandProposalId}, ${organizationId}, ${brandId}, '{Bài cũ}', 'ready', now())`);
    await tx.execute(sql`insert into graphics (id, organization_id, brand_id, content_id, template, fields, fields_hash) values (${ids.graphicId}, ${organizationId}, ${brandId}, ${contentId}, 'quote', '{"texts":{}}', 'x')`);
    await tx.execute(sql`insert into provider_jobs (id, organization_id, brand_id, content_id, batch_id, kind, provider, model, environment, status, request, details, finished_at)
      values (${ids.jobId}, ${organizationId}, ${brandId}, ${contentId}, ${newId()}, 'voice', 'offline', 'espeak-ng', 'live', 'done', '{}', '{"durationMs":900,"cues":[{"startMs":0,"endMs":900,"text":"Xin chào"}]}', now())`);
    await tx.execute(sql`insert into oauth_grants (id, organization_id, brand_id, user_id, network, environment, sealed_destinations, granted_scopes, missing_scopes, expires_at)
      values (${ids.grantId}, ${organizationId}, ${brandId}, ${userId}, 'facebook', 'sandbox', 'x', '{}', '{}', now() + interval '1 hour')`);
  });
  const [member] = await product.db.forOrganization(organizationId, (tx) => rows<{ id: string }>(tx, sql`select id from members`));
  const versionId = content.currentVersionId ?? contentId;
  return { ...owner, ids: { planId, clientId, fixedCostId, timeEntryId, budgetId, brandId, productId, contentId, promptId, evaluationCaseId, evaluationRunId, apiKeyId, invitationId, memberId: member!.id, versionId, ...ids } };
}

/** What a change of any row of an organization would show in. */
async function fingerprint(organizationId: string): Promise<unknown> {
  const tables = ["brands", "products", "contents", "content_versions", "content_revisions", "content_media", "placements", "prompts", "prompt_versions", "prompt_outcomes", "evaluation_cases", "evaluation_runs", "evaluation_results", "assets", "asset_folders", "asset_versions", "asset_renditions", "asset_copies", "asset_uploads", "channels", "publications", "ab_tests", "ab_test_posts", "queue_times", "recurring_plans", "approval_requests", "members", "invitations", "generation_runs", "campaigns", "campaign_slots", "brand_proposals", "provider_jobs", "graphics", "graphic_renders", "budgets", "provider_routes", "provider_credentials", "clients", "plans", "subscriptions", "pieces", "price_rows", "fixed_costs", "economics_settings", "exchange_rates", "member_rates", "time_entries"];
  const found: Record<string, unknown> = {};
  for (const table of tables) {
    const [row] = await product.db.system((tx) => rows<{ hash: string | null }>(tx, sql.raw(`select md5(string_agg(t::text, '' order by t::text)) as hash from ${table} t where organization_id = '${organizationId}'`)));
    found[table] = row!.hash;
  }
  return found;
}

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "@agency/platform/http";
import { brandRoutes } from "../brands/index.ts";
import { createTestRoom, type TestRoom } from "../brands/testing.ts";
import { contentRoutes, createContentHooks } from "../contents/index.ts";
import { permissionsOf } from "../identity/index.ts";
import { productRoutes } from "../products/index.ts";
import { registerApprovals } from "./register-approvals.ts";
import { approvalRoutes } from "./routes.ts";

let room: TestRoom;
beforeAll(async () => {
  room = await createTestRoom((api, { db, cursors }) => {
    const contentHooks = createContentHooks();
    registerApprovals(contentHooks);
    brandRoutes(api, { cursors });
    productRoutes(api, { cursors });
    contentRoutes(api, { db, cursors, contentHooks });
    approvalRoutes(api, { contentHooks, afterApproval: async (_tx, content) => content });
  });
});
afterAll(() => room.close());

async function desk(brand: Record<string, unknown> = {}) {
  const owner = await room.newOrganization();
  const brandId = (await room.call(owner, "POST", "/brands", { name: "Mộc Hiên", ...brand })).body.id as string;
  await room.call(owner, "POST", `/brands/${brandId}/products`, { name: "Cà phê phin", features: ["Không đường"], price: { amount: "39000", currency: "VND" } });
  const write = async (document: Record<string, unknown>, platform = "facebook") => (await room.call(owner, "POST", "/contents", { brandId, platform, document })).body;
  const post = (body: string) => write({ type: "social", body, hashtags: [], cta: "", altText: "" });
  return { owner, brandId, write, post };
}
const as = (owner: Principal, role: "editor" | "approver"): Principal => ({ ...owner, role, permissions: permissionsOf(role) });

describe("a text that breaks rules of the brand", () => {
  test("shows what, where and how to repair it, and stays as it was typed", async () => {
    const { owner, post } = await desk();
    const content = await post("Cà phê ngon nhất, chỉ 35.000₫");
    expect(content.issues.map(({ code, pointer, range }: { code: string; pointer: string; range: object }) => ({ code, pointer, range }))).toEqual([
      { code: "law.restricted_word", pointer: "/body", range: { start: 12, end: 16 } },
      { code: "facts.price_unknown", pointer: "/body", range: { start: 22, end: 29 } },
    ]);
    const read = (await room.call(owner, "GET", `/contents/${content.id}`)).body;
    expect(read.body).toBe("Cà phê ngon nhất, chỉ 35.000₫");
  });

  test("is not submitted, nor approved past the submission, until it is repaired", async () => {
    const { owner, post } = await desk();
    const content = await post("Cà phê ngon nhất phố");
    const refused = await room.call(owner, "POST", `/contents/${content.id}/submit`, {});
    expect(refused).toMatchObject({ status: 422, body: { code: "guard_errors", errors: [{ pointer: "/body", code: "law.restricted_word" }] } });
    expect((await room.call(owner, "POST", `/contents/${content.id}/approve`, {})).body.code).toBe("guard_errors");
    await room.call(owner, "PATCH", `/contents/${content.id}`, { document: { type: "social", body: "Cà phê ngon phố", hashtags: [], cta: "", altText: "" } });
    expect((await room.call(owner, "POST", `/contents/${content.id}/submit`, {})).status).toBe(200);
  });

  test("passes with a reason of an editor, which the audit log keeps; an approver may not", async () => {
    const { owner, post } = await desk();
    const content = await post("Cà phê ngon nhất phố");
    expect((await room.call(as(owner, "approver"), "POST", `/contents/${content.id}/approve`, { override: { reason: "Có giấy chứng nhận" } })).status).toBe(403);
    expect((await room.call(as(owner, "editor"), "POST", `/contents/${content.id}/submit`, { override: { reason: "x" } })).status).toBe(422);
    const passed = await room.call(as(owner, "editor"), "POST", `/contents/${content.id}/submit`, { override: { reason: "Có giấy chứng nhận số 12" } });
    expect(passed).toMatchObject({ status: 200, body: { status: "in_review" } });
    const { rows } = await room.db.forOrganization(owner.organizationId, (tx) => tx.execute<{ action: string; detail: { reason: string } }>(`select action, detail from audit_log where subject_id = '${content.id}'`));
    expect(rows).toMatchObject([{ action: "content.guard_overridden", detail: { reason: "Có giấy chứng nhận số 12", issues: [{ code: "law.restricted_word" }] } }]);
    expect(await room.eventsOf(owner, content.id)).toContain("content.guard_overridden");
    expect((await room.call(as(owner, "approver"), "POST", `/contents/${content.id}/approve`, {})).status).toBe(200);
  });

  test("is judged by the organization's own list of restricted words", async () => {
    const { owner, post } = await desk();
    const { body: settings } = await room.call(owner, "GET", "/guard-settings");
    expect(settings.isDefault).toBe(true);
    expect(settings.restrictedWords.map(({ word }: { word: string }) => word)).toContain("nhất");
    const set = await room.call(owner, "PUT", "/guard-settings", { restrictedWords: [{ word: "siêu cấp", replacement: null }] });
    expect(set.body).toMatchObject({ isDefault: false, restrictedWords: [{ word: "siêu cấp", severity: "error", replacement: null, allowedIn: [] }] });
    expect((await post("Ngon nhất, siêu cấp")).issues.map(({ params }: { params: { word: string } }) => params.word)).toEqual(["siêu cấp"]);
    const other = await desk();
    expect((await room.call(other.owner, "GET", "/guard-settings")).body.isDefault).toBe(true);
    expect((await room.call(owner, "PUT", "/guard-settings", { restrictedWords: null })).body.isDefault).toBe(true);
    expect((await room.call(owner, "PUT", "/guard-settings", { restrictedWords: [{ word: "a" }] }, { "if-match": '"v7"' })).status).toBe(412);
  });

  test("is checked against the catalogue that the dashboard reads too", async () => {
    const { owner, brandId } = await desk({ requiredWords: ["Uống có trách nhiệm."], formality: "anh_chi", emojiPolicy: "none", claims: ["Giải nhất 2025"] });
    expect((await room.call(owner, "GET", `/brands/${brandId}/guard`)).body).toMatchObject({ requiredWords: ["Uống có trách nhiệm."], formality: "anh_chi", emojiPolicy: "none", claims: ["Giải nhất 2025"], catalogue: [{ name: "Cà phê phin", price: { amount: "39000", currency: "VND" } }] });
    const stranger = await desk();
    expect((await room.call(stranger.owner, "GET", `/brands/${brandId}/guard`)).status).toBe(404);
  });
});

describe("the export for Google Ads Editor", () => {
  const ad = (changes: Record<string, unknown> = {}) => ({ type: "ads", headlines: ["Cà phê phin", "Rang mới", "Không đường, vẫn ngọt"], descriptions: ["Pha tại bàn", 'Giá 39.000₫, "đậm vừa"'], primaryText: "", cta: "", path: "ca-phe", path2: "phin", finalUrl: "https://mochien.example/a?b=1,2", headlinePins: [1, null, 3], ...changes });

  test("is one paused row an ad, with pins, paths and quotes as Editor reads them", async () => {
    const { owner, write } = await desk();
    const content = await write(ad(), "google_ads");
    const response = await room.request(owner, `/api/v1/contents/google-ads-csv?contentIds=${content.id}&campaign=Th%C3%A1ng%2011`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="google-ads-thang-11.csv"');
    const [header, row] = Buffer.from(await response.arrayBuffer()).toString("utf8").split("\r\n");
    expect(header?.startsWith("\uFEFFCampaign,Ad Group,Ad type,Status,Headline 1,Headline 1 position,Headline 2")).toBe(true);
    expect(row).toBe(`Tháng 11,Cà phê phin,Responsive search ad,Paused,Cà phê phin,1,Rang mới,,"Không đường, vẫn ngọt",3,${",".repeat(24)}Pha tại bàn,,"Giá 39.000₫, ""đậm vừa""",,,,,,ca-phe,phin,"https://mochien.example/a?b=1,2",content-${content.id}`);
  });

  test("refuses what Google would refuse, and what is no search ad, and cuts nothing", async () => {
    const { owner, write, post } = await desk();
    const long = await write(ad({ headlines: ["Một", "Hai", "x".repeat(31)], finalUrl: null }), "google_ads");
    const refused = await room.call(owner, "GET", `/contents/google-ads-csv?contentIds=${long.id}`);
    expect(refused).toMatchObject({ status: 422, body: { code: "network_rules", errors: [{ pointer: "/contentIds/0/headlines/2", code: "google_ads.line_too_long" }, { code: "google_ads.url_missing" }] } });
    expect((await room.call(owner, "GET", `/contents/google-ads-csv?contentIds=${(await post("Chào")).id}`)).body.code).toBe("not_a_search_ad");
    const stranger = await desk();
    expect((await room.call(stranger.owner, "GET", `/contents/google-ads-csv?contentIds=${long.id}`)).status).toBe(404);
    expect((await room.call(owner, "GET", "/contents/google-ads-csv?contentIds=x")).status).toBe(400);
  });

  test("lets no formula through (R37)", async () => {
    const { owner, write } = await desk();
    const evil = await write(ad({ headlines: ["Một", "Hai", '=HYPERLINK("x")'] }), "google_ads");
    expect((await room.call(owner, "GET", `/contents/google-ads-csv?contentIds=${evil.id}`)).body.errors[0].code).toBe("google_ads.formula");
  });
});

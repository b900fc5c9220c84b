import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Content, SocialDocument } from "../contents/schema.ts";
import { startTestStudio, type TestClient, type TestStudio } from "./testing/test-studio.ts";

let studio: TestStudio;
let client: TestClient;
let contentId: string;
let written: Content;
beforeAll(async () => {
  studio = await startTestStudio();
  client = await studio.newClient();
  const run = await client.generate();
  await client.finished(run.id);
  contentId = run.contentId;
  written = await read(contentId);
});
afterAll(async () => {
  await studio[Symbol.asyncDispose]();
});

const read = async (id: string): Promise<Content> => (await client.call("GET", `/contents/${id}`)).body;
const socialOf = (content: Content, versionId: string | null | undefined) => content.versions.find(({ id }) => id === versionId)!.document as SocialDocument;
const inForce = () => socialOf(written, written.currentVersionId);

/** Starts a rewrite, waits for its end and answers the alternative that came of it. */
async function rewrite(body: object, of = contentId) {
  const accepted = await client.call("POST", `/contents/${of}/transform`, body);
  expect(accepted).toMatchObject({ status: 202 });
  expect(accepted.headers.get("location")).toBe(`/api/v1/generation-runs/${accepted.body.id}`);
  const run = await client.finished(accepted.body.id);
  expect(run.status).toBe("done");
  const content = await read(accepted.body.contentId);
  const version = content.versions.find(({ id }) => id === run.items[0]!.contentVersionId)!;
  return { run, content, version, document: version.document as SocialDocument };
}

describe("a rewrite of the same piece is a further alternative", () => {
  test.each(["shorten", "lengthen", "friendlier", "formal"] as const)("%s leaves the text in force alone and says what it was made from", async (operation) => {
    const { content, version, document, run } = await rewrite({ operation });
    expect(content.id).toBe(contentId);
    expect(content).toMatchObject({ currentVersionId: written.currentVersionId, status: "draft", version: written.version });
    expect(socialOf(content, written.currentVersionId)).toEqual(inForce());
    expect(version).toMatchObject({
      origin: { operation },
      sourceVersionId: written.currentVersionId,
      sourceRevisionId: written.versions[0]!.revisionId,
      requestedBy: client.principal.id,
      provider: "offline",
      cost: { amount: "0", currency: "USD" },
    });
    expect(run.transform).toMatchObject({ operation, sourceContentId: contentId });
    if (operation === "shorten") expect(document.body.length).toBeLessThan(inForce().body.length);
    expect(document.link).toBe(inForce().link);
  });

  test("one place is written anew and every other byte stays", async () => {
    const { document, version } = await rewrite({ operation: "field", pointer: "/cta" });
    const { cta, ...rest } = document;
    const { cta: before, ...untouched } = inForce();
    expect(cta).not.toBe(before);
    expect(JSON.stringify(rest)).toBe(JSON.stringify(untouched));
    expect(version.origin).toEqual({ operation: "field", pointer: "/cta" });
  });

  test("an untidy text stays untidy where nobody asked", async () => {
    const odd = { type: "social", body: "Dòng  một\n\n\n\nDòng hai", hashtags: ["cà phê", "#A#B"], cta: "Ghé quán", altText: "", link: null };
    const made = (await client.call("POST", "/contents", { brandId: client.brandId, platform: "facebook", topic: "Cà phê", document: odd })).body as Content;
    const before = socialOf(made, made.currentVersionId);
    const { document } = await rewrite({ operation: "field", pointer: "/altText" }, made.id);
    expect({ ...document, altText: "" }).toEqual(before);
    expect(document.altText).not.toBe("");
  });

  test("a wish in the person's own words is kept with the version", async () => {
    const { document, version } = await rewrite({ operation: "instruct", instruction: "Viết về đêm nhạc cuối tuần" });
    expect(document.body.toLowerCase()).toContain("đêm nhạc cuối tuần");
    expect(version.origin).toEqual({ operation: "instruct", instruction: "Viết về đêm nhạc cuối tuần" });
  });

  test("listed violations are repaired", async () => {
    await client.call("PATCH", `/contents/${contentId}`, { document: { ...inForce(), body: "Cà phê dở tệ. Giá 29.000₫ một ly." } });
    const { document } = await rewrite({ operation: "repair", violations: [{ code: "house.word", pointer: "/body", detail: "Không dùng “dở tệ”." }] });
    expect(document.body).toBe("Giá 29.000₫ một ly.");
    await client.call("PATCH", `/contents/${contentId}`, { document: inForce() });
    written = await read(contentId);
  });

  test("further alternatives come from the content's own brief", async () => {
    const before = await read(contentId);
    const accepted = (await client.call("POST", `/contents/${contentId}/regenerate`, { versions: 2 })).body;
    const run = await client.finished(accepted.id);
    expect(run).toMatchObject({ contentId, transform: { operation: "regenerate" }, versions: 2 });
    const after = await read(contentId);
    expect(after.versions).toHaveLength(before.versions.length + 2);
    expect(after).toMatchObject({ currentVersionId: before.currentVersionId, version: before.version });
  });

  test("starts from an earlier edit when one is named", async () => {
    const { data } = (await client.call("GET", `/contents/${contentId}/revisions`)).body as { data: { id: string; document: SocialDocument }[] };
    const edit = data.find(({ document }) => document.body.startsWith("Cà phê dở tệ"))!;
    const { version } = await rewrite({ operation: "shorten", revisionId: edit.id });
    expect(version.sourceRevisionId).toBe(edit.id);
  });
});

describe("the same piece for another place or reader is a content of its own", () => {
  test("for another network, with the link to where it came from", async () => {
    const { content, document, version } = await rewrite({ operation: "adapt", platform: "tiktok" });
    expect(content).toMatchObject({ platform: "tiktok", language: "vi", status: "draft", sourceContentId: contentId, currentVersionId: version.id, topic: written.topic });
    expect([...document.body].length).toBeLessThanOrEqual(300);
    expect((await read(contentId)).siblings).toContainEqual(expect.objectContaining({ id: content.id, platform: "tiktok" }));
    expect(content.siblings).toContainEqual(expect.objectContaining({ id: contentId, platform: "facebook" }));
    expect(content.generationRunId).not.toBeNull();
  });

  test("in another language, tags and picture description included", async () => {
    const { content, document } = await rewrite({ operation: "translate", language: "en" });
    expect(content).toMatchObject({ language: "en", platform: "facebook", sourceContentId: contentId });
    expect(document.body).not.toBe("");
    expect(document.cta).not.toBe(inForce().cta);
    expect(document.altText).not.toBe(inForce().altText);
  });

  test("in the language that it has already, it is a further alternative", async () => {
    expect((await rewrite({ operation: "translate", language: "vi" })).content.id).toBe(contentId);
  });
});

describe("what becomes of an alternative", () => {
  test("it can be put in force, or discarded and taken back; the one in force cannot be discarded", async () => {
    const { version } = await rewrite({ operation: "formal" });
    const at = `/contents/${contentId}/versions/${version.id}`;
    const gone = await client.call("DELETE", at);
    expect(gone.status).toBe(200);
    expect(gone.body.versions.map(({ id }: { id: string }) => id)).not.toContain(version.id);
    expect((await client.call("POST", `/contents/${contentId}/choose-version`, { versionId: version.id })).status).toBe(404);
    expect((await client.call("DELETE", at)).status).toBe(200);
    expect((await client.call("POST", `${at}/restore`)).body.versions.map(({ id }: { id: string }) => id)).toContain(version.id);
    expect((await client.call("POST", `/contents/${contentId}/choose-version`, { versionId: version.id })).body.currentVersionId).toBe(version.id);
    expect(await client.call("DELETE", at)).toMatchObject({ status: 409, body: { code: "version_in_force" } });
    await client.call("POST", `/contents/${contentId}/choose-version`, { versionId: written.currentVersionId });
    written = await read(contentId);
  });

  test("an edit after a rewrite began meets no conflict", async () => {
    const before = await read(contentId);
    await rewrite({ operation: "shorten" });
    const saved = await client.call("PATCH", `/contents/${contentId}`, { document: { ...inForce(), altText: "Ly cà phê" } }, { "if-match": `"v${before.version}"` });
    expect(saved.status).toBe(200);
    written = await read(contentId);
  });
});

describe("refuses", () => {
  test.each([
    [{ operation: "field", pointer: "/link" }, 422],
    [{ operation: "field", pointer: "/type" }, 422],
    [{ operation: "field", pointer: "/hashtags/99" }, 422],
    [{ operation: "field", pointer: "/__proto__/x" }, 422],
    [{ operation: "field", pointer: "/constructor" }, 422],
    [{ operation: "adapt", platform: "google_ads" }, 422],
    [{ operation: "repair" }, 409],
    [{ operation: "translate", language: "fr" }, 422],
    [{ operation: "publish" }, 422],
    [{ operation: "instruct", instruction: " " }, 422],
    [{ operation: "shorten", versionId: "01890a5d-ac96-774b-bcce-b302099a8057" }, 404],
    [{ operation: "shorten", revisionId: "01890a5d-ac96-774b-bcce-b302099a8057" }, 404],
  ])("%j", async (body, status) => {
    expect((await client.call("POST", `/contents/${contentId}/transform`, body)).status).toBe(status);
  });

  test("another organization's content and version (R24)", async () => {
    const stranger = await studio.newClient();
    expect((await stranger.call("POST", `/contents/${contentId}/transform`, { operation: "shorten" })).status).toBe(404);
    expect((await stranger.call("POST", `/contents/${contentId}/regenerate`, {})).status).toBe(404);
    expect((await stranger.call("DELETE", `/contents/${contentId}/versions/${written.currentVersionId}`)).status).toBe(404);
    const own = await stranger.generate();
    await stranger.finished(own.id);
    expect((await stranger.call("POST", `/contents/${own.contentId}/transform`, { operation: "shorten", revisionId: written.versions[0]!.revisionId })).status).toBe(404);
  });

  test("a rewrite of what no longer changes, but not its sibling elsewhere", async () => {
    const run = await client.generate();
    await client.finished(run.id);
    await client.call("DELETE", `/contents/${run.contentId}`);
    expect(await client.call("POST", `/contents/${run.contentId}/transform`, { operation: "shorten" })).toMatchObject({ status: 409, body: { code: "content_closed" } });
    expect((await client.call("POST", `/contents/${run.contentId}/transform`, { operation: "adapt", platform: "linkedin" })).status).toBe(202);
  });
});

test("asked twice with one key, a rewrite runs once (R18)", async () => {
  const before = (await read(contentId)).versions.length;
  const ask = () => client.call("POST", `/contents/${contentId}/transform`, { operation: "formal" }, { "idempotency-key": "rewrite-once-000001" });
  const [one, two] = [await ask(), await ask()];
  expect(two.body).toEqual(one.body);
  await client.finished(one.body.id);
  expect((await read(contentId)).versions).toHaveLength(before + 1);
});

test("says what drafts and rewrites would cost, and starts nothing", async () => {
  const drafts = await client.call("POST", "/contents/generate/estimate", { brandId: client.brandId, topic: "Trà đào", versions: 3 });
  expect(drafts).toMatchObject({ status: 200, body: { expected: { amount: "0" }, max: { amount: "0" }, entries: [{ provider: "offline" }] } });
  const before = (await read(contentId)).versions.length;
  expect((await client.call("POST", `/contents/${contentId}/transform/estimate`, { operation: "shorten" })).body.entries).toHaveLength(1);
  expect((await read(contentId)).versions).toHaveLength(before);
});

test("streams at once to a caller who asks for events", async () => {
  const response = await client.open(`/contents/${contentId}/transform`, { method: "POST", headers: { "content-type": "application/json", accept: "text/event-stream" }, body: JSON.stringify({ operation: "shorten" }) });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  expect(await response.text()).toContain('"status":"done"');
});

import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@agency/platform/db";
import type { Principal } from "@agency/platform/http";
import { startPublishingHarness, type PublishingHarness } from "../publishing/publishing-harness.fixture.ts";
import { channelTokenAad } from "./token-aad.ts";

let harness: PublishingHarness;
beforeAll(async () => {
  harness = await startPublishingHarness();
});
afterEach(() => harness.resetClock());
afterAll(() => harness.close());

async function newBrand(owner: Principal): Promise<string> {
  return (await harness.call(owner, "POST", "/brands", { name: "Cà Phê Sông Hàn" })).body.id;
}
/** Opens the dialog as the product does, and answers the state that the network will bring back. */
async function startDialog(owner: Principal, brandId: string): Promise<{ state: string; url: URL }> {
  const reply = await harness.call(owner, "POST", "/channels/connect", { network: "facebook", brandId });
  expect(reply.status).toBe(200);
  const url = new URL(reply.body.authorizeUrl);
  return { state: url.searchParams.get("state")!, url };
}
/** The consent page's form, answered by a person. */
async function consent(url: URL, decision: "approve" | "deny" = "approve"): Promise<URL> {
  const body = new URLSearchParams(url.searchParams);
  body.set("decision", decision);
  const response = await fetch(`${url.origin}${url.pathname}`, { method: "POST", body, redirect: "manual" });
  return new URL(response.headers.get("location")!);
}
async function callback(owner: Principal, search: string): Promise<URLSearchParams> {
  const response = await harness.room.request(owner, `/api/v1/channels/callback/facebook${search}`);
  expect(response.status).toBe(303);
  return new URL(response.headers.get("location")!).searchParams;
}

describe("connecting a page", () => {
  test("is a whole round trip; the token is sealed to its row and never shown (R35)", async () => {
    const owner = await harness.room.newOrganization();
    const brandId = await newBrand(owner);
    const { url } = await startDialog(owner, brandId);
    const back = await callback(owner, (await consent(url)).search);
    const grantId = back.get("grant")!;
    expect(back.get("brandId")).toBe(brandId);
    const grant = await harness.call(owner, "GET", `/channels/grants/${grantId}`);
    expect(JSON.stringify(grant.body)).not.toMatch(/EAA/);
    const remoteIds = grant.body.destinations.filter((each: { canPublish: boolean }) => each.canPublish).slice(0, 2).map((each: { remoteId: string }) => each.remoteId);
    const connected = await harness.call(owner, "POST", `/channels/grants/${grantId}/connect`, { remoteIds });
    expect(connected.status).toBe(201);
    expect(JSON.stringify(connected.body)).not.toMatch(/EAA|token":"/);
    expect((await harness.call(owner, "GET", `/channels?brandId=${brandId}`)).body.data).toHaveLength(remoteIds.length);
    const rows = await harness.asSuperuser("select id, sealed_token from channels where brand_id = $1", [brandId]);
    const [first] = rows;
    expect(String(first!["sealed_token"])).not.toMatch(/EAA/);
    expect(harness.keyRing.open(String(first!["sealed_token"]), channelTokenAad(String(first!["id"])))).toMatch(/^EAA/);
    expect(() => harness.keyRing.open(String(first!["sealed_token"]), channelTokenAad(newId()))).toThrow();
    expect((await harness.call(owner, "GET", `/channels/grants/${grantId}`)).status, "a grant is used once").toBe(404);
    expect((await harness.call(owner, "POST", `/channels/${connected.body.data[0].id}/check`)).body.status).toBe("connected");
  });

  test("uses a state once (R29)", async () => {
    const owner = await harness.room.newOrganization();
    const { url } = await startDialog(owner, await newBrand(owner));
    const { search } = await consent(url);
    expect((await callback(owner, search)).get("grant")).not.toBeNull();
    expect((await callback(owner, search)).get("error")).toBe("state_expired");
  });

  test("forgets a state after ten minutes (R29)", async () => {
    const owner = await harness.room.newOrganization();
    const { url } = await startDialog(owner, await newBrand(owner));
    const { search } = await consent(url);
    await harness.moveClock(10 * 60_000 + 1_000);
    expect((await callback(owner, search)).get("error")).toBe("state_expired");
  });

  test("gives a state to nobody else: not another person, another session or another organization (R29)", async () => {
    const owner: Principal = { ...(await harness.room.newOrganization()), sessionId: newId() };
    const { url } = await startDialog(owner, await newBrand(owner));
    const { search } = await consent(url);
    const colleague = { ...owner, userId: newId() };
    const elsewhere = { ...owner, sessionId: newId() };
    const stranger = await harness.room.newOrganization();
    for (const other of [colleague, elsewhere, { ...stranger, userId: owner.userId, sessionId: owner.sessionId }]) expect((await callback(other, search)).get("error")).toBe("state_expired");
    expect((await callback(owner, search)).get("grant")).not.toBeNull();
  });

  test("says when the person declined", async () => {
    const owner = await harness.room.newOrganization();
    const { url } = await startDialog(owner, await newBrand(owner));
    expect((await callback(owner, (await consent(url, "deny")).search)).get("error")).toBe("access_denied");
  });

  test("is for a person, not for a key", async () => {
    const owner = await harness.room.newOrganization();
    const brandId = await newBrand(owner);
    expect((await harness.call({ ...owner, kind: "api_key", userId: null }, "POST", "/channels/connect", { network: "facebook", brandId })).body.code).toBe("person_needed");
  });

  test("again keeps the row and resumes what waited (R8)", async () => {
    const page = await harness.newPage();
    const plan = await harness.newPlan(page, {}, 3_600_000);
    await harness.asSuperuser("update publications set status = 'needs_auth', next_step_at = null where id = $1", [plan.id]);
    await harness.asSuperuser("update channels set status = 'needs_auth' where id = $1", [page.channelId]);
    const { url } = await startDialog(page.owner, page.brandId);
    const grantId = (await callback(page.owner, (await consent(url)).search)).get("grant")!;
    const connected = await harness.call(page.owner, "POST", `/channels/grants/${grantId}/connect`, { remoteIds: [page.remoteId] });
    expect(connected.body.data[0].id).toBe(page.channelId);
    expect(await harness.publication(plan.id)).toMatchObject({ status: "scheduled", errorKind: null });
  });
});

test("a check finds a dead token and tells it once", async () => {
  const page = await harness.newPage();
  await harness.admin("POST", "facebook/tokens/kill", { account: page.remoteId, subcode: 460 });
  for (let count = 0; count < 2; count += 1) {
    const reply = await harness.call(page.owner, "POST", `/channels/${page.channelId}/check`);
    expect(reply.body.status).toBe("needs_auth");
  }
  expect((await harness.room.eventsOf(page.owner, page.channelId)).filter((type) => type === "channel.needs_auth")).toHaveLength(1);
});

test("someone of one brand sees and touches no other brand's channels (R26)", async () => {
  const page = await harness.newPage();
  const other = await harness.newPage(page.owner);
  const limited = { ...page.owner, brandIds: [page.brandId] };
  expect((await harness.call(limited, "GET", "/channels")).body.data.map(({ id }: { id: string }) => id)).toEqual([page.channelId]);
  for (const [method, path] of [["GET", ""], ["DELETE", ""], ["POST", "/check"]] as const) expect((await harness.call(limited, method, `/channels/${other.channelId}${path}`)).status).toBe(404);
  expect((await harness.call(limited, "POST", "/channels/connect", { network: "facebook", brandId: other.brandId })).status).toBe(404);
});

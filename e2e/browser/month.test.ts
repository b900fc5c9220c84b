import { beforeAll, describe, expect, it } from "vitest";
import { say } from "./say.ts";
import { openAgency, setStage } from "./stage.ts";
import type { Stage } from "./stage.ts";
import { button, callApi, link, wallTime } from "./steps.ts";

interface Progress {
  status: string;
  cost: { amount: string };
  progress: { total: number; drafted: number; accepted: number; failed: number };
}

/** A month that begins in the future, whatever day it is. */
const month = wallTime(Date.now() + 40 * 86_400_000).slice(0, 7);

/** A client's month: planned, written, reviewed and costed, as an owner does it. */
describe("a month in one go", { timeout: 150_000 }, () => {
  const stage = setStage();
  let product: Stage["product"];
  let visitor: Stage["visitor"];
  let page: Stage["page"];
  let brandId: string;
  let clientId: string;

  beforeAll(async () => {
    ({ product, visitor, page } = stage());
    brandId = await openAgency(page);
    const { data } = await callApi<{ data: { id: string }[] }>(page, "GET", "/economics/plans");
    clientId = (await callApi<{ id: string }>(page, "POST", "/clients", { name: "Công ty Cà phê Mộc", brandIds: [brandId], planId: data[0]!.id })).id;
  });

  const campaignId = () => /\/campaigns\/([0-9a-f-]{36})/.exec(page.url())![1]!;
  const read = (id = campaignId()) => callApi<Progress>(page, "GET", `/campaigns/${id}`);
  async function written(id = campaignId()): Promise<Progress> {
    await expect.poll(async () => (await read(id)).status, { timeout: 120_000, interval: 500 }).toBe("done");
    return read(id);
  }

  it("plans thirty posts and ten ads from one brief, and writes them while the owner watches", async () => {
    await page.goto(`${product.origin}/campaigns/new?month=${month}`);
    await page.getByLabel(say("campaigns.new.brief")).fill("Ra mắt trà sen mùa mới. Kể chuyện chuyến đi Cầu Đất. Nhắc giờ mở cửa cuối tuần.");
    await visitor.shot("month 01 brief");
    await button(page, "campaigns.new.plan", { count: 40 }).click();
    await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}/);
    const done = await written();
    expect(done.progress).toMatchObject({ total: 40, drafted: 40, failed: 0 });
    expect(Number(done.cost.amount), "the local writer is free").toBe(0);
    await button(page, "campaigns.acceptAll", { count: 40 }).first().waitFor();
    await visitor.shot("month 02 written");
  });

  it("rejects one piece, which is planned and written anew, alone", async () => {
    const { data: before } = await callApi<{ data: { id: string; topic: string }[] }>(page, "GET", `/campaigns/${campaignId()}/slots`);
    const rejected = before[3]!;
    await callApi(page, "POST", `/campaigns/${campaignId()}/slots/${rejected.id}/reject`, {});
    await written();
    const { data: after } = await callApi<{ data: { id: string; topic: string }[] }>(page, "GET", `/campaigns/${campaignId()}/slots`);
    const changed = after.filter(({ id, topic }) => before.find((slot) => slot.id === id)?.topic !== topic);
    expect(changed.map(({ id }) => id)).toEqual([rejected.id]);
  });

  it("accepts all, and the client's month tells quota, cost and margin", async () => {
    await button(page, "campaigns.acceptAll", { count: 40 }).first().click();
    await expect.poll(async () => (await read()).progress.accepted).toBe(40);
    const { data } = await callApi<{ data: { content: { id: string } | null; type: string }[] }>(page, "GET", `/campaigns/${campaignId()}/slots`);
    for (const { content: slot } of data.filter(({ type }) => type === "social").slice(0, 5)) {
      const content = await callApi<{ version: number }>(page, "GET", `/contents/${slot!.id}`);
      await callApi(page, "POST", `/contents/${slot!.id}/approve`, {}, { "if-match": `"v${content.version}"` });
    }
    await page.goto(`${product.origin}/clients`);
    await link(page, "nav.clients").first().waitFor();
    await page.getByRole("link", { name: /Công ty Cà phê Mộc/ }).first().click();
    await page.waitForURL(/\/clients\//);
    await page.getByText("5/30").first().waitFor();
    await visitor.shot("month 03 client");
    const file = await page.request.get(`/api/v1/economics/clients/${clientId}/statement.pdf?month=${wallTime(Date.now()).slice(0, 7)}&language=vi`);
    expect(file.ok()).toBe(true);
    expect((await file.body()).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("writes months with five providers in trouble; the books say what the providers say", async () => {
    for (const name of ["openai", "anthropic", "groq", "together"]) await callApi(page, "PUT", `/providers/${name}`, { sandbox: true });
    const { serverPresets } = await callApi<{ serverPresets: { id: string; baseUrl: string; environment: string }[] }>(page, "GET", "/providers");
    const vllm = serverPresets.find(({ baseUrl, environment }) => environment === "sandbox" && baseUrl.includes("8000"))!;
    const server = await callApi<{ name: string }>(page, "POST", "/providers", { label: "vLLM", baseUrl: vllm.baseUrl, price: { input: "0.10", output: "0.20" } });
    const { data: providers } = await callApi<{ data: { name: string; models: { id: string }[] }[] }>(page, "GET", "/providers");
    const checked = await callApi<{ ok: boolean; models: string[] }>(page, "POST", `/providers/${server.name}/check`);
    expect(checked.ok).toBe(true);
    const entry = (provider: string) => ({ provider, model: provider === server.name ? checked.models[0]! : providers.find(({ name }) => name === provider)!.models[0]!.id });
    const routes = { fast: "groq", cheap: "together", quality: "anthropic", longform: "openai", vision: server.name };
    for (const [purpose, first] of Object.entries(routes)) await callApi(page, "PUT", `/provider-routes/${purpose}`, { route: [entry(first), entry(first === "openai" ? "anthropic" : "openai")] });
    for (const host of ["api.openai.com", "api.anthropic.com", "api.groq.com", "api.together.ai", "localhost:8000"]) await product.arm({ host, operation: "*", fault: "rate_limit", probability: 0.3, seed: 7, times: 20 });
    const campaigns: string[] = [];
    for (const purpose of Object.keys(routes)) {
      const { campaign } = await callApi<{ campaign: { id: string } }>(page, "POST", "/campaigns/plan", { brandId, month, posts: 5, ads: 1, purpose, seed: 5 });
      campaigns.push(campaign.id);
    }
    for (const id of campaigns) {
      const done = await written(id);
      expect(done.progress).toMatchObject({ total: 6, failed: 0 });
      expect(Number(done.cost.amount), "the sandbox costs no real money").toBe(0);
    }
    const { calls } = (await (await fetch(`${product.origin}/sandbox/usage`)).json()) as { calls: { provider: string; outputTokens: number }[] };
    expect(new Set(calls.map(({ provider }) => provider)).size).toBe(5);
    const totals = await callApi<{ outputTokens: number; live: { amount: string }; sandbox: { amount: string } }>(page, "GET", "/economics/ledger/totals?environment=sandbox");
    expect(totals.outputTokens).toBe(calls.reduce((sum, call) => sum + call.outputTokens, 0));
    expect(Number(totals.live.amount)).toBe(0);
    expect(Number(totals.sandbox.amount)).toBeGreaterThan(0);
    await page.goto(`${product.origin}/campaigns/${campaigns[0]!}`);
    await visitor.shot("month 04 five providers");
    await page.goto(`${product.origin}/economics/ledger`);
    await visitor.shot("month 05 ledger");
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { accessibilityViolations, beyondTheScreen, settle } from "./check-page.ts";
import { say } from "./say.ts";
import { openAgency, setStage } from "./stage.ts";
import type { Stage } from "./stage.ts";
import { button, callApi, toast } from "./steps.ts";

const draft = { type: "social", body: "Sáng nay bạn uống gì?\n\nTúi hạt rang mới 165.000₫. Quán mở cửa từ 6 giờ. Bạn ghé nhé!", hashtags: ["#caphe"], cta: "Ghé quán sáng nay.", altText: "", link: null };

/** A text written again: beside the original, decided by a person, stopped when told to. */
describe("rewriting", { timeout: 120_000 }, () => {
  const stage = setStage();
  let product: Stage["product"];
  let visitor: Stage["visitor"];
  let page: Stage["page"];
  let contentId: string;

  beforeAll(async () => {
    ({ product, visitor, page } = stage());
    const brandId = await openAgency(page);
    contentId = (await callApi<{ id: string }>(page, "POST", "/contents", { brandId, platform: "facebook", language: "vi", topic: "Túi hạt rang mới", document: draft })).id;
    await page.goto(`/studio/${contentId}`);
  });

  const panel = () => page.getByRole("region", { name: say("rewrite.panel") });
  const body = () => page.getByLabel(say("studio.edit.body"), { exact: true });

  it("shows what a shorter text leaves out, and puts it in force with a way back", async () => {
    await button(page, "rewrite.menu").click();
    await page.getByRole("menuitem", { name: say("rewrite.operations.shorten") }).click();
    await button(page, "rewrite.accept").waitFor();
    await panel().locator("del:visible").first().waitFor();
    await settle(page);
    expect(await accessibilityViolations(page)).toEqual([]);
    await button(page, "rewrite.accept").click();
    await page.getByRole("button", { name: say("studio.versionInForce", { name: "B" }) }).waitFor();
    expect((await body().inputValue()).length).toBeLessThan(draft.body.length);
    await toast(page, /B/).getByRole("button", { name: say("common.undo") }).click();
    await page.getByRole("button", { name: say("studio.versionInForce", { name: "A" }) }).waitFor();
  });

  it("writes one place anew from the field itself and discards it again", async () => {
    await button(page, "rewrite.field", { name: say("studio.edit.cta") }).click();
    await panel().getByRole("heading", { name: say("rewrite.fieldAnew", { name: say("studio.edit.cta") }) }).waitFor();
    await button(page, "rewrite.discard").click();
    await toast(page, new RegExp(say("rewrite.discarded"))).waitFor();
    expect(await page.getByLabel(say("studio.edit.cta"), { exact: true }).inputValue()).toBe(draft.cta);
  });

  it("makes the same piece for another network from the command palette", async () => {
    await page.keyboard.press("Control+k");
    await page.getByPlaceholder(say("shell.palette.placeholder")).fill("tiktok");
    await page.getByRole("option", { name: say("rewrite.adaptTo", { platform: "TikTok" }) }).click();
    await page.getByRole("link", { name: say("rewrite.openSibling") }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(contentId));
    await page.getByRole("navigation", { name: say("rewrite.siblings") }).getByRole("link", { name: /Facebook/ }).click();
    await page.waitForURL(`**/studio/${contentId}*`);
  });

  it("stops while it is written: the text stays as it was and what was used is told", async () => {
    await callApi(page, "PUT", "/providers/openai", { sandbox: true });
    await callApi(page, "PUT", "/provider-routes/fast", { route: [{ provider: "openai", model: "gpt-6-luna" }] });
    await product.arm({ host: "api.openai.com", operation: "*", fault: "slow", delayMs: 30_000 });
    await button(page, "rewrite.menu").click();
    await page.getByRole("menuitem", { name: say("rewrite.operations.formal") }).click();
    await button(page, "rewrite.stop").click();
    await panel().getByText(say("rewrite.stopped")).waitFor({ timeout: 10_000 });
    await product.clearFaults();
    expect(await body().inputValue()).toBe(draft.body);
    const { data } = await callApi<{ data: { outcome: string }[] }>(page, "GET", "/economics/ledger");
    expect(data.map(({ outcome }) => outcome)).toContain("cancelled");
  });

  it("fits a phone", async () => {
    await page.setViewportSize({ width: 360, height: 780 });
    await button(page, "rewrite.again").click();
    await button(page, "rewrite.accept").waitFor();
    await settle(page);
    expect(await beyondTheScreen(page)).toEqual([]);
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(visitor.trouble).toEqual([]);
  });
});

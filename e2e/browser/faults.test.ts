import type { Page, Route } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { visit } from "./open-browser.ts";
import { say } from "./say.ts";
import { openAgency, setStage } from "./stage.ts";
import type { Stage } from "./stage.ts";
import { approvedContent, button, callApi, carryByKeyboard, connectPage, owner, wallTime } from "./steps.ts";

const words = "Mẻ rang mới đã về quán.";

/** What a person sees when something under the dashboard goes wrong. */
describe("when something goes wrong", { timeout: 120_000 }, () => {
  const stage = setStage({ LIVE_RECHECK_MS: "1000", SESSION_CACHE_MS: "500" });
  let product: Stage["product"];
  let browser: Stage["browser"];
  let visitor: Stage["visitor"];
  let page: Stage["page"];
  let brandId: string;

  beforeAll(async () => {
    ({ product, browser, visitor, page } = stage());
    brandId = await openAgency(page);
  });

  it("puts a moved post back and says why when the server fails", async () => {
    await connectPage(page, product.origin);
    const [channel] = (await callApi<{ data: { id: string }[] }>(page, "GET", "/channels")).data;
    const content = await approvedContent(page, brandId, words);
    const { day, next, month } = twoDaysOfOneWeek();
    await callApi(page, "POST", `/contents/${content.id}/schedule`, { channelIds: [channel!.id], scheduledAt: `${day}T09:30`, timeZone: "Asia/Ho_Chi_Minh" });
    await page.goto(`/calendar?month=${month}`);
    const chip = (where: string) => page.locator(`[data-day="${where}"]`).getByRole("button", { name: /09:30/ });
    await chip(day).waitFor();
    const answer = Promise.withResolvers<void>();
    await page.route("**/api/v1/publications/*/reschedule", (route) => answer.promise.then(() => refuse(route)));
    const asked = page.waitForRequest("**/api/v1/publications/*/reschedule");
    await carryByKeyboard(chip(day), next > day ? "ArrowRight" : "ArrowLeft");
    await asked;
    // It is shown where it will be before the server has answered …
    await chip(next).waitFor();
    answer.resolve();
    // … and goes back when the server could not do it.
    await chip(day).waitFor();
    await chip(next).waitFor({ state: "detached" });
    await page.getByText(say("problems.internal_error.title")).first().waitFor();
    await page.unroute("**/api/v1/publications/*/reschedule");
    await page.reload();
    await chip(day).waitFor();
  });

  it("shows two writers that they write the same text, and loses neither's words", async () => {
    const document = { type: "social", body: words, hashtags: [], cta: "", altText: "", link: null };
    const content = await callApi<{ id: string }>(page, "POST", "/contents", { brandId, platform: "facebook", language: "vi", topic: "Mẻ mới", document });
    const other = await visit(browser, product.origin, { state: await visitor.context.storageState() });
    const body = (where: Page) => where.getByRole("textbox", { name: say("studio.edit.body"), exact: true });
    for (const where of [page, other.page]) {
      await where.goto(`/studio/${content.id}`);
      await body(where).waitFor();
    }
    const otherSaved = Promise.withResolvers<void>();
    const address = `**/api/v1/contents/${content.id}`;
    await page.route(address, async (route) => {
      if (route.request().method() === "PATCH") await otherSaved.promise;
      await route.continue();
    });
    const held = page.waitForRequest((request) => request.method() === "PATCH");
    await body(page).fill(`${words} Lan viết.`);
    await held;
    await body(other.page).fill(`${words} Minh viết.`);
    await other.page.getByText(say("studio.save.saved"), { exact: true }).waitFor();
    otherSaved.resolve();
    await page.getByText(say("studio.conflict.title")).waitFor();
    await visitor.shot("conflict");
    expect(await body(page).inputValue()).toBe(`${words} Lan viết.`);
    await button(page, "studio.conflict.keepMine").click();
    await page.getByText(say("studio.save.saved"), { exact: true }).waitFor();
    // The other writer, who has nothing unsaved, is shown the newer text by itself.
    await expect.poll(() => body(other.page).inputValue(), { timeout: 20_000 }).toBe(`${words} Lan viết.`);
    const { data: revisions } = await callApi<{ data: { document: { body: string } }[] }>(page, "GET", `/contents/${content.id}/revisions`);
    expect(revisions.map((revision) => revision.document.body)).toContain(`${words} Minh viết.`);
    await other.context.close();
  });

  it("leads back to sign-in when the session was ended elsewhere, and then to the same page", async () => {
    const elsewhere = await visit(browser, product.origin);
    await elsewhere.page.goto("/login");
    await signIn(elsewhere.page);
    await page.unrouteAll({ behavior: "wait" });
    await page.goto("/prompts");
    await page.getByRole("heading", { level: 1, name: say("prompts.title") }).waitFor();
    await elsewhere.page.goto("/settings/sessions");
    await elsewhere.page.getByRole("main").getByRole("button", { name: say("settings.sessions.end"), exact: true }).click();
    await elsewhere.page.getByText(say("settings.sessions.ended", { count: 1 })).waitFor();
    await page.getByRole("link", { name: say("nav.brands"), exact: true }).click();
    await page.waitForURL(/\/login\?next=/);
    await visitor.shot("signed out");
    await signIn(page);
    await page.waitForURL("**/brands");
    await page.getByRole("heading", { level: 1, name: say("brands.title") }).waitFor();
    await elsewhere.context.close();
  });
});

async function signIn(page: Page): Promise<void> {
  await page.getByLabel(say("auth.email")).fill(owner.email);
  await page.getByRole("textbox", { name: say("auth.password") }).fill(owner.password);
  await page.getByRole("button", { name: say("auth.signIn"), exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/login");
}

function refuse(route: Route): Promise<void> {
  const problem = { type: "urn:agency:problem:internal_error", title: "Internal error", status: 500, code: "internal_error", detail: "Something went wrong on our side.", requestId: "e2e" };
  return route.fulfill({ status: 500, contentType: "application/problem+json", body: JSON.stringify(problem) });
}

/** Both in the future and in one week of the calendar. */
function twoDaysOfOneWeek(): { day: string; next: string; month: string } {
  const day = wallTime(Date.now() + 3 * 86_400_000).slice(0, 10);
  const noon = new Date(`${day}T12:00:00Z`);
  const step = noon.getUTCDay() === 0 ? -1 : 1;
  return { day, next: new Date(noon.getTime() + step * 86_400_000).toISOString().slice(0, 10), month: day.slice(0, 7) };
}

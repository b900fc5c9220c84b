import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessibilityViolations, beyondTheScreen, factsOf, focusedWithoutMark, settle } from "./check-page.ts";
import { openBrowser, visit } from "./open-browser.ts";
import type { Visitor } from "./open-browser.ts";
import { makeSample } from "./sample.ts";
import type { Sample } from "./sample.ts";
import { say } from "./say.ts";
import type { Language } from "./say.ts";
import { startProduct } from "./start-product.ts";
import type { RunningProduct } from "./start-product.ts";
import { signUpByApi } from "./steps.ts";

const languages: readonly Language[] = ["vi", "en"];
const phone = { width: 360, height: 740 };
const desk = { width: 1440, height: 900 };

const pagesOf = (sample: Sample): string[] => [
  "/",
  "/studio",
  "/studio/new",
  `/studio/${sample.contentId}`,
  `/studio/${sample.contentId}?view=compare`,
  `/studio/${sample.contentId}?view=edit&tab=pictures`,
  `/studio/${sample.contentId}?view=edit&tab=networks`,
  "/calendar",
  "/calendar?view=list",
  "/calendar?select=1",
  "/calendar/queue",
  "/calendar/recurring",
  "/calendar/import",
  "/campaigns",
  "/campaigns/new",
  `/campaigns/${sample.campaignId}`,
  `/campaigns/${sample.campaignId}?view=list`,
  "/publications",
  "/publications?show=attention",
  `/publications/${sample.publicationId}`,
  "/brands",
  "/media",
  `/media?show=archived`,
  "/brands/new",
  "/brands/new?way=posts",
  "/brands/new?way=hand",
  `/brands/${sample.brandId}`,
  `/brands/${sample.brandId}/products`,
  `/brands/${sample.brandId}/graphics`,
  `/brands/${sample.brandId}/products/new`,
  `/brands/${sample.brandId}/products/${sample.productId}`,
  "/prompts",
  "/prompts/new",
  `/prompts/${sample.promptId}`,
  ...["versions", "try", "evaluations"].map((tab) => `/prompts/${sample.promptId}?tab=${tab}`),
  "/results",
  "/results?period=all&sort=rate",
  "/results/compare",
  "/results/compare?by=hour",
  "/results/tests",
  "/channels",
  "/clients",
  `/clients/${sample.clientId}`,
  ...["plans", "ledger", "budgets", "prices", "simulator"].map((tab) => `/economics/${tab}`),
  ...["organization", "members", "words", "api-keys", "providers", "audit", "sessions", "appearance"].map((tab) => `/settings/${tab}`),
  "/welcome",
  "/kit",
  "/there-is-no-such-page",
];

/** Every page, in both languages, light and dark, on a desk and on a phone (UX 7–9). */
describe("every page", { timeout: 400_000 }, () => {
  let product: RunningProduct;
  let browser: Browser;
  let sample: Sample;
  let signedIn: Awaited<ReturnType<Visitor["context"]["storageState"]>>;

  beforeAll(async () => {
    product = await startProduct();
    browser = await openBrowser();
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it.each(languages)("the set-up page is sound before there is an owner, in %s", async (language) => {
    const visitor = await visit(browser, product.origin, { language });
    expect(await troubleOf(visitor, ["/setup"], language)).toEqual([]);
    await visitor.context.close();
  });

  it("has one of everything to show", async () => {
    const { page, context } = await visit(browser, product.origin);
    await page.goto("/setup");
    await signUpByApi(page);
    sample = await makeSample(page, product.origin);
    signedIn = await context.storageState();
    await context.close();
  });

  it.each(languages)("the pages for strangers are sound, in %s", async (language) => {
    const visitor = await visit(browser, product.origin, { language });
    expect(await troubleOf(visitor, ["/login", sample.invitation, "/data-deletion/there-is-no-such-page"], language)).toEqual([]);
    await visitor.context.close();
  });

  it.each(languages)("the pages of the dashboard are sound, in %s", async (language) => {
    const visitor = await visit(browser, product.origin, { language, state: signedIn });
    await visitor.context.addCookies([{ name: "locale", value: language, url: product.origin }]);
    expect(await troubleOf(visitor, pagesOf(sample), language)).toEqual([]);
    await visitor.context.close();
  });

  it("the checks find what is wrong", async () => {
    const { page, context } = await visit(browser, product.origin, { ...phone });
    await page.setContent(`<html lang="vi"><title>x</title><main><h1>x</h1><img src="data:,"><p style="color:#aaa;background:#fff">nhạt</p><button style="width:500px;outline:none">rộng</button></main></html>`);
    const violations = (await accessibilityViolations(page)).join("\n");
    expect(violations).toMatch(/image-alt/);
    expect(violations).toMatch(/color-contrast/);
    expect((await beyondTheScreen(page)).length).toBe(2);
    expect(await focusedWithoutMark(page, 1)).toEqual(["BUTTON rộng"]);
    await context.close();
  });

  it("everything can be reached by keyboard", async () => {
    const { page, context, trouble } = await visit(browser, product.origin, { state: signedIn });
    await page.goto("/");
    await settle(page);
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: say("shell.skipToContent") });
    await expect.poll(() => skip.and(page.locator(":focus")).count()).toBe(1);
    expect((await skip.boundingBox())?.width).toBeGreaterThan(20);
    await page.keyboard.press("Enter");
    await page.locator("main:focus").waitFor();
    for (const [key, path] of [["s", "/studio"], ["c", "/calendar"], ["b", "/brands"], ["p", "/prompts"], ["n", "/channels"], ["t", "/settings"], ["h", "/"]] as const) {
      await page.keyboard.press("g");
      await page.keyboard.press(key);
      await page.waitForURL((url) => url.pathname === path || (path !== "/" && url.pathname.startsWith(`${path}/`)));
      await settle(page);
    }
    await page.keyboard.press("Control+k");
    const palette = page.getByRole("dialog", { name: say("shell.palette.title") });
    // Without its marks, as people type in a hurry.
    await palette.getByRole("combobox").pressSequentially("lich dang");
    await palette.getByRole("option", { name: say("nav.calendar") }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/calendar");
    await palette.waitFor({ state: "hidden" });
    await page.keyboard.press("Shift+?");
    await page.getByRole("dialog", { name: say("shell.shortcuts.title") }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("c");
    await page.waitForURL("**/studio/new");
    await settle(page);
    expect(await focusedWithoutMark(page, 25)).toEqual([]);
    expect(trouble).toEqual([]);
    await context.close();
  });
});

/** Walks the pages and gathers all that is wrong with them. */
async function troubleOf({ page, trouble, shot }: Visitor, paths: readonly string[], language: Language): Promise<string[]> {
  const found: string[] = [];
  const note = (path: string, look: string, problems: string[]) => found.push(...problems.map((problem) => `${path} [${look}] ${problem}`));
  for (const path of paths) {
    const name = `page ${language} ${path.replaceAll(/[^a-z-]+/g, " ").trim() || "home"}`;
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(desk);
    await page.goto(path);
    try {
      await settle(page, { mayBeBusy: path === "/kit" });
    } catch {
      note(path, "light", ["never came to rest"]);
      await shot(name);
      continue;
    }
    const expected = path.includes("no-such-page") ? 1 : 0;
    const unexpected = trouble.splice(0).filter((line) => !/status of 404/.test(line) || expected === 0);
    note(path, "console", unexpected);
    const facts = await factsOf(page);
    if (facts.language !== language) note(path, "language", [`the page says it is ${facts.language}`]);
    if (facts.headings !== 1) note(path, "headings", [`${facts.headings} headings of the first level`]);
    if (!facts.title.includes(say("common.productName", {}, language))) note(path, "title", [facts.title]);
    note(path, "light", await accessibilityViolations(page));
    await shot(`${name} light`);
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(async () => (await factsOf(page)).isDark).toBe(true);
    note(path, "dark", await accessibilityViolations(page));
    await shot(`${name} dark`);
    await page.setViewportSize(phone);
    await settle(page, { mayBeBusy: path === "/kit" });
    note(path, "360 px", await beyondTheScreen(page));
    await shot(`${name} phone`);
  }
  note("all", "console", trouble);
  return found;
}

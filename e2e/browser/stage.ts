import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { openBrowser, visit } from "./open-browser.ts";
import type { Visitor } from "./open-browser.ts";
import { startProduct } from "./start-product.ts";
import type { RunningProduct } from "./start-product.ts";
import { callApi, signUpByApi } from "./steps.ts";

/** What the tests of one file play on: a product of their own, a browser and its first visitor. */
export interface Stage {
  product: RunningProduct;
  browser: Browser;
  visitor: Visitor;
  page: Page;
}

/** Long enough for the first build of the pages. */
export const stageTimeoutMs = 400_000;

/** Sets the stage before the first test and clears it after the last; a test that fails leaves a picture. @returns the stage, once a test or a later hook runs */
export function setStage(environment: Record<string, string> = {}): () => Stage {
  const stage: Partial<Stage> = {};
  beforeAll(async () => {
    stage.product = await startProduct(environment);
    stage.browser = await openBrowser();
    stage.visitor = await visit(stage.browser, stage.product.origin);
    stage.page = stage.visitor.page;
  }, stageTimeoutMs);
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await stage.visitor?.shot(`failed ${task.name}`);
  });
  afterAll(async () => {
    await stage.browser?.close();
    await stage.product?.stop();
  });
  return () => stage as Stage;
}

/** The first owner and a demo brand, for tests that are about something else. @returns the brand's id */
export async function openAgency(page: Page): Promise<string> {
  await page.goto("/setup");
  await signUpByApi(page);
  return (await callApi<{ id: string }>(page, "POST", "/brands/demo", { demo: "cafe" })).id;
}

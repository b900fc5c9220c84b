import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const inPageSource = readFileSync(new URL("in-page.js", import.meta.url), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

/** Where the page is and how it presents itself. */
export interface PageFacts {
  language: string;
  headings: number;
  isDark: boolean;
  title: string;
}

export async function factsOf(page: Page): Promise<PageFacts> {
  return inPage<PageFacts>(page, "facts()");
}

/** WCAG 2.1 A and AA as far as a machine can tell; one line for each violation. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  if (await page.evaluate("!globalThis.axe")) await page.evaluate(axeSource);
  return inPage<string[]>(page, `violations(${JSON.stringify(tags)})`);
}

/** What a phone cannot show. */
export function beyondTheScreen(page: Page): Promise<string[]> {
  return inPage<string[]>(page, "beyondTheScreen()");
}

/** Presses Tab that often; names what takes the focus without showing it. */
export async function focusedWithoutMark(page: Page, steps: number): Promise<string[]> {
  const unmarked = new Set<string>();
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press("Tab");
    const name = await inPage<string | null>(page, "focusWithoutMark()");
    if (name !== null) unmarked.add(name);
  }
  return [...unmarked];
}

/** Data has come and nothing moves. `mayBeBusy`: the page shows waiting as such. */
export async function settle(page: Page, options: { mayBeBusy?: boolean } = {}): Promise<void> {
  await page.waitForLoadState("load");
  await expect.poll(() => inPage<boolean>(page, `isAtRest(${options.mayBeBusy === true})`), { timeout: 20_000, interval: 50 }).toBe(true);
  await inPage(page, "painted()");
}

async function inPage<T>(page: Page, call: string): Promise<T> {
  await page.evaluate(`if (!globalThis.inPage) { ${inPageSource} }`);
  return (await page.evaluate(`inPage.${call}`)) as T;
}

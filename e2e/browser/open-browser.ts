import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import type { Browser, BrowserContext, ConsoleMessage, Page } from "playwright-core";
import type { Language } from "./say.ts";

const chromiumPath = "/usr/bin/chromium";
const locales = { vi: "vi-VN", en: "en-GB" };
/** Pictures of what went wrong, and on request of every step. */
export const shotFolder = path.join(tmpdir(), "agency-e2e-shots");

export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** What a developer would see red: errors of the console, uncaught errors, refused scripts. */
  trouble: string[];
  shot(name: string): Promise<void>;
}

export function openBrowser(): Promise<Browser> {
  mkdirSync(shotFolder, { recursive: true });
  return chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"] });
}

/** A person in front of a browser of their own. */
export async function visit(browser: Browser, origin: string, options: { language?: Language; width?: number; height?: number; state?: Awaited<ReturnType<BrowserContext["storageState"]>> } = {}): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: locales[options.language ?? "vi"],
    timezoneId: "Asia/Ho_Chi_Minh",
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: "light",
    reducedMotion: "reduce",
    ...(options.state ? { storageState: options.state } : {}),
  });
  context.setDefaultTimeout(30_000);
  context.setDefaultNavigationTimeout(60_000);
  const trouble: string[] = [];
  const page = await context.newPage();
  watch(page, trouble);
  return { context, page, trouble, shot: async (name) => void (await page.screenshot({ path: path.join(shotFolder, `${name}.png`) })) };
}

export function watch(page: Page, trouble: string[]): void {
  page.on("console", (message: ConsoleMessage) => {
    if (message.type() === "error") trouble.push(`${new URL(page.url()).pathname}: ${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => trouble.push(`${new URL(page.url()).pathname}: uncaught ${error.message}`));
}

import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { say } from "./say.ts";

export const owner = { name: "Nguyễn Thị Lan", email: "lan@moc.vn", password: "một ly phin ấm", organizationName: "Mộc Studio" };

export const button = (page: Page, key: string, values?: Record<string, string | number>) => page.getByRole("button", { name: say(key, values), exact: true });
export const link = (page: Page, key: string, values?: Record<string, string | number>) => page.getByRole("link", { name: say(key, values), exact: true });
/** A short message that comes and goes. */
export const toast = (page: Page, text: RegExp) => page.getByRole("region", { name: new RegExp(say("common.notifications")) }).getByRole("listitem").filter({ hasText: text });

/** The first owner, through the API: for tests that are about something else. */
export async function signUpByApi(page: Page): Promise<void> {
  await callApi(page, "POST", "/api/auth/sign-up/email", { ...owner, locale: "vi", timeZone: "Asia/Ho_Chi_Minh" });
}

/** A call with the browser's session. @throws for any answer that is not 2xx */
export async function callApi<T>(page: Page, method: string, where: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
  const origin = new URL(page.url()).origin;
  const response = await page.request.fetch(where.startsWith("/api/") ? where : `/api/v1${where}`, {
    method,
    headers: { origin, "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { data: JSON.stringify(body) }),
  });
  if (!response.ok()) throw new Error(`${method} ${where}: ${response.status()} ${await response.text()}`);
  return (response.status() === 204 ? undefined : await response.json()) as T;
}

/** From the list of channels through Facebook's consent page of the sandbox and back; connects the first page. Gives its name. */
export const connectPage = (page: Page, origin: string): Promise<string> => connectAccount(page, origin, "facebook");

const networkNames = { facebook: "Facebook", instagram: "Instagram", tiktok: "TikTok", linkedin: "LinkedIn" };

/** The same on any network. */
export async function connectAccount(page: Page, origin: string, network: keyof typeof networkNames): Promise<string> {
  const name = networkNames[network];
  await page.goto(`${origin}/channels`);
  await button(page, "channels.connect").first().click();
  const choice = page.getByRole("dialog", { name: say("channels.connectTitle") });
  await choice.getByRole("radio", { name, exact: true }).click();
  await choice.getByRole("radio", { name: new RegExp(say("channels.sandboxName", { network: name })) }).waitFor();
  await button(page, "channels.continue", { network: name }).click();
  await page.waitForURL(/\/sandbox\//);
  await page.locator("button[name=decision][value=approve]").click();
  await page.waitForURL(/\/channels/);
  const dialog = page.getByRole("dialog", { name: say("channels.picker.title") });
  const first = dialog.getByRole("listitem").filter({ has: page.locator("[role=checkbox]:not([disabled])") }).first();
  const box = first.getByRole("checkbox");
  if (!(await box.isChecked())) await box.click();
  const account = (await first.locator("span.truncate").first().innerText()).trim();
  await dialog.getByRole("button", { name: say("channels.picker.connect", { count: 1 }) }).click();
  await dialog.waitFor({ state: "hidden" });
  return account;
}

/** Lifts a piece of the calendar, carries it with one arrow, and drops it; waits for what a screen reader is told. */
export async function carryByKeyboard(piece: Locator, arrow: "ArrowRight" | "ArrowLeft"): Promise<void> {
  const page = piece.page();
  const told = page.locator("[aria-live=assertive]").getByText(/ đang ở /);
  await piece.focus();
  await page.keyboard.press("Space");
  await told.waitFor({ state: "attached" });
  const lifted = await told.textContent();
  await page.keyboard.press(arrow);
  await expect.poll(() => told.textContent(), { timeout: 10_000 }).not.toBe(lifted);
  await page.keyboard.press("Space");
}

/** Content a person wrote, approved; through the API. */
export async function approvedContent(page: Page, brandId: string, body: string): Promise<{ id: string }> {
  const document = { type: "social", body, hashtags: ["#caphe"], cta: "", altText: "", link: null };
  const content = await callApi<{ id: string; version: number }>(page, "POST", "/contents", { brandId, platform: "facebook", language: "vi", topic: body.slice(0, 60), document });
  const approved = await callApi<{ id: string }>(page, "POST", `/contents/${content.id}/approve`, {}, { "if-match": `"v${content.version}"` });
  return approved;
}

/** Wall time in Việt Nam, as the date field wants it. */
export function wallTime(instant: number): string {
  return new Date(instant + 7 * 3_600_000).toISOString().slice(0, 16);
}

import type { Page } from "playwright-core";
import { approvedContent, callApi, connectPage, wallTime } from "./steps.ts";

/** One of everything, so that no page is looked at empty. */
export interface Sample {
  brandId: string;
  productId: string;
  promptId: string;
  /** With three versions. */
  contentId: string;
  publicationId: string;
  clientId: string;
  campaignId: string;
  /** Path of the page where an invited person joins. */
  invitation: string;
}

export async function makeSample(page: Page, origin: string): Promise<Sample> {
  const brand = await callApi<{ id: string }>(page, "POST", "/brands/demo", { demo: "cafe" });
  const products = await callApi<{ data: { id: string }[] }>(page, "GET", `/brands/${brand.id}/products`);
  const prompts = await callApi<{ data: { id: string }[] }>(page, "GET", "/prompts");
  await connectPage(page, origin);
  const channels = await callApi<{ data: { id: string }[] }>(page, "GET", "/channels");
  const run = await callApi<{ id: string; contentId: string }>(page, "POST", "/contents/generate", { brandId: brand.id, productId: products.data[0]!.id, topic: "Sáng mưa, phin ấm", versions: 3 });
  const planned = await approvedContent(page, brand.id, "Cuối tuần này Mộc rang mẻ mới. Mời bạn ghé thử.");
  const { publications } = await callApi<{ publications: { id: string }[] }>(page, "POST", `/contents/${planned.id}/schedule`, { channelIds: [channels.data[0]!.id], scheduledAt: `${wallTime(Date.now() + 86_400_000).slice(0, 10)}T20:00`, timeZone: "Asia/Ho_Chi_Minh" });
  await approvedContent(page, brand.id, "Bài đã duyệt, chờ xếp ngày.");
  await callApi(page, "POST", "/api-keys", { name: "n8n của văn phòng", scopes: ["contents.read"] });
  const plans = await callApi<{ data: { id: string }[] }>(page, "GET", "/economics/plans");
  const client = await callApi<{ id: string }>(page, "POST", "/clients", { name: "Công ty Cà phê Mộc", brandIds: [brand.id], ...(plans.data[0] ? { planId: plans.data[0].id } : {}) });
  const invited = await callApi<{ acceptUrl: string }>(page, "POST", "/invitations", { email: "minh@moc.vn", role: "editor" });
  const { campaign } = await callApi<{ campaign: { id: string } }>(page, "POST", "/campaigns/plan", { brandId: brand.id, month: wallTime(Date.now() + 40 * 86_400_000).slice(0, 7), posts: 6, ads: 2, seed: 1 });
  for (let tries = 0; ; tries += 1) {
    const { status } = await callApi<{ status: string }>(page, "GET", `/generation-runs/${run.id}`);
    if (status === "done") break;
    if (tries > 100) throw new Error(`the run is still ${status}`);
    await page.waitForTimeout(200);
  }
  return { brandId: brand.id, productId: products.data[0]!.id, promptId: prompts.data[0]!.id, contentId: run.contentId, publicationId: publications[0]!.id, clientId: client.id, campaignId: campaign.id, invitation: new URL(invited.acceptUrl).pathname };
}

import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { notFound, Problem } from "@agency/platform/http";
import { googleAdsIssueMessages, describeIssue, validateSearchAd } from "@agency/providers/social/google-ads/rules";
import { assertBrandAccess, getBrand } from "../brands/index.ts";
import { searchAdsCsv, searchAdsFileName, type SearchAd } from "./google-ads-csv.ts";
import { contentRevisions, contents, contentVersions } from "./table.ts";

/**
 * Google search ads as one file for Google Ads Editor. Ads that Google would refuse are named, and nothing is cut to fit.
 * @throws Problem 404, 422 `not_a_search_ad`, 422 `network_rules`
 */
export async function exportSearchAds(
  tx: Transaction,
  input: { principal: Parameters<typeof assertBrandAccess>[0]; contentIds: readonly string[]; campaign?: string | undefined; adGroup?: string | undefined },
): Promise<{ fileName: string; csv: string }> {
  const found = await tx
    .select({ content: contents, document: contentRevisions.document })
    .from(contents)
    .innerJoin(contentVersions, eq(contentVersions.id, contents.currentVersionId))
    .innerJoin(contentRevisions, and(eq(contentRevisions.id, contentVersions.currentRevisionId), eq(contentRevisions.organizationId, contents.organizationId)))
    .where(inArray(contents.id, [...input.contentIds]));
  const byId = new Map(found.map((entry) => [entry.content.id, entry]));
  const ads: SearchAd[] = [];
  const errors: { pointer: string; code: string; detail: string }[] = [];
  let firstCampaign = "";
  for (const [index, id] of input.contentIds.entries()) {
    const entry = byId.get(id);
    if (!entry) throw notFound("This content");
    const { content, document } = entry;
    assertBrandAccess(input.principal, content.brandId);
    if (document.type !== "ads" || content.platform !== "google_ads") throw new Problem(422, "not_a_search_ad", "Only Google search ads go to Google Ads Editor.");
    const broken = validateSearchAd(document).filter(({ severity, code }) => severity === "error" || code === "google_ads.url_missing");
    errors.push(...broken.map((issue) => ({ pointer: `/contentIds/${index}${issue.pointer}`, code: issue.code, detail: describeIssue(issue, googleAdsIssueMessages, content.language) })));
    const campaign = input.campaign ?? (await getBrand(tx, content.brandId)).name;
    firstCampaign ||= campaign;
    ads.push({ campaign, adGroup: input.adGroup ?? (content.title || content.topic || "Ads"), label: `content-${content.id}`, document });
  }
  if (errors.length > 0) throw new Problem(422, "network_rules", "These ads break rules of Google. Correct them first.", { errors: errors.slice(0, 50) });
  return { fileName: searchAdsFileName(firstCampaign), csv: searchAdsCsv(ads) };
}

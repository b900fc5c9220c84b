import { countUtf16, foldText, isWebAddress, issueOf } from "../rules.ts";
import type { FeedPreview, Issue, IssueMessages, RuleLanguage } from "../rules.ts";

export { describeIssue } from "../rules.ts";

/**
 * Lengths of a link ad. Meta refuses only the hard limit; what passes the recommended ones is cut where it is shown.
 * Source: facebook.com/business/ads-guide and the Marketing API v26.0 (checked 2026-11-22).
 */
export const metaAdsLimits = { primaryText: 125, hardPrimaryText: 2_200, headline: 40, description: 30, maxTexts: 5, button: 20 } as const;

export interface MetaAdDraft {
  primaryText: string;
  headlines: readonly string[];
  descriptions: readonly string[];
  cta: string;
  finalUrl: string | null;
}

/** UTF-16 units after composition. */
export const countMetaAds = countUtf16;

/** What Meta would refuse or cut. Pointers lead into the draft. */
export function validateMetaAd({ primaryText, headlines, descriptions, cta, finalUrl }: MetaAdDraft): Issue[] {
  const issues: Issue[] = [];
  const count = countUtf16(primaryText);
  const { primaryText: shown, hardPrimaryText: hard, maxTexts, button } = metaAdsLimits;
  if (primaryText.trim() === "") issues.push(issue("primary_text_missing", "error", "/primaryText", {}));
  if (count > hard) issues.push(issue("primary_text_too_long", "error", "/primaryText", { count, limit: hard }, { fix: { action: "shorten_text", toLength: shown } }));
  else if (count > shown) issues.push(issue("primary_text_folded", "warning", "/primaryText", { count, limit: shown }, { fix: { action: "shorten_text", toLength: shown } }));
  if (headlines.every((line) => line.trim() === "")) issues.push(issue("headline_missing", "error", "/headlines", {}));
  issues.push(...listIssues("headlines", headlines, metaAdsLimits.headline, maxTexts), ...listIssues("descriptions", descriptions, metaAdsLimits.description, maxTexts));
  if (countUtf16(cta) > button) issues.push(issue("button_too_long", "warning", "/cta", { count: countUtf16(cta), limit: button }, { fix: { action: "shorten_text", toLength: button } }));
  if (finalUrl === null || finalUrl === "") issues.push(issue("url_missing", "warning", "/finalUrl", {}));
  else if (!isWebAddress(finalUrl)) issues.push(issue("url_invalid", "error", "/finalUrl", {}));
  return issues;
}

/** The primary text as the feed shows it before a person opens it. */
export const previewPrimaryText = (text: string, language: RuleLanguage): FeedPreview => foldText(text, { characters: metaAdsLimits.primaryText, lines: 3 }, language === "vi" ? "Xem thêm" : "See more");

/** A headline or description as the feed shows it: cut with an ellipsis past its limit. */
export function cutLine(text: string, limit: number): string {
  const points = [...text.normalize("NFC").trim()];
  return points.length > limit ? `${points.slice(0, limit - 1).join("").trimEnd()}…` : points.join("");
}

export const metaAdsIssueMessages: IssueMessages = {
  "meta_ads.primary_text_missing": { vi: "Quảng cáo cần văn bản chính.", en: "An ad needs a primary text." },
  "meta_ads.primary_text_too_long": { vi: "Văn bản chính dài {count} ký tự, Meta cho tối đa {limit}.", en: "The primary text has {count} characters; Meta allows {limit}." },
  "meta_ads.primary_text_folded": { vi: "Văn bản chính dài {count} ký tự; chỉ khoảng {limit} ký tự đầu được thấy ngay.", en: "The primary text has {count} characters; only about the first {limit} are seen at once." },
  "meta_ads.headline_missing": { vi: "Quảng cáo cần ít nhất một tiêu đề.", en: "An ad needs at least one headline." },
  "meta_ads.line_long": { vi: "“{text}” dài {count} ký tự; quá {limit} ký tự sẽ bị cắt khi hiển thị.", en: "“{text}” has {count} characters; past {limit} it is cut where it is shown." },
  "meta_ads.too_many": { vi: "Có {count} dòng, Meta nhận tối đa {limit} cho mỗi phần.", en: "There are {count} lines; Meta takes {limit} of each." },
  "meta_ads.duplicate": { vi: "“{text}” bị lặp.", en: "“{text}” stands twice." },
  "meta_ads.button_too_long": { vi: "Nút dài {count} ký tự; nên dưới {limit}.", en: "The button has {count} characters; keep it under {limit}." },
  "meta_ads.url_missing": { vi: "Chưa có địa chỉ trang đích.", en: "The address that the ad leads to is missing." },
  "meta_ads.url_invalid": { vi: "Địa chỉ trang đích phải là http hoặc https đầy đủ.", en: "The address must be a full http or https address." },
};

const issue = issueOf.bind(null, "meta_ads");

function listIssues(list: "headlines" | "descriptions", lines: readonly string[], limit: number, most: number): Issue[] {
  const issues: Issue[] = lines.length > most ? [issue("too_many", "error", `/${list}/${most}`, { count: lines.length, limit: most }, { fix: { action: "remove_entry" } })] : [];
  const seen = new Set<string>();
  for (const [index, raw] of lines.entries()) {
    const text = raw.normalize("NFC").trim();
    if (text === "") continue;
    const at = `/${list}/${index}`;
    const count = countUtf16(text);
    if (count > limit) issues.push(issue("line_long", "warning", at, { text, count, limit }, { fix: { action: "shorten_text", toLength: limit } }));
    const key = text.toLocaleLowerCase("vi");
    if (seen.has(key)) issues.push(issue("duplicate", "warning", at, { text }, { fix: { action: "remove_entry" } }));
    seen.add(key);
  }
  return issues;
}

import { issueOf, isWebAddress } from "../rules.ts";
import type { Issue, IssueMessages } from "../rules.ts";

export { describeIssue } from "../rules.ts";

/**
 * Limits of a responsive search ad. Source: support.google.com/google-ads/answer/7684791 and the Google Ads API reference
 * of `ResponsiveSearchAdInfo` v26 (checked 2026-11-22).
 */
export const googleAdsLimits = {
  minHeadlines: 3,
  maxHeadlines: 15,
  headline: 30,
  minDescriptions: 2,
  maxDescriptions: 4,
  description: 90,
  path: 15,
  finalUrl: 2_048,
  headlinePositions: 3,
  descriptionPositions: 2,
} as const;

export interface SearchAdDraft {
  headlines: readonly string[];
  descriptions: readonly string[];
  path: string;
  path2: string;
  finalUrl: string | null;
  headlinePins: readonly (number | null)[];
  descriptionPins: readonly (number | null)[];
}

/**
 * Length as Google counts it, after composition: letters of double width (Chinese, Japanese, Korean, full-width forms) count
 * two, others one; of an insertion such as `{KeyWord:Giày chạy}` only the default text counts.
 */
export function countGoogleAds(text: string): number {
  let count = 0;
  for (const letter of withDefaults(text.normalize("NFC"))) count += doubleWidth.test(letter) ? 2 : 1;
  return count;
}

/** What Google would refuse, and what reviewers disapprove. Pointers lead into the draft. */
export function validateSearchAd(draft: SearchAdDraft): Issue[] {
  return [...listIssues("headlines", draft.headlines), ...listIssues("descriptions", draft.descriptions), ...pathIssues(draft), ...urlIssues(draft), ...pinIssues(draft)];
}

export const googleAdsIssueMessages: IssueMessages = {
  "google_ads.too_few_headlines": { vi: "Có {count} tiêu đề, Google cần ít nhất {limit}.", en: "There are {count} headlines; Google needs at least {limit}." },
  "google_ads.too_many_headlines": { vi: "Có {count} tiêu đề, Google nhận tối đa {limit}.", en: "There are {count} headlines; Google takes {limit}." },
  "google_ads.too_few_descriptions": { vi: "Có {count} dòng mô tả, Google cần ít nhất {limit}.", en: "There are {count} descriptions; Google needs at least {limit}." },
  "google_ads.too_many_descriptions": { vi: "Có {count} dòng mô tả, Google nhận tối đa {limit}.", en: "There are {count} descriptions; Google takes {limit}." },
  "google_ads.line_too_long": { vi: "“{text}” dài {count} ký tự theo cách Google đếm, tối đa {limit}.", en: "“{text}” has {count} characters as Google counts; it allows {limit}." },
  "google_ads.duplicate": { vi: "“{text}” bị lặp. Các dòng phải khác nhau.", en: "“{text}” stands twice. Lines must differ." },
  "google_ads.exclamation": { vi: "Google không nhận dấu chấm than trong tiêu đề.", en: "Google takes no exclamation mark in a headline." },
  "google_ads.repeated_punctuation": { vi: "Google không nhận dấu câu lặp lại “{text}”.", en: "Google takes no repeated punctuation “{text}”." },
  "google_ads.formula": { vi: "Dòng không được bắt đầu bằng “{text}”: bảng tính sẽ coi là công thức.", en: "A line may not begin with “{text}”: a spreadsheet would run it." },
  "google_ads.leading_sign": { vi: "Dòng bắt đầu bằng “{text}”. Đừng mở tệp xuất bằng bảng tính.", en: "The line begins with “{text}”. Do not open the export in a spreadsheet." },
  "google_ads.emoji": { vi: "Google không nhận biểu tượng {text} trong quảng cáo.", en: "Google takes no symbol such as {text} in an ad." },
  "google_ads.phone_number": { vi: "Số điện thoại “{text}” không được đứng trong lời quảng cáo. Hãy dùng thành phần cuộc gọi.", en: "The phone number “{text}” may not stand in the ad's text. Use a call asset." },
  "google_ads.all_caps": { vi: "“{text}” viết hoa toàn bộ, Google thường từ chối.", en: "“{text}” is all capitals, which Google usually disapproves." },
  "google_ads.path_too_long": { vi: "Đường dẫn “{text}” dài {count} ký tự, tối đa {limit}.", en: "The path “{text}” has {count} characters; Google allows {limit}." },
  "google_ads.path_order": { vi: "Đường dẫn thứ hai chỉ dùng được khi đã có đường dẫn thứ nhất.", en: "The second path needs a first one." },
  "google_ads.path_characters": { vi: "Đường dẫn “{text}” không được có khoảng trắng hay dấu gạch chéo.", en: "The path “{text}” may hold neither spaces nor slashes." },
  "google_ads.url_missing": { vi: "Chưa có địa chỉ trang đích. Cần có trước khi xuất sang Google Ads.", en: "The final URL is missing. It is needed before the ad goes to Google Ads." },
  "google_ads.url_invalid": { vi: "Địa chỉ trang đích phải là http hoặc https đầy đủ, tối đa {limit} ký tự.", en: "The final URL must be a full http or https address of at most {limit} characters." },
  "google_ads.pin_out_of_range": { vi: "Chỉ ghim được vào vị trí 1 đến {limit}.", en: "Lines can be pinned to positions 1 to {limit}." },
};

/** The widths of Unicode 16's East Asian Wide and Fullwidth blocks that ads are written in. */
const doubleWidth = /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;

/** `{KeyWord:Default}`, `{CUSTOMIZER.x:default}`, `{LOCATION(City):default}`. */
const withDefaults = (text: string): string => text.replace(/\{(?:keyword|customizer\.[\w ]{1,80}|location\([\w ]{1,20}\)):([^{}]*)\}/giu, "$1");

const issue = issueOf.bind(null, "google_ads");

function listIssues(list: "headlines" | "descriptions", lines: readonly string[]): Issue[] {
  const [few, many, limit] = list === "headlines"
    ? [googleAdsLimits.minHeadlines, googleAdsLimits.maxHeadlines, googleAdsLimits.headline]
    : [googleAdsLimits.minDescriptions, googleAdsLimits.maxDescriptions, googleAdsLimits.description];
  const issues: Issue[] = [];
  const written = lines.filter((line) => line.trim() !== "").length;
  if (written < few) issues.push(issue(`too_few_${list}`, "error", `/${list}`, { count: written, limit: few }));
  if (lines.length > many) issues.push(issue(`too_many_${list}`, "error", `/${list}/${many}`, { count: lines.length, limit: many }, { fix: { action: "remove_entry" } }));
  const seen = new Set<string>();
  for (const [index, raw] of lines.entries()) {
    const text = raw.normalize("NFC");
    const at = `/${list}/${index}`;
    const count = countGoogleAds(text);
    if (text.trim() === "") continue;
    if (count > limit) issues.push(issue("line_too_long", "error", at, { text, count, limit }, { fix: { action: "shorten_text", toLength: limit } }));
    const key = text.trim().toLocaleLowerCase("vi");
    if (seen.has(key)) issues.push(issue("duplicate", "error", at, { text }, { fix: { action: "remove_entry" } }));
    seen.add(key);
    issues.push(...styleIssues(text, at, list === "headlines"));
  }
  return issues;
}

/** Source: Google Ads editorial policy, "punctuation and symbols", "capitalization", "phone number in ad text". */
function styleIssues(text: string, at: string, isHeadline: boolean): Issue[] {
  const issues: Issue[] = [];
  const repeated = /([!?.,;:*~_-])\1+/u.exec(text);
  if (repeated && repeated[0] !== "...") issues.push(issue("repeated_punctuation", "error", at, { text: repeated[0] }, ranged(repeated.index, repeated[0], repeated[1] ?? "")));
  else if (isHeadline && text.includes("!")) issues.push(issue("exclamation", "error", at, {}, ranged(text.indexOf("!"), "!", "")));
  const formula = /^\s*[=@＝＠+\-＋－]/u.exec(text);
  if (formula) {
    const mayStand = /[+\-＋－]$/u.test(formula[0]);
    issues.push(issue(mayStand ? "leading_sign" : "formula", mayStand ? "warning" : "error", at, { text: formula[0].trim() }, ranged(0, formula[0], "")));
  }
  const symbol = /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)(?:\p{Emoji_Modifier}|\p{Extended_Pictographic}|\u200D|\uFE0F)*/u.exec(text);
  if (symbol) issues.push(issue("emoji", "error", at, { text: symbol[0] }, ranged(symbol.index, symbol[0], "")));
  const phone = /(?<![\d.,])(?:\+?84|0)(?:[ .-]?\d){8,10}(?!\d)/u.exec(text);
  if (phone) issues.push(issue("phone_number", "error", at, { text: phone[0] }, ranged(phone.index, phone[0], "")));
  const shout = /(?<![\p{L}\p{N}])\p{Lu}{5,}(?:\s+\p{Lu}{2,})*(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])\p{Lu}{2,}(?:\s+\p{Lu}{2,}){2,}(?![\p{L}\p{N}])/u.exec(text);
  if (shout) issues.push(issue("all_caps", "warning", at, { text: shout[0] }, ranged(shout.index, shout[0], shout[0].charAt(0) + shout[0].slice(1).toLocaleLowerCase("vi"))));
  return issues;
}

const ranged = (start: number, found: string, text: string) => ({ range: { start, end: start + found.length }, fix: { action: "replace_range", text } as const });

function pathIssues({ path, path2 }: SearchAdDraft): Issue[] {
  const { path: limit } = googleAdsLimits;
  const issues = [["/path", path] as const, ["/path2", path2] as const].flatMap(([at, raw]) => {
    const text = raw.normalize("NFC").trim();
    const count = countGoogleAds(text);
    const found: Issue[] = [];
    if (count > limit) found.push(issue("path_too_long", "error", at, { text, count, limit }, { fix: { action: "shorten_text", toLength: limit } }));
    if (/[\s/]/u.test(text)) found.push(issue("path_characters", "error", at, { text }, { fix: { action: "set_field", value: text.replace(/^[\s/]+|[\s/]+$/gu, "").replace(/[\s/]+/gu, "-") } }));
    return found;
  });
  if (path.trim() === "" && path2.trim() !== "") issues.push(issue("path_order", "error", "/path2", {}, { fix: { action: "set_field", value: "" } }));
  return issues;
}

function urlIssues({ finalUrl }: SearchAdDraft): Issue[] {
  if (finalUrl === null || finalUrl === "") return [issue("url_missing", "warning", "/finalUrl", {})];
  const { finalUrl: limit } = googleAdsLimits;
  return isWebAddress(finalUrl) && finalUrl.length <= limit ? [] : [issue("url_invalid", "error", "/finalUrl", { limit })];
}

function pinIssues({ headlinePins, descriptionPins }: SearchAdDraft): Issue[] {
  const check = (list: string, pins: readonly (number | null)[], limit: number) =>
    pins.flatMap((pin, index) => (pin !== null && (pin < 1 || pin > limit) ? [issue("pin_out_of_range", "error", `/${list}/${index}`, { limit })] : []));
  return [...check("headlinePins", headlinePins, googleAdsLimits.headlinePositions), ...check("descriptionPins", descriptionPins, googleAdsLimits.descriptionPositions)];
}

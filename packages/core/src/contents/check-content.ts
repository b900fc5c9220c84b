import { googleAdsIssueMessages, validateSearchAd } from "@agency/providers/social/google-ads/rules";
import { metaAdsIssueMessages, validateMetaAd } from "@agency/providers/social/meta-ads/rules";
import { conversionMessages, judgePost, networkRules, type RuledNetwork } from "@agency/providers/social/network-rules";
import { describeIssue, hashtagsIn, type Issue, type IssueMessages, type NetworkRules } from "@agency/providers/social/rules";
import type { BrandGuard } from "../brands/schema.ts";
import { checkGuard, documentFields } from "./guard/rules.ts";
import { isPublishable, postText } from "./post-text.ts";
import type { ContentDocument, ContentIssue, IssueFix, SocialDocument } from "./schema.ts";

/** What a check needs to know; `media` as far as known. */
export interface CheckInput {
  document: ContentDocument;
  platform: string;
  /** In which issues are worded. */
  language: "vi" | "en";
  /** Of the text; the same when absent. */
  contentLanguage?: "vi" | "en";
  /** The brand's rules and catalogue; null checks the network's rules alone. */
  guard: BrandGuard | null;
  topic?: string;
  productId?: string | null;
  media: { mimeType: string; byteLength: number; width: number | null; height: number | null; alt: string | null; durationSeconds?: number | null; framesPerSecond?: number | null; videoCodec?: string | null; audioCodec?: string | null }[];
}

/** Broken rules of the network, of the brand, of advertising law and of the catalogue. The studio runs this while a person types; the server when a text is saved, submitted and scheduled (R15). */
export function checkContent(input: CheckInput): ContentIssue[] {
  const { document, platform, language, contentLanguage = language, guard, topic = "", productId = null } = input;
  return [...networkIssues(input), ...(guard ? checkGuard({ document, platform, language, contentLanguage, guard, topic, productId }) : [])];
}

/** The rules of a network that posts are written for; null for everywhere else. */
export const rulesOf = (platform: string): NetworkRules | null => (isRuled(platform) ? networkRules[platform] : null);

const isRuled = (platform: string): platform is RuledNetwork => Object.hasOwn(networkRules, platform);

/** One issue of a network's rules in the API's form, worded in the given language. */
export function presentNetworkIssue(issue: Issue, language: "vi" | "en"): ContentIssue {
  return { code: issue.code, severity: issue.severity, pointer: issue.pointer, params: issue.message.params, detail: describeIssue(issue, messages, language), ...(issue.range ? { range: issue.range } : {}) };
}

/** Everything that a reader will read, for checks over the whole. */
export function documentText(document: ContentDocument): string {
  if (document.type === "social") return postText(document);
  if (document.type === "ads") return [...document.headlines, ...document.descriptions, document.primaryText, document.cta].join("\n");
  return documentFields(document)
    .filter(({ kind }) => kind === "prose")
    .map(({ text }) => text)
    .join("\n");
}

const messages: IssueMessages = { ...Object.assign({}, ...Object.values(networkRules).map((rules) => rules.messages)), ...conversionMessages, ...googleAdsIssueMessages, ...metaAdsIssueMessages };

function networkIssues({ document, platform, media, language }: CheckInput): ContentIssue[] {
  if (document.type === "ads") {
    const found = platform === "google_ads" ? validateSearchAd(document) : platform === "meta_ads" ? validateMetaAd(document) : [];
    return found.map((issue) => ({ ...presentNetworkIssue(issue, language), fixes: adFixes(issue) }));
  }
  if (!isRuled(platform) || !isPublishable(document)) return [];
  const { issues } = judgePost(platform, { text: postText(document), link: document.link ?? null, media });
  return issues.map((issue) => {
    const pointer = pointerOf(issue, document);
    return { ...presentNetworkIssue(issue, language), pointer, fixes: postFixes(issue, pointer, document) };
  });
}

/** The rules see one text; a person edits its parts. */
function pointerOf(issue: Issue, document: SocialDocument): string {
  if (issue.pointer !== "/text") return issue.pointer;
  const { tag, url } = issue.message.params;
  const hashtag = document.hashtags.findIndex((entry) => entry.normalize("NFC") === tag);
  if (hashtag !== -1) return `/hashtags/${hashtag}`;
  if (issue.fix?.action === "keep_hashtags") return "/hashtags";
  return typeof url === "string" && document.cta.normalize("NFC").includes(url) ? "/cta" : "/body";
}

function postFixes({ fix, message }: Issue, pointer: string, document: SocialDocument): IssueFix[] {
  switch (fix?.action) {
    case "shorten_text":
      return [{ kind: "rewrite", pointer: "/body" }];
    case "keep_hashtags": {
      const inText = hashtagsIn(`${document.body}\n${document.cta}`).length;
      return inText < fix.most ? [{ kind: "set", pointer: "/hashtags", value: document.hashtags.slice(0, fix.most - inText) }] : [{ kind: "rewrite", pointer: "/body" }];
    }
    case "remove_link":
      return [{ kind: "set", pointer: "/link", value: null }];
    case "append_link_to_text": {
      const end = document.body.normalize("NFC").length;
      return [{ kind: "replace", pointer: "/body", start: end, end, text: `\n\n${fix.link}` }];
    }
    case "remove_media":
    case "describe_media":
    case "convert_media":
    case "crop_media":
      return [{ kind: "media", action: fix.action.replace("_media", "") as "remove", index: fix.index }];
    default:
      return pointer.startsWith("/hashtags/") && message.params["tag"] ? [{ kind: "drop", pointer }] : [];
  }
}

function adFixes({ fix, pointer, range }: Issue): IssueFix[] {
  switch (fix?.action) {
    case "shorten_text":
      return [{ kind: "rewrite", pointer }];
    case "replace_range":
      return range ? [{ kind: "replace", pointer, ...range, text: fix.text }] : [];
    case "remove_entry":
      return [{ kind: "drop", pointer }];
    case "set_field":
      return [{ kind: "set", pointer, value: fix.value }];
    default:
      return [];
  }
}

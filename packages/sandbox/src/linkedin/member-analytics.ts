import type { SandboxContext } from "../sandbox-context.ts";
import type { ApiRequest } from "./api-request.ts";
import { queryText } from "./api-request.ts";
import { accessDenied, invalidValue, notFound } from "./linkedin-error.ts";
import { findPost } from "./posts-table.ts";
import { statisticsFor } from "./statistics.ts";
import type { PostStatistics } from "./statistics.ts";
import type { LinkedInToken } from "./tokens.ts";
import { requireScope } from "./tokens.ts";

const counts: Readonly<Record<string, (found: PostStatistics) => number>> = {
  IMPRESSION: (found) => found.impressionCount,
  MEMBERS_REACHED: (found) => found.uniqueImpressionsCount,
  REACTION: (found) => found.likeCount,
  COMMENT: (found) => found.commentCount,
  RESHARE: (found) => found.shareCount,
  POST_SAVE: (found) => Math.floor(found.likeCount / 6),
  POST_SEND: (found) => Math.floor(found.shareCount / 2),
  LINK_CLICKS: (found) => found.clickCount,
  FOLLOWER_GAINED_FROM_CONTENT: (found) => Math.floor(found.likeCount / 25),
  PROFILE_VIEW_FROM_CONTENT: (found) => Math.floor(found.clickCount / 3),
};

/** `GET /memberCreatorPostAnalytics`: one metric of one post of the member who signed in. @throws LinkedInError */
export function memberAnalytics(sandbox: SandboxContext, request: ApiRequest, token: LinkedInToken, now: number): object {
  requireScope(token, "memberCreatorPostAnalytics.FINDER-entity", "r_member_postAnalytics");
  if (queryText(request, "q") !== "entity") throw invalidValue("q");
  if (queryText(request, "aggregation") !== "TOTAL") throw invalidValue("aggregation");
  const metricType = queryText(request, "queryType") ?? "";
  const count = counts[metricType];
  if (!count) throw invalidValue("queryType");
  const [, kind, encoded] = /^\((share|ugc):([^()]+)\)$/.exec(request.query.get("entity") ?? "") ?? [];
  const urn = decodeURIComponent(encoded ?? "");
  if (!kind || !urn.startsWith(kind === "share" ? "urn:li:share:" : "urn:li:ugcPost:")) throw invalidValue("entity", "Expected (share:…) or (ugc:…) with an encoded URN");
  const post = findPost(sandbox.store, urn);
  if (!post) throw notFound(urn);
  if (post.author !== token.member) throw accessDenied("memberCreatorPostAnalytics.FINDER-entity");
  return { elements: [{ count: count(statisticsFor(sandbox.store, post, now)), metricType }], paging: { start: 0, count: 10, links: [] } };
}

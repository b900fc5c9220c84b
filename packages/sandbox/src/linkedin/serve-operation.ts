import type { TakenFault } from "../faults/fault.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import type { ApiRequest } from "./api-request.ts";
import { objectField, pageOf, queryList, queryText } from "./api-request.ts";
import { findAsset, statusOf } from "./assets-table.ts";
import type { AssetKind, LinkedInAsset } from "./assets-table.ts";
import { commentNode, createComment, listComments } from "./comments.ts";
import { createPost } from "./create-post.ts";
import { accessDenied, invalidUrn, invalidValue, LinkedInError, missingField, notFound, tooLong, traceHeaders } from "./linkedin-error.ts";
import { readLittleText } from "./little-text.ts";
import type { LinkedInOperation } from "./match-operation.ts";
import { memberAnalytics } from "./member-analytics.ts";
import { findAuthor, rolesOf } from "./people-table.ts";
import { deletePost, findPost, postsOf, updateCommentary } from "./posts-table.ts";
import type { LinkedInPost } from "./posts-table.ts";
import { mayPostFor, requireAuthor, requireReader } from "./rights.ts";
import { engagementOf, statisticsFor } from "./statistics.ts";
import type { LinkedInToken } from "./tokens.ts";
import { requireScope } from "./tokens.ts";
import { finalizeVideo, initializeUpload } from "./uploads.ts";
import { parseUrn, urnField } from "./urns.ts";

const defaultLagMs = 60_000;
const maxCommentary = 3_000;

/** Carries out one `/rest` call and answers it. @throws LinkedInError for every refusal */
export async function serveOperation(sandbox: SandboxContext, operation: LinkedInOperation, request: ApiRequest, token: LinkedInToken, fault: TakenFault | undefined): Promise<Response> {
  const { store } = sandbox;
  const now = sandbox.now();
  const { name } = operation;
  switch (name) {
    case "images.create":
    case "videos.create":
    case "documents.create":
      return json({ value: initializeUpload(sandbox, name.slice(0, -".create".length - 1) as AssetKind, request, token, fault) });
    case "videos.finalize":
      await finalizeVideo(sandbox, request, token);
      return new Response(null, { status: 200, headers: traceHeaders() });
    case "images.get":
    case "videos.get":
    case "documents.get":
      return json(assetNode(readableAsset(sandbox, name, operation.node ?? "", token), now));
    case "posts.create":
      return new Response(null, { status: 201, headers: { ...traceHeaders(), "x-restli-id": createPost(sandbox, request, token) } });
    case "posts.list": {
      if (queryText(request, "q") !== "author") throw invalidValue("q");
      const author = urnField(queryText(request, "author"), "author", ["person", "organization"]).urn;
      requireReader(store, token, author, "posts.FINDER-author");
      const page = pageOf(request, 100);
      const until = fault?.fault === "stale_listing" ? now - (fault.delayMs ?? defaultLagMs) : now;
      return json({ elements: postsOf(store, author, { until, ...page }).map(postNode), paging: { ...page, links: [] } });
    }
    case "posts.get": {
      const post = postOf(sandbox, operation.node);
      requireReader(store, token, post.author, "posts.GET");
      return json(postNode(post));
    }
    case "posts.update":
      update(sandbox, request, token, postOf(sandbox, operation.node), now);
      return new Response(null, { status: 204, headers: traceHeaders() });
    case "posts.delete": {
      const post = findPost(store, operation.node ?? "");
      if (post) {
        requireAuthor(store, token, urnField(post.author, "author", ["person", "organization"]), "posts.DELETE");
        deletePost(store, post.urn, now);
      }
      return new Response(null, { status: 204, headers: traceHeaders() });
    }
    case "comments.create": {
      const post = postOf(sandbox, operation.node);
      const comment = createComment(sandbox, request, token, post);
      return Response.json(commentNode(post.urn, comment), { status: 201, headers: { ...traceHeaders(), "x-restli-id": comment.id } });
    }
    case "comments.list":
      return json(listComments(sandbox, request, token, postOf(sandbox, operation.node)));
    case "acls.list":
      return json(listRoles(sandbox, request, token));
    case "organizations.get":
      return json(organizationNode(sandbox, operation.node ?? "", token));
    case "network_sizes.get": {
      const author = findAuthor(store, operation.node ?? "");
      if (!author || queryText(request, "edgeType") !== "COMPANY_FOLLOWED_BY_MEMBER") throw notFound("networkSizes");
      requireScope(token, "networkSizes.GET", "r_organization_social");
      return json({ firstDegreeSize: author.followers });
    }
    case "statistics.list":
      return json(pageStatistics(sandbox, request, token, now));
    case "analytics.get":
      return json(memberAnalytics(sandbox, request, token, now));
    case "metadata.get": {
      const post = postOf(sandbox, operation.node);
      requireScope(token, "socialMetadata.GET", "r_organization_social_feed", "r_organization_social");
      if (!post.author.startsWith("urn:li:organization:")) throw accessDenied("socialMetadata.GET");
      const counts = statisticsFor(sandbox.store, post, now);
      return json({ entity: post.urn, reactionSummaries: { LIKE: { reactionType: "LIKE", count: counts.likeCount } }, commentSummary: { count: counts.commentCount, topLevelCount: counts.commentCount } });
    }
    default:
      throw new LinkedInError(404, "RESOURCE_NOT_FOUND", `No virtual resource found for /${request.path.join("/")}`);
  }
}

const json = (body: object): Response => Response.json(body, { headers: traceHeaders() });

function postOf({ store }: SandboxContext, node: string | null): LinkedInPost {
  const urn = node === null ? null : parseUrn(node);
  if (!urn || (urn.kind !== "share" && urn.kind !== "ugcPost")) throw new LinkedInError(400, "INVALID_URN_TYPE", `${node} is not a post`);
  const post = findPost(store, node ?? "");
  if (!post) throw notFound(node ?? "");
  return post;
}

/** Videos by any token; pictures and documents of a page only, a member's are write-only here. */
function readableAsset({ store }: SandboxContext, name: string, urn: string, token: LinkedInToken): LinkedInAsset {
  const asset = findAsset(store, urn);
  if (!asset) throw notFound(urn);
  if (asset.kind === "video") return asset;
  if (!asset.owner.startsWith("urn:li:organization:")) throw accessDenied(`${name.split(".")[0]}.GET`);
  requireScope(token, `${name.split(".")[0]}.GET`, "r_organization_social", "w_organization_social");
  if (!mayPostFor(store, token.member, asset.owner)) throw accessDenied(`${name.split(".")[0]}.GET`);
  return asset;
}

function assetNode(asset: LinkedInAsset, now: number): object {
  const status = statusOf(asset, now);
  return { id: asset.urn, owner: asset.owner, status, ...(status === "PROCESSING_FAILED" ? { processingFailureReason: asset.failure } : {}) };
}

/** Hashtags come back as templates. */
function postNode({ urn, author, commentary, content, visibility, createdAt, updatedAt }: LinkedInPost): object {
  return {
    id: urn, author, commentary: commentary.replace(/(?<![\p{L}\p{N}_&/#\\|])#([\p{L}\p{M}\p{N}_]+)/gu, "{hashtag|\\#|$1}"), content, visibility, lifecycleState: "PUBLISHED",
    distribution: { feedDistribution: "MAIN_FEED", targetEntities: [], thirdPartyDistributionChannels: [] },
    createdAt, publishedAt: createdAt, lastModifiedAt: updatedAt ?? createdAt, isReshareDisabledByAuthor: false,
  };
}

function update({ store }: SandboxContext, request: ApiRequest, token: LinkedInToken, post: LinkedInPost, now: number): void {
  requireAuthor(store, token, urnField(post.author, "author", ["person", "organization"]), "posts.PARTIAL_UPDATE");
  const changes = objectField(objectField(request.body, "patch"), "$set");
  for (const field of Object.keys(changes)) if (field !== "commentary") throw invalidValue(field, "This field cannot be changed");
  const { commentary } = changes;
  if (typeof commentary !== "string") throw missingField("commentary");
  if (commentary.length > maxCommentary) throw tooLong("commentary", maxCommentary);
  updateCommentary(store, post.urn, { commentary, shown: readLittleText(commentary), updatedAt: now });
}

function listRoles({ store }: SandboxContext, request: ApiRequest, token: LinkedInToken): object {
  requireScope(token, "organizationAcls.FINDER-roleAssignee", "rw_organization_admin");
  if (queryText(request, "q") !== "roleAssignee") throw invalidValue("q");
  const [role, state] = [queryText(request, "role"), queryText(request, "state")];
  const { start, count } = pageOf(request, 100);
  const found = rolesOf(store, token.member).filter((each) => (role === undefined || each.role === role) && (state === undefined || each.state === state));
  const elements = found.slice(start, start + count).map((each) => ({ ...each, roleAssignee: token.member }));
  const links = start + count < found.length ? [{ rel: "next", href: `/rest/organizationAcls?start=${start + count}&count=${count}`, type: "application/json" }] : [];
  return { elements, paging: { start, count, links, total: found.length } };
}

function organizationNode({ store }: SandboxContext, id: string, token: LinkedInToken): object {
  requireScope(token, "organizations.GET", "rw_organization_admin", "r_organization_social");
  const author = /^\d+$/.test(id) ? findAuthor(store, `urn:li:organization:${id}`) : undefined;
  if (!author) throw notFound(`urn:li:organization:${id}`);
  return { id: Number(id), localizedName: author.name, vanityName: `sandbox-${id}`, organizationStatus: "OPERATING" };
}

function pageStatistics(sandbox: SandboxContext, request: ApiRequest, token: LinkedInToken, now: number): object {
  if (queryText(request, "q") !== "organizationalEntity") throw invalidValue("q");
  const page = urnField(queryText(request, "organizationalEntity"), "organizationalEntity", ["organization"]).urn;
  requireReader(sandbox.store, token, page, "organizationalEntityShareStatistics.FINDER-organizationalEntity");
  const elements = (["shares", "ugcPosts"] as const).flatMap((field) =>
    queryList(request, field).flatMap((urn) => {
      const kind = field === "shares" ? "share" : "ugcPost";
      if (parseUrn(urn)?.kind !== kind) throw invalidUrn(field);
      const post = findPost(sandbox.store, urn);
      if (!post || post.author !== page) return [];
      const counts = statisticsFor(sandbox.store, post, now);
      return [{ [kind]: urn, organizationalEntity: page, totalShareStatistics: { ...counts, engagement: engagementOf(counts) } }];
    }),
  );
  return { elements, paging: { start: 0, count: 10, links: [] } };
}

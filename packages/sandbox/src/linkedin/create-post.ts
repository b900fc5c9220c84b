import { createHash } from "node:crypto";
import { countAcceptedCreate } from "../ledger/create-calls.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import type { ApiRequest } from "./api-request.ts";
import { objectField } from "./api-request.ts";
import { findAsset, statusOf } from "./assets-table.ts";
import type { LinkedInAsset } from "./assets-table.ts";
import { duplicateOf, invalidValue, LinkedInError, missingField, tooLong, tooManyRequests } from "./linkedin-error.ts";
import { readLittleText } from "./little-text.ts";
import { findAuthor } from "./people-table.ts";
import { countPosts, findTwin, insertPost, nextPostNumber } from "./posts-table.ts";
import type { PostContent } from "./posts-table.ts";
import { requireAuthor } from "./rights.ts";
import type { LinkedInToken } from "./tokens.ts";
import { postUrn, urnField } from "./urns.ts";
import type { UrnKind } from "./urns.ts";

/** Source: LinkedIn Posts API and help pages (seen 2026-11-22). */
const maxCommentary = 3_000;
const maxAlt = 4_086;
const maxTitle = 400;
const maxImages = 20;
/** How long LinkedIn remembers is documented nowhere. */
export const duplicateWindowMs = 3_600_000;

const topFields = new Set(["author", "commentary", "visibility", "distribution", "content", "lifecycleState", "isReshareDisabledByAuthor"]);
const contentFields = new Set(["media", "multiImage", "article"]);

/** `POST /posts`: the URN of the new post. @throws LinkedInError for all that the network refuses */
export function createPost(sandbox: SandboxContext, request: ApiRequest, token: LinkedInToken): string {
  const { store } = sandbox;
  const now = sandbox.now();
  const { body } = request;
  for (const field of Object.keys(body)) if (!topFields.has(field)) throw invalidValue(field, "Unpermitted fields present in REQUEST_BODY");
  const author = urnField(body.author, "author", ["person", "organization"]);
  requireAuthor(store, token, author, "posts.CREATE");
  const commentary = body.commentary;
  if (typeof commentary !== "string") throw missingField("commentary");
  if (commentary.length > maxCommentary) throw tooLong("commentary", maxCommentary);
  const visibility = String(body.visibility ?? "");
  if (!["PUBLIC", "CONNECTIONS", "LOGGED_IN"].includes(visibility) || (visibility === "CONNECTIONS" && author.kind === "organization")) throw invalidValue("visibility");
  if (!["MAIN_FEED", "NONE"].includes(String(objectField(body, "distribution").feedDistribution))) throw invalidValue("distribution.feedDistribution");
  if (body.lifecycleState !== "PUBLISHED") throw invalidValue("lifecycleState", "Only PUBLISHED is open to this application");
  const content = readContent(sandbox, body.content, author.urn);
  if (commentary.trim() === "" && Object.keys(content).length === 0) throw missingField("commentary");
  const isVideo = content.media !== undefined && content.media.id.startsWith("urn:li:video:");
  const fingerprint = fingerprintOf(sandbox, commentary, content);
  return store.transaction(() => {
    if (countPosts(store, author.urn, startOfDay(now)) >= (findAuthor(store, author.urn)?.postsPerDay ?? 0)) throw tooManyRequests();
    const twin = findTwin(store, author.urn, fingerprint, now - duplicateWindowMs);
    if (twin) throw duplicateOf(twin.urn);
    const urn = postUrn(isVideo ? "ugcPost" : "share", now, nextPostNumber(store));
    insertPost(store, {
      urn, author: author.urn, appId: token.appId, commentary, shown: readLittleText(commentary), content, fingerprint, visibility, createdAt: now,
      clientRequest: { version: request.version, userAgent: request.userAgent, receivedAt: new Date(now).toISOString(), content, visibility },
    });
    countAcceptedCreate(store, "linkedin", author.urn, "posts.create");
    return urn;
  });
}

export const startOfDay = (now: number): number => Math.floor(now / 86_400_000) * 86_400_000;

/** The same for a text with the same files, however often they were uploaded. */
export function fingerprintOf(sandbox: SandboxContext, commentary: string, content: PostContent): string {
  const hashOf = (urn: string | undefined): string => (urn ? (findAsset(sandbox.store, urn)?.sha256 ?? urn) : "");
  const parts = [commentary, hashOf(content.media?.id), ...(content.multiImage?.images ?? []).map(({ id }) => hashOf(id)), content.article?.source ?? ""];
  return createHash("sha256").update(parts.join("\n")).digest("hex");
}

function readContent(sandbox: SandboxContext, given: unknown, owner: string): PostContent {
  if (given === undefined) return {};
  if (given === null || typeof given !== "object") throw invalidValue("content");
  const content = given as Record<string, unknown>;
  const kinds = Object.keys(content);
  if (kinds.length !== 1 || !kinds.every((kind) => contentFields.has(kind))) throw invalidValue("content", "Exactly one of media, multiImage and article is allowed");
  if (content.media !== undefined) {
    const media = objectField(content, "media");
    const asset = readAsset(sandbox, media.id, "content.media.id", owner, ["image", "video", "document"]);
    if (asset.kind !== "image" && !textOf(media.title, "content.media.title", maxTitle)) throw missingField("content.media.title");
    return { media: { id: asset.urn, altText: textOf(media.altText, "content.media.altText", maxAlt), title: textOf(media.title, "content.media.title", maxTitle) } };
  }
  if (content.multiImage !== undefined) {
    const { images } = objectField(content, "multiImage");
    if (!Array.isArray(images) || images.length < 2 || images.length > maxImages) throw invalidValue("content.multiImage.images", `Between 2 and ${maxImages} images are allowed`);
    return {
      multiImage: {
        images: images.map((entry: Record<string, unknown>, index) => {
          const at = `content.multiImage.images[${index}]`;
          return { id: readAsset(sandbox, entry.id, `${at}.id`, owner, ["image"]).urn, altText: textOf(entry.altText, `${at}.altText`, maxAlt) };
        }),
      },
    };
  }
  const article = objectField(content, "article");
  const source = textOf(article.source, "content.article.source", 2_000) ?? "";
  if (!URL.canParse(source) || !/^https?:$/.test(new URL(source).protocol)) throw invalidValue("content.article.source");
  const title = textOf(article.title, "content.article.title", maxTitle);
  if (!title) throw missingField("content.article.title");
  const thumbnail = article.thumbnail === undefined ? undefined : readAsset(sandbox, article.thumbnail, "content.article.thumbnail", owner, ["image"]).urn;
  return { article: { source, title, description: textOf(article.description, "content.article.description", maxAlt), thumbnail } };
}

/** An uploaded file that may stand in a post now. */
function readAsset({ store, ...sandbox }: SandboxContext, urn: unknown, field: string, owner: string, kinds: readonly UrnKind[]): LinkedInAsset {
  const named = urnField(urn, field, kinds);
  const asset = findAsset(store, named.urn);
  if (!asset || asset.owner !== owner) throw new LinkedInError(400, named.kind === "video" ? "INVALID_VIDEO_ID" : "INVALID_IMAGE_ID", `Field ${field} names no ${named.kind} of this author`);
  const status = statusOf(asset, sandbox.now());
  if (status === "PROCESSING_FAILED") throw new LinkedInError(400, "MEDIA_ASSET_PROCESSING_FAILED", `Asset ${asset.urn} failed processing: ${asset.failure}`);
  if (status !== "AVAILABLE") throw new LinkedInError(400, "MEDIA_ASSET_WAITING_UPLOAD", `Asset ${asset.urn} is not ready: ${status}`);
  return asset;
}

function textOf(value: unknown, field: string, most: number): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== "string") throw invalidValue(field);
  if (value.length > most) throw tooLong(field, most);
  return value;
}

import { GraphError, invalidParameter, missingObject } from "../facebook/graph-error.ts";
import type { GraphRequest } from "../facebook/graph-request.ts";
import { booleanParam, textParam } from "../facebook/graph-request.ts";
import type { TakenFault } from "../faults/fault.ts";
import { countAcceptedCreate } from "../ledger/create-calls.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import { findAccount } from "./accounts-table.ts";
import { announceComment } from "./announce.ts";
import type { InstagramAccount } from "./accounts-table.ts";
import { findContainer } from "./containers-table.ts";
import type { InstagramContainer } from "./containers-table.ts";
import { createContainer } from "./create-container.ts";
import { accountInsights, mediaInsights } from "./insights.ts";
import type { InstagramOperation } from "./match-operation.ts";
import { findComment, findMedia, insertComment } from "./media-table.ts";
import type { InstagramComment, InstagramMedia } from "./media-table.ts";
import { accountNode, commentList, commentNode, containerNode, mediaList, mediaNode, publishingLimit } from "./nodes.ts";
import { publishContainer } from "./publish-container.ts";
import { serveSubscriptions } from "./subscriptions.ts";
import { requireRights } from "./tokens.ts";
import type { Caller } from "./tokens.ts";

/** What an operation is about: the account, and one of its things. */
export interface Target {
  account: InstagramAccount;
  container?: InstagramContainer | undefined;
  media?: InstagramMedia | undefined;
  comment?: InstagramComment | undefined;
}

const defaultLagMs = 60_000;
/** Comments are captions' equals in length; no official number. */
const maxCommentLength = 2_200;

/** What the operation names; undefined when it does not exist. */
export function findTarget({ store }: SandboxContext, { kind, number, id }: InstagramOperation): Target | undefined {
  const comment = kind === "comment" ? findComment(store, number) : undefined;
  const media = kind === "media" ? findMedia(store, number) : comment && findMedia(store, comment.mediaNumber);
  const container = kind === "container" ? findContainer(store, number) : undefined;
  const accountId = kind === "account" ? id : (media?.accountId ?? container?.accountId);
  const account = accountId === undefined ? undefined : findAccount(store, accountId);
  return account && { account, container, media, comment };
}

/** Carries out one operation and answers its body. @throws GraphError for every refusal */
export async function serveInstagram(
  sandbox: SandboxContext, operation: InstagramOperation, request: GraphRequest, found: Target | undefined, caller: Caller, host: string, fault: TakenFault | undefined,
): Promise<Record<string, unknown>> {
  if (!found) throw missingObject(request.method, request.path[0] ?? "");
  const { account, container, media, comment } = found;
  const allow = (need: Parameters<typeof requireRights>[2]) => requireRights(caller, account, need, request);
  const lagMs = fault?.fault === "stale_listing" ? (fault.delayMs ?? defaultLagMs) : 0;
  switch (operation.name) {
    case "account.get":
      allow("read");
      return accountNode(sandbox, request, account, caller);
    case "media.create":
      allow("publish");
      return createContainer(sandbox, request, account, caller, host, fault);
    case "media_publish.create":
      allow("publish");
      return publishContainer(sandbox, request, account);
    case "publishing_limit.get":
      allow("publish");
      return publishingLimit(sandbox, request, account);
    case "media.list":
    case "stories.list":
      allow("read");
      return mediaList(sandbox, request, account, { stories: operation.name === "stories.list", lagMs });
    case "account_insights.get":
      allow("insights");
      return accountInsights(sandbox, request, account);
    case "subscribed_apps.set":
    case "subscribed_apps.list":
    case "subscribed_apps.remove":
      allow("comments");
      return serveSubscriptions(sandbox.store, operation.name, account.id, caller.appId, textParam(request, "subscribed_fields") ?? "");
    case "comment.get":
    case "comment.delete":
      allow("comments");
      if (!comment) break;
      if (operation.name === "comment.get") return commentNode(comment, account, textParam(request, "fields"));
      sandbox.store.run("UPDATE ig_comments SET deleted_at = ? WHERE number = ?", sandbox.now(), comment.number);
      return { success: true };
    case "container.get":
      allow("read");
      if (container) return containerNode(sandbox, request, container);
      break;
    default:
      if (media) return serveMedia(sandbox, operation.name, request, account, media, allow);
  }
  throw missingObject(request.method, request.path[0] ?? "");
}

function serveMedia(
  sandbox: SandboxContext, name: string, request: GraphRequest, account: InstagramAccount, media: InstagramMedia, allow: (need: "read" | "comments" | "insights") => void,
): Record<string, unknown> {
  const { store } = sandbox;
  switch (name) {
    case "media.get":
      allow("read");
      return mediaNode(sandbox, media, account, textParam(request, "fields"));
    case "media.update":
      allow("comments");
      if (request.params.has("caption")) throw new GraphError({ code: 3, message: "(#3) Application does not have the capability to make this API call." });
      store.run("UPDATE ig_media SET comments_open = ? WHERE number = ?", Number(booleanParam(request, "comment_enabled", media.commentsOpen)), media.number);
      return { success: true };
    case "insights.get":
      allow("insights");
      return mediaInsights(sandbox, request, account, media);
    case "comments.list":
      allow("comments");
      return commentList(sandbox, request, account, media);
    case "comments.create": {
      allow("comments");
      const message = textParam(request, "message") ?? "";
      if (message.trim() === "") throw invalidParameter("The parameter message is required");
      if (message.length > maxCommentLength) throw invalidParameter(`message may hold at most ${maxCommentLength} characters`);
      if (media.productType === "STORY" || !media.commentsOpen) throw invalidParameter("This media takes no comments");
      const comment = store.transaction(() => {
        countAcceptedCreate(store, "instagram", account.id, "comments.create");
        return insertComment(store, media.number, message, sandbox.now());
      });
      announceComment(sandbox, account, media, comment);
      if (request.params.has("fields")) {
        throw new GraphError({ code: 20, subcode: 1_772_107, message: "(#20) The comment was created, but the fields asked for could not be read in the same call." });
      }
      return { id: comment.id };
    }
    default:
      throw missingObject(request.method, request.path[0] ?? "");
  }
}

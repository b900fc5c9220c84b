import { describeRequest } from "../facebook/create-feed-post.ts";
import { invalidParameter } from "../facebook/graph-error.ts";
import type { GraphRequest } from "../facebook/graph-request.ts";
import { textParam } from "../facebook/graph-request.ts";
import { countAcceptedCreate } from "../ledger/create-calls.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import type { InstagramAccount } from "./accounts-table.ts";
import { findContainer, markPublished, statusOf } from "./containers-table.ts";
import type { InstagramContainer } from "./containers-table.ts";
import { instagramId, readInstagramId } from "./ids.ts";
import { instagramError } from "./instagram-errors.ts";
import { countMedia, insertMedia } from "./media-table.ts";
import type { InstagramFile } from "./media-table.ts";

const dayMs = 86_400_000;

/** `POST /{ig_id}/media_publish`: makes a finished container public, once. @throws GraphError for all that the network refuses */
export function publishContainer(sandbox: SandboxContext, request: GraphRequest, account: InstagramAccount): { id: string } {
  const { store } = sandbox;
  const creationId = textParam(request, "creation_id");
  if (creationId === undefined) throw invalidParameter("The parameter creation_id is required.");
  const named = readInstagramId(creationId);
  return store.transaction(() => {
    const now = sandbox.now();
    const container = named?.kind === "container" ? findContainer(store, named.number) : undefined;
    if (!container || container.accountId !== account.id) throw instagramError(2207008);
    if (container.isCarouselItem) throw invalidParameter("Carousel items are published with their carousel");
    if (account.isRestricted) throw instagramError(2207050);
    switch (statusOf(container, now)) {
      // The builder is gone once it was used.
      case "PUBLISHED":
        throw instagramError(2207008);
      case "EXPIRED":
        throw instagramError(2207020);
      case "IN_PROGRESS":
        throw instagramError(2207027);
      case "ERROR":
        throw instagramError(2207032);
      case "FINISHED":
    }
    if (countMedia(store, account.id, { since: now - dayMs }) >= account.postsPerDay) throw instagramError(2207042);
    const files = filesOf(sandbox, container);
    const number = insertMedia(store, {
      accountId: account.id, containerNumber: container.number, caption: container.caption, options: container.options, createdAt: now, files,
      productType: container.kind === "REELS" ? "REELS" : container.kind === "STORIES" ? "STORY" : "FEED",
      mediaType: container.kind === "CAROUSEL" ? "CAROUSEL_ALBUM" : files[0]?.seconds === null ? "IMAGE" : "VIDEO",
      clientRequest: describeRequest(request, now),
    });
    for (const each of [container.number, ...container.children]) markPublished(store, each, now);
    countAcceptedCreate(store, "instagram", account.id, "media_publish.create");
    return { id: instagramId("media", number) };
  });
}

function filesOf(sandbox: SandboxContext, container: InstagramContainer): InstagramFile[] {
  const parts = container.kind === "CAROUSEL" ? container.children.map((number) => findContainer(sandbox.store, number)) : [container];
  return parts.map((part) => {
    if (!part?.media) throw instagramError(2207032);
    return { ...part.media, alt: part.alt };
  });
}

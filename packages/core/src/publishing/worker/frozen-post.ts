import { plainDisclosure, plainOptions } from "@agency/providers/social/post-options";
import { SocialError, type FrozenMedia, type FrozenPost } from "@agency/providers/spec";
import type { FrozenMediaRef } from "../../contents/index.ts";
import type { PublicationRow, PublicationSnapshot } from "../table.ts";
import type { PublisherContext } from "./context.ts";

/** Seconds for which a network may fetch a file: longer than any of them works on one. */
const linkSeconds = 24 * 3_600;

/** Snapshots from before there were several networks say less. */
const unsaid: Pick<PublicationSnapshot, "format" | "title" | "firstComment" | "disclosure" | "options"> = {
  format: "feed",
  title: null,
  firstComment: null,
  disclosure: plainDisclosure,
  options: plainOptions,
};

type Files = Pick<PublisherContext, "storage" | "mediaLinks" | "config">;
type Owner = Pick<PublicationRow, "organizationId" | "lane">;

/** The snapshot as the adapter takes it; bytes are read only when asked for. */
export function frozenPost(snapshot: PublicationSnapshot, files: Files, owner: Owner): FrozenPost {
  return {
    ...unsaid,
    ...snapshot,
    media: snapshot.media.map((media) => frozenMedia(media, files, owner)),
  };
}

function frozenMedia({ storageKey, ...media }: FrozenMediaRef, { storage, mediaLinks, config }: Files, owner: Owner): FrozenMedia {
  return {
    ...media,
    durationSeconds: media.durationSeconds ?? null,
    read: () => storage.read(storageKey),
    readRange: async (start, end) => new Uint8Array(await new Response((await storage.open(storageKey, { start, end })).stream).arrayBuffer()),
    async publicUrl() {
      const [network = "", environment] = owner.lane.split(":");
      if (environment === "live" && !isReachable(config.PUBLIC_MEDIA_BASE_URL)) {
        throw new SocialError({ network, kind: "config_error", message: `${network} fetches pictures and videos from us. Set PUBLIC_MEDIA_BASE_URL to an https address that it can reach.` });
      }
      const grant = { organizationId: owner.organizationId, assetId: media.assetId, sha256: media.sha256, rendition: null };
      return mediaLinks.linkTo(grant, { fileName: `${media.assetId}.${extensions[media.mimeType] ?? "bin"}`, expiresInSeconds: linkSeconds }).url;
    },
  };
}

/** An address that a network's servers may fetch: https, and not a machine of ours. */
function isReachable(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === "https:" && hostname.includes(".") && !/^(127\.|10\.|192\.168\.)|\.localhost$/.test(hostname);
}

const extensions: Readonly<Record<string, string>> = { "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "video/mp4": "mp4", "video/quicktime": "mov", "application/pdf": "pdf" };

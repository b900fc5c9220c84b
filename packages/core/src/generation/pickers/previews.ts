import type { Context } from "hono";
import { findEgressError, type Egress } from "@agency/platform/egress";
import { notFound, Problem, unauthenticated, type Principal } from "@agency/platform/http";
import { MediaError, type ImageMimeType, type MediaInspector, type RenditionMaker } from "@agency/platform/media";
import { readRemoteFile } from "../read-remote-file.ts";
import { createPickerCache } from "./picker-cache.ts";
import { pickerKinds, type PickerKind, type PickerLists } from "./picker-lists.ts";

export interface PreviewDependencies {
  lists: PickerLists;
  egress: Pick<Egress, "isTrusted" | "trusted" | "fetchPublic">;
  media: Pick<MediaInspector, "inspectUpload">;
  sizes: Pick<RenditionMaker, "make">;
  authenticate: (c: Context) => Promise<Principal | null>;
}

interface Preview {
  bytes: Uint8Array<ArrayBuffer>;
  mimeType: string;
}

/** A still of one person, or a few seconds of a voice. */
const maxBytes = 8 * 1024 * 1024;
const timeoutMs = 15_000;
/** Pixels of a card in the picker, on a screen of double density. */
const width = 320;
const height = 400;
/** 1,000 pictures of about 15 KB. */
const pictures = { keptMs: 24 * 3_600_000, mostEntries: 1_000 };
/** 40 samples of about 200 KB. */
const sounds = { keptMs: 3_600_000, mostEntries: 40 };

/** Where the picture or the sound of a listed entry is read on our own origin. */
export const previewAddress = (kind: PickerKind, { provider, id }: { provider: string; id: string }): string => `/files/previews/${kind}/${provider}?id=${encodeURIComponent(id)}`;

/**
 * Answers `/files/previews/:kind/:provider?id=`: a provider's picture of an avatar, made small, or its sample of a voice. Nobody names an
 * address here: it is the one in the provider's own list, read through the door out and checked as an upload is (R32).
 * @throws Problem 401, 404 or 502
 */
export function previewRoutes({ lists, egress, media, sizes, authenticate }: PreviewDependencies): (c: Context) => Promise<Response> {
  const kept = { picture: createPickerCache(pictures), sound: createPickerCache(sounds) };

  async function readPicture(url: string): Promise<Preview> {
    const { kind, mimeType, bytes } = await media.inspectUpload(await readRemote(egress, url), { fileName: "preview" });
    if (kind !== "image") throw new MediaError("unsupported_type", "This preview is no picture.");
    const made = await sizes.make({ bytes, mimeType: mimeType as ImageMimeType }, { width, height, fit: "cover", focus: null, format: "webp", quality: 76 }, null);
    return { bytes: new Uint8Array(made.bytes), mimeType: "image/webp" };
  }

  async function readSound(url: string): Promise<Preview> {
    const { kind, mimeType, bytes } = await media.inspectUpload(await readRemote(egress, url), { fileName: "preview" });
    if (kind !== "audio") throw new MediaError("unsupported_type", "This preview is no sound.");
    return { bytes: new Uint8Array(bytes), mimeType };
  }

  return async (c) => {
    const principal = await authenticate(c);
    if (!principal) throw unauthenticated();
    const kind = c.req.param("kind") ?? "";
    const [provider, id, { organizationId }] = [c.req.param("provider"), c.req.query("id"), principal];
    if (!isPickerKind(kind) || provider === undefined || id === undefined || !principal.permissions.has("contents.read")) throw notFound("This preview");
    const url = kind === "avatars" ? find(await lists.avatars(organizationId, { provider }), id)?.previewImageUrl : find(await lists.voices(organizationId, { kind, provider }), id)?.previewAudioUrl;
    if (!url) throw notFound("This preview");
    // Of one organization: what an account shows is not for another one.
    const key = `${organizationId}:${kind}:${provider}:${id}`;
    try {
      const { bytes, mimeType } = await (kind === "avatars" ? kept.picture.read(key, () => readPicture(url)) : kept.sound.read(key, () => readSound(url)));
      return new Response(bytes, {
        headers: {
          "cache-control": "private, max-age=86400",
          "content-length": String(bytes.byteLength),
          "content-security-policy": "default-src 'none'; sandbox",
          "content-type": mimeType,
          "cross-origin-resource-policy": "same-origin",
          vary: "Cookie, Authorization",
          "x-content-type-options": "nosniff",
        },
      });
    } catch (error) {
      if (error instanceof UnreadableError || error instanceof MediaError || findEgressError(error)) throw new Problem(502, "preview_unreadable", "The provider's preview cannot be read now.");
      throw error;
    }
  };
}

const find = <Entry extends { id: string }>({ data }: { data: readonly Entry[] }, id: string): Entry | undefined => data.find((entry) => entry.id === id);

const isPickerKind = (kind: string): kind is PickerKind => (pickerKinds as readonly string[]).includes(kind);

class UnreadableError extends Error {}

async function readRemote(egress: PreviewDependencies["egress"], url: string): Promise<Uint8Array> {
  const { bytes } = await readRemoteFile(egress, url, { maxBytes, signal: AbortSignal.timeout(timeoutMs) });
  if (bytes === null) throw new UnreadableError();
  return bytes;
}

import type { FrozenPost } from "@agency/providers/spec";
import type { Storage } from "@agency/platform/storage";
import type { PublicationSnapshot } from "../table.ts";

/** The snapshot as the adapter takes it; bytes are read only when asked for. */
export function frozenPost(snapshot: PublicationSnapshot, storage: Storage): FrozenPost {
  return {
    text: snapshot.text,
    link: snapshot.link,
    media: snapshot.media.map(({ storageKey, ...media }) => ({ ...media, read: () => storage.read(storageKey) })),
  };
}

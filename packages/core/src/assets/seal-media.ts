import { createHash } from "node:crypto";
import type { InspectedMedia } from "@agency/platform/media";

/** The same medium with other bytes: length and hash follow. */
export const sealMedia = (media: InspectedMedia, bytes: Uint8Array): InspectedMedia => ({ ...media, bytes, byteLength: bytes.byteLength, sha256: createHash("sha256").update(bytes).digest("hex") });

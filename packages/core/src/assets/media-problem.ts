import { EgressError } from "@agency/platform/egress";
import { Problem } from "@agency/platform/http";
import { MediaError } from "@agency/platform/media";
import { StorageError } from "@agency/platform/storage";

/** Turns what inspection, download and storage refuse into an answer that says what to do; other errors stay as they are. */
export function asAssetProblem(error: unknown, pointer: "/file" | "/url"): unknown {
  if (error instanceof MediaError) {
    const status = error.code === "unsupported_type" ? 415 : error.code === "too_large" ? 413 : 422;
    return new Problem(status, `media_${error.code}`, error.message, { errors: [{ pointer, code: error.code, detail: error.message }], cause: error });
  }
  if (error instanceof EgressError) {
    // The address came from the caller: that nothing answers there is the input's fault, not ours (R20).
    const status = error.code === "too_large" ? 413 : 422;
    return new Problem(status, `import_${error.code}`, error.message, { errors: [{ pointer, code: error.code, detail: error.message }], cause: error });
  }
  if ((error instanceof StorageError && error.code === "disk_full") || isNoRoom(error)) return new Problem(507, "storage_full", "There is no room left to store files. Tell the person who runs this installation.", { cause: error });
  if (error instanceof StorageError && error.code === "unavailable") return new Problem(503, "storage_unavailable", "Files cannot be stored or read right now. Try again in a moment.", { cause: error, headers: { "retry-after": "5" } });
  return error;
}

/** The disk for files under way is full. */
const isNoRoom = (error: unknown): boolean => error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");

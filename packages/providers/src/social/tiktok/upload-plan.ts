/**
 * How a video is cut for its upload. Source: media transfer guide (checked 2026-11-22): chunks of 5 to 64 MB, below 5 MB one of the file's
 * size, `total_chunk_count` rounded down, so that the last chunk takes what is left; at most 1,000. "5 MB" is read in the stricter of its two meanings.
 */
export interface UploadPlan {
  chunkBytes: number;
  chunkCount: number;
}

const minChunkBytes = 5 * 1024 * 1024;
/** Each chunk is a step with its own record. */
const mostChunks = 400;

/**
 * The last chunk is the call that publishes and has to leave and arrive at T: small, equal chunks, so that little is left for it.
 * @param byteLength of the whole video
 */
export function planUpload(byteLength: number): UploadPlan {
  const chunkCount = Math.max(1, Math.min(mostChunks, Math.floor(byteLength / minChunkBytes)));
  return { chunkBytes: Math.floor(byteLength / chunkCount), chunkCount };
}

/** First and last byte of the chunk that begins at `offset`, and whether it is the one that publishes. */
export function chunkAt(byteLength: number, { chunkBytes, chunkCount }: UploadPlan, offset: number): { first: number; last: number; isLast: boolean } {
  const isLast = Math.floor(offset / chunkBytes) >= chunkCount - 1;
  return { first: offset, last: (isLast ? byteLength : offset + chunkBytes) - 1, isLast };
}

/** Where the publishing chunk begins. */
export const lastChunkOffset = ({ chunkBytes, chunkCount }: UploadPlan): number => chunkBytes * (chunkCount - 1);

/**
 * Bytes that TikTok has, from the `Content-Range` of its answer. Its guide does not say whether the number is the last byte or their count:
 * the edge of a chunk tells. Null when it fits neither.
 */
export function readProgress(contentRange: string | null, byteLength: number, plan: UploadPlan): number | null {
  if (contentRange?.startsWith("bytes */")) return 0;
  const end = Number(contentRange?.match(/^bytes 0-(\d+)\/\d+$/)?.[1] ?? Number.NaN);
  const edges = [...Array.from({ length: plan.chunkCount }, (_, index) => index * plan.chunkBytes), byteLength];
  return edges.find((edge) => edge === end + 1) ?? edges.find((edge) => edge === end) ?? null;
}

import type { RemoteRefs } from "../../spec/social.ts";
import type { UploadPlan } from "./upload-plan.ts";

/** An upload that TikTok opened for us, as it stands with the publication. */
export interface OpenUpload {
  publishId: string;
  url: string;
  expiresAt: Date;
  uploadedBytes: number;
  plan: UploadPlan;
}

/** Source: Direct Post guide (checked 2026-11-22). */
const uploadLifeMs = 3_600_000;
/** Nothing is begun on an address that ends so soon. */
const marginMs = 2 * 60_000;

export function openedRefs(upload: { publishId: string; url: string; openedAt: Date; plan: UploadPlan }): RemoteRefs {
  return {
    publish_id: upload.publishId,
    upload_url: upload.url,
    upload_expires_at: new Date(upload.openedAt.getTime() + uploadLifeMs).toISOString(),
    uploaded_bytes: "0",
    upload_chunks: `${upload.plan.chunkCount}x${upload.plan.chunkBytes}`,
  };
}

/** The upload in the refs; null where none was opened, or TikTok said that it is gone. */
export function readUpload(refs: RemoteRefs): OpenUpload | null {
  const { publish_id: publishId, upload_url: url, upload_expires_at: expiresAt, uploaded_bytes: uploadedBytes, upload_chunks: chunks } = refs;
  const plan = chunks?.match(/^(\d+)x(\d+)$/);
  if (!publishId || !url || !expiresAt || uploadedBytes === undefined || !plan) return null;
  return { publishId, url, expiresAt: new Date(expiresAt), uploadedBytes: Number(uploadedBytes), plan: { chunkCount: Number(plan[1]), chunkBytes: Number(plan[2]) } };
}

export const hasEnded = (upload: OpenUpload, now: Date): boolean => upload.expiresAt.getTime() - marginMs <= now.getTime();

/** What makes the next step open a new upload. */
export const uploadGone: RemoteRefs = { upload_url: "" };

import { directUploadAboveBytes } from "@agency/core/assets/rules";
import { create } from "zustand";
import { newIdempotencyKey, request } from "./api.ts";
import type { Asset, AssetUpload } from "./resources.ts";
import { sendFile } from "./send-file.ts";

export interface UploadTarget {
  brandId: string | null;
  folderId: string | null;
  tags: readonly string[];
}
export interface Upload {
  id: string;
  name: string;
  byteLength: number;
  sentBytes: number;
  /** `checking`: all bytes are there, the server looks at them. */
  state: "waiting" | "sending" | "checking" | "done" | "failed";
  problem?: unknown;
  asset?: Asset;
}

interface Uploads {
  uploads: readonly Upload[];
  add: (files: readonly File[], target: UploadTarget) => void;
  cancel: (id: string) => void;
  retry: (id: string) => void;
  clear: () => void;
}

/** So many files are sent at a time. */
const atOnce = 2;

interface Job {
  file: File;
  target: UploadTarget;
  aborter: AbortController;
  /** Of an upload in parts that broke off: it goes on where it was. */
  uploadId?: string;
}
const jobs = new Map<string, Job>();
const finished = new Set<(asset: Asset) => void>();

/** Hears of every file that has arrived. Returns how to stop. */
export function onUploaded(listener: (asset: Asset) => void): () => void {
  finished.add(listener);
  return () => void finished.delete(listener);
}

/** Uploads of this tab; they go on while the person visits other pages. */
export const useUploads = create<Uploads>()((set, get) => {
  const change = (id: string, changes: Partial<Upload>) => set(({ uploads }) => ({ uploads: uploads.map((upload) => (upload.id === id ? { ...upload, ...changes } : upload)) }));

  async function run(id: string): Promise<void> {
    const job = jobs.get(id);
    if (!job) return;
    change(id, { state: "sending", problem: undefined });
    try {
      const progress = (sentBytes: number) => change(id, { sentBytes: Math.min(sentBytes, job.file.size), ...(sentBytes >= job.file.size ? { state: "checking" as const } : {}) });
      const asset = job.file.size > directUploadAboveBytes ? await sendInParts(job, progress) : await sendWhole(job, progress);
      jobs.delete(id);
      change(id, { state: "done", asset, sentBytes: job.file.size });
      for (const listener of finished) listener(asset);
    } catch (problem) {
      if (!job.aborter.signal.aborted) change(id, { state: "failed", problem });
    }
    next();
  }
  function next(): void {
    const { uploads } = get();
    let free = atOnce - uploads.filter(({ state }) => state === "sending" || state === "checking").length;
    for (const { id, state } of uploads) {
      if (state !== "waiting" || free <= 0) continue;
      free -= 1;
      void run(id);
    }
  }

  return {
    uploads: [],
    add(files, target) {
      const added = files.map((file): Upload => {
        const id = newIdempotencyKey();
        jobs.set(id, { file, target, aborter: new AbortController() });
        return { id, name: file.name, byteLength: file.size, sentBytes: 0, state: "waiting" };
      });
      set(({ uploads }) => ({ uploads: [...uploads, ...added] }));
      next();
    },
    cancel(id) {
      const job = jobs.get(id);
      job?.aborter.abort();
      jobs.delete(id);
      if (job?.uploadId) void request("DELETE", `/assets/uploads/${job.uploadId}`).catch(() => {});
      set(({ uploads }) => ({ uploads: uploads.filter((upload) => upload.id !== id) }));
      next();
    },
    retry(id) {
      change(id, { state: "waiting", problem: undefined });
      next();
    },
    clear: () => set(({ uploads }) => ({ uploads: uploads.filter(({ state }) => state !== "done" && state !== "failed") })),
  };
});

async function sendWhole({ file, target, aborter }: Job, onProgress: (sent: number) => void): Promise<Asset> {
  const form = new FormData();
  if (target.brandId !== null) form.set("brandId", target.brandId);
  if (target.folderId !== null) form.set("folderId", target.folderId);
  if (target.tags.length > 0) form.set("tags", target.tags.join(","));
  form.set("file", file);
  const asset = await sendFile<Asset>({ method: "POST", url: "/assets", body: form, signal: aborter.signal, onProgress });
  return asset!;
}

async function sendInParts(job: Job, onProgress: (sent: number) => void): Promise<Asset> {
  const { file, target, aborter } = job;
  const { signal } = aborter;
  const begun = await (job.uploadId
    ? request<AssetUpload>("GET", `/assets/uploads/${job.uploadId}`, { signal })
    : request<AssetUpload>("POST", "/assets/uploads", { body: { fileName: file.name, byteLength: file.size, brandId: target.brandId, folderId: target.folderId, tags: target.tags }, signal }));
  job.uploadId = begun.id;
  let sent = begun.byteLength - begun.parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
  for (const { partNumber, byteLength, url, headers } of begun.parts) {
    const from = (partNumber - 1) * begun.partBytes;
    const before = sent;
    await sendFile({ method: "PUT", url, headers, body: file.slice(from, from + byteLength), signal, onProgress: (bytes) => onProgress(Math.min(before + bytes, file.size - 1)) });
    sent += byteLength;
  }
  onProgress(file.size);
  return request<Asset>("POST", `/assets/uploads/${begun.id}/complete`, { signal });
}

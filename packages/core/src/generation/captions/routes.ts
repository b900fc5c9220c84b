import { z } from "zod";
import { writeSrt, writeVtt } from "@agency/creative/captions";
import { actorOf, type Api } from "@agency/platform/http";
import { getJob } from "../jobs/read-jobs.ts";
import { captionsOf, setCaptions } from "./captions-of-job.ts";
import { captionsSchema, setCaptionsSchema } from "./schema.ts";

const tag = "Captions";
const params = z.object({ jobId: z.uuid() });
const captionFile = z.object({ fileName: z.string(), mimeType: z.string(), text: z.string() }).meta({ id: "CaptionFile" });

/** Captions of finished voices and videos: read, edited, taken as a file. */
export function captionRoutes(api: Api): void {
  api.read(
    { method: "get", path: "/jobs/{jobId}/captions", summary: "Read what is said when", tag, permission: "contents.read", params, reply: captionsSchema },
    async (tx, { principal, params }) => ({ body: captionsOf(await getJob(tx, params.jobId, { brandIds: principal.brandIds })) }),
  );

  api.write(
    { method: "put", path: "/jobs/{jobId}/captions", summary: "Edit captions; what is rendered from now on has them", tag, permission: "contents.generate", params, body: setCaptionsSchema, reply: captionsSchema },
    async (tx, { principal, params, body }) => {
      const job = await getJob(tx, params.jobId, { brandIds: principal.brandIds, lock: true });
      return { body: captionsOf(await setCaptions(tx, { job, actor: actorOf(principal), cues: body.cues })) };
    },
  );

  api.read(
    { method: "get", path: "/jobs/{jobId}/captions/file", summary: "Take captions as SubRip or WebVTT", tag, permission: "contents.read", params, query: z.strictObject({ format: z.enum(["srt", "vtt"]).default("srt") }), reply: captionFile },
    async (tx, { principal, params, query }) => {
      const job = await getJob(tx, params.jobId, { brandIds: principal.brandIds });
      const { cues } = captionsOf(job);
      const isSrt = query.format === "srt";
      return { body: { fileName: `captions-${job.id.slice(-8)}.${query.format}`, mimeType: isSrt ? "application/x-subrip" : "text/vtt", text: isSrt ? writeSrt(cues) : writeVtt(cues) } };
    },
  );
}

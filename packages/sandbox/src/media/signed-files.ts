import { createHash, createHmac } from "node:crypto";
import { Hono } from "hono";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { findCreation } from "./creations.ts";
import { makeMp3 } from "./make-speech.ts";
import { makeVideo } from "./make-video.ts";
import { portrait } from "./portrait.ts";

/** Where a stand-in keeps its files, and for whom it answers. */
export interface FileHost {
  host: string;
  /** Real host of the API whose creations lie here. */
  apiHost: string;
  /** Name of the query field that carries the signature. */
  signatureField: string;
}

export const heygenFiles: FileHost = { host: "files.heygen.ai", apiHost: "api.heygen.com", signatureField: "Signature" };
export const runwayFiles: FileHost = { host: "dnznrvs05pmza.cloudfront.net", apiHost: "api.dev.runwayml.com", signatureField: "_jwt" };
export const synthesiaFiles: FileHost = { host: "synthesia-ttv-data.s3.amazonaws.com", apiHost: "api.synthesia.io", signatureField: "X-Amz-Signature" };
export const elevenLabsFiles: FileHost = { host: "storage.googleapis.com", apiHost: "api.elevenlabs.io", signatureField: "sig" };

/** An address that works until `expiresAt` (milliseconds since 1970), and then answers 403. */
export function signedUrl(sandbox: SandboxContext, files: FileHost, path: string, expiresAt: number): string {
  return `${sandbox.publicOrigin()}/sandbox/${files.host}/${path}?Expires=${Math.floor(expiresAt / 1000)}&${files.signatureField}=${signatureOf(path, Math.floor(expiresAt / 1000))}`;
}

/** A picture or sample that everybody may see. */
export const openUrl = (sandbox: SandboxContext, files: FileHost, path: string): string => `${sandbox.publicOrigin()}/sandbox/${files.host}/${path}`;

/** Finished files at `/sandbox/<file host>/*`, made when they are read. */
export function fileRoutes(sandbox: SandboxContext, files: FileHost): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.get("/people/:name{.+\\.png}", async (c) => {
    const image = await portrait(c.req.param("name"));
    return new Response(new Uint8Array(image), { headers: { "content-type": "image/png", "cache-control": "public, max-age=86400" } });
  });
  app.get("/voices/:name{.+\\.mp3}", (c) => new Response(new Uint8Array(makeMp3(3, c.req.param("name"))), { headers: { "content-type": "audio/mpeg" } }));
  app.get("/:file", async (c) => {
    const file = c.req.param("file");
    const expires = Number(c.req.query("Expires"));
    if (c.req.query(files.signatureField) !== signatureOf(file, expires) || expires * 1000 < sandbox.now()) return c.text("Request has expired", 403);
    const [id = "", extension] = file.split(/\.(?=[^.]+$)/);
    const creation = findCreation(sandbox.store, files.apiHost, id);
    if (!creation || creation.fault === "vanished_output") return c.text("NoSuchKey", 404);
    const { width = 1080, height = 1920, script = "" } = creation.request as { width?: number; height?: number; script?: string };
    switch (extension) {
      case "mp4": {
        const bytes = await makeVideo({ width, height, seconds: creation.durationMs / 1000, title: `Sandbox ${id}` });
        return new Response(new Uint8Array(bytes), { headers: { "content-type": "video/mp4", "content-length": String(bytes.byteLength) } });
      }
      case "png":
        return new Response(new Uint8Array(await portrait(id)), { headers: { "content-type": "image/png" } });
      case "srt":
        return c.text(subtitles(script, creation.durationMs));
      default:
        return c.text("NoSuchKey", 404);
    }
  });
  return app;
}

/** Sentences in time by their length. */
export function subtitles(script: string, durationMs: number): string {
  const sentences = script.split(/(?<=[.!?…])\s+/).filter((sentence) => sentence.trim() !== "");
  const whole = sentences.reduce((sum, sentence) => sum + sentence.length, 0) || 1;
  let at = 0;
  return sentences
    .map((sentence, index) => {
      const from = at;
      at += (sentence.length / whole) * durationMs;
      return `${index + 1}\n${clockTime(from)} --> ${clockTime(at)}\n${sentence}\n`;
    })
    .join("\n");
}

function clockTime(ms: number): string {
  const iso = new Date(Math.round(ms)).toISOString();
  return iso.slice(11, 23).replace(".", ",");
}

function signatureOf(path: string, expires: number): string {
  return createHmac("sha256", createHash("sha256").update("sandbox-files").digest()).update(`${path}:${expires}`).digest("hex");
}

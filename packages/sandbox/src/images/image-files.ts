import { Hono } from "hono";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { findCreation } from "../media/creations.ts";
import { drawImage } from "./draw-image.ts";

/** Where a maker of images keeps what it made: `/sandbox/<host>/<creation>/<index>.png`. */
export interface ImageFileHost {
  host: string;
  apiHost: string;
  /** Files are gone after so long. */
  livesMs: number;
}

export const imageUrl = (sandbox: SandboxContext, { host }: ImageFileHost, creationId: string, index: number): string => `${sandbox.publicOrigin()}/sandbox/${host}/${creationId}/${index}.png`;

/** Pictures, drawn when they are read. */
export function imageFileRoutes(sandbox: SandboxContext, files: ImageFileHost): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.get("/:id/:file{\\d+\\.png}", async (c) => {
    const creation = findCreation(sandbox.store, files.apiHost, c.req.param("id"));
    const isGone = creation === null || creation.fault === "vanished_output" || (creation.readyAt ?? creation.createdAt) + files.livesMs < sandbox.now();
    if (isGone) return c.text("Not Found", 404);
    const { width = 1024, height = 1024, prompt = "" } = creation.request as { width?: number; height?: number; prompt?: string };
    const bytes = await drawImage({ name: `${creation.id}/${c.req.param("file")}`, prompt, width, height });
    return new Response(new Uint8Array(bytes), { headers: { "content-type": "image/png", "content-length": String(bytes.byteLength) } });
  });
  return app;
}

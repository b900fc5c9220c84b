import { Hono } from "hono";
import type { SandboxEnv } from "../sandbox-context.ts";
import { cafeSite } from "./cafe-site.ts";
import type { DemoSite } from "./demo-site.ts";
import { spaSite } from "./spa-site.ts";

export const demoSites: readonly DemoSite[] = [cafeSite, spaSite];

/** Websites of businesses that do not exist; they answer files and nothing else. */
export function siteRoutes(site: DemoSite): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const prefix = `/sandbox/${site.host}`;
  app.get("*", (c) => {
    const path = c.req.path.startsWith(prefix) ? c.req.path.slice(prefix.length) : c.req.path;
    const file = site.files[path === "" ? "/" : path];
    if (!file) return c.text("Not found", 404);
    // Shown in a browser it is a stranger's page on our origin: it may run nothing and send nothing.
    return c.body(file.body as never, 200, { "content-type": file.type, "content-security-policy": "default-src 'none'; img-src 'self'; style-src 'self' 'unsafe-inline'; sandbox", "cache-control": "no-store" });
  });
  return app;
}

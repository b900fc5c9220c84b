import type { Hono } from "hono";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { seedDemoCreators } from "./creators-table.ts";
import { createMinuteLimits } from "./minute-limits.ts";
import { tiktokPublicRoutes } from "./public-routes.ts";
import { apiHost, publicHost } from "./publish-end.ts";
import { createPublishWebhooks } from "./publish-webhooks.ts";
import { createFilePuller } from "./pull-files.ts";
import { tiktokRoutes, uploadHost, uploadRoutes } from "./tiktok-routes.ts";

export interface TikTokStandIn {
  /** What a reset of the sandbox starts anew. */
  reset(): void;
  close(): void;
}

/** TikTok's three hosts below `/sandbox`. */
export function mountTikTok(sandbox: SandboxContext, app: Hono<SandboxEnv>): TikTokStandIn {
  seedDemoCreators(sandbox.store, sandbox.now());
  const limits = createMinuteLimits(sandbox.now);
  const webhooks = createPublishWebhooks(sandbox);
  const parts = { limits, webhooks, puller: createFilePuller(sandbox, webhooks) };
  app.route(`/sandbox/${apiHost}`, tiktokRoutes(sandbox, parts));
  app.route(`/sandbox/${uploadHost}`, uploadRoutes(sandbox, parts));
  app.route(`/sandbox/${publicHost}`, tiktokPublicRoutes(sandbox));
  return {
    reset: () => {
      limits.reset();
      seedDemoCreators(sandbox.store, sandbox.now());
    },
    close: () => webhooks.close(),
  };
}

import { Hono } from "hono";
import { adminRoutes } from "./admin-routes.ts";
import { anthropicHost, anthropicRoutes } from "./anthropic/anthropic-routes.ts";
import { discordFiles, discordHost, discordRoutes } from "./discord/discord-routes.ts";
import { dialogHost, dialogRoutes } from "./facebook/dialog-routes.ts";
import { graphHost, graphVideoHost, ruploadHost } from "./facebook/graph-hosts.ts";
import { graphRoutes } from "./facebook/graph-routes.ts";
import { seedDemoPages } from "./facebook/pages-table.ts";
import { ruploadRoutes } from "./facebook/rupload-routes.ts";
import { elevenLabsHost, elevenLabsRoutes } from "./elevenlabs/elevenlabs-routes.ts";
import { faultPlans } from "./faults/fault-plans.ts";
import { groqHost, groqRoutes } from "./groq/groq-routes.ts";
import { heygenHost, heygenRoutes } from "./heygen/heygen-routes.ts";
import { instagramAdmin } from "./instagram/admin.ts";
import { seedDemoAccounts } from "./instagram/accounts-table.ts";
import { instagramPages } from "./instagram/feed-pages.ts";
import { instagramGraphHost, instagramGraphRoutes, instagramOnFacebookRoutes } from "./instagram/instagram-routes.ts";
import { instagramApiHost, instagramApiRoutes, instagramDialogHost, instagramDialogRoutes } from "./instagram/login-routes.ts";
import { instagramUploadRoutes } from "./instagram/upload-routes.ts";
import { instagramUsage } from "./instagram/usage.ts";
import { imageFileRoutes } from "./images/image-files.ts";
import { linkedinAdmin } from "./linkedin/admin.ts";
import { linkedinPages } from "./linkedin/feed-pages.ts";
import { seedDemoPeople } from "./linkedin/people-table.ts";
import { linkedinRoutes } from "./linkedin/rest-routes.ts";
import { linkedinSiteRoutes } from "./linkedin/site-routes.ts";
import { apiHost as linkedinApiHost, siteHost as linkedinSiteHost } from "./linkedin/uploads.ts";
import { leonardoFiles, leonardoHost, leonardoRoutes, leonardoUploadRoutes, leonardoUploads } from "./leonardo/leonardo-routes.ts";
import { createProcessing } from "./media/processing.ts";
import { elevenLabsFiles, fileRoutes, heygenFiles, runwayFiles, synthesiaFiles } from "./media/signed-files.ts";
import { createWebhooks } from "./media/webhooks.ts";
import { compatibleRoutes, compatibleServers } from "./openai-compatible/compatible-routes.ts";
import { openAiImageRoutes } from "./openai/image-routes.ts";
import { openAiHost, openAiRoutes } from "./openai/openai-routes.ts";
import { speechRoutes } from "./openai/speech-routes.ts";
import { publicRoutes } from "./pages/public-routes.ts";
import { replicateFiles, replicateHost, replicateRoutes } from "./replicate/replicate-routes.ts";
import { runwayHost, runwayRoutes } from "./runway/runway-routes.ts";
import { s3Host, s3Routes } from "./s3/s3-routes.ts";
import type { SandboxContext, SandboxEnv, SandboxOptions } from "./sandbox-context.ts";
import { demoSites, siteRoutes } from "./sites/site-routes.ts";
import { openStore } from "./store/open-store.ts";
import { synthesiaHost, synthesiaRoutes } from "./synthesia/synthesia-routes.ts";
import { tiktokAdmin } from "./tiktok/admin-routes.ts";
import { mountTikTok } from "./tiktok/create-tiktok.ts";
import { createLatencies } from "./text/latencies.ts";
import { createTraffic } from "./text/traffic.ts";
import { togetherHost, togetherRoutes } from "./together/together-routes.ts";

export interface Sandbox {
  /** Answers everything below `/sandbox`. */
  app: Hono<SandboxEnv>;
  close(): void;
}

/**
 * Stand-ins for third-party APIs at `/sandbox/<real host>/<real path>`, with their public pages.
 * Give its `fetch` the node bindings (as @hono/node-server does), so that faults can cut the line.
 */
export function createSandbox(options: SandboxOptions): Sandbox {
  const store = openStore(options.stateDir);
  seedDemoPages(store);
  seedDemoAccounts(store);
  seedDemoPeople(store);
  let clockOffsetMs = readOffset();
  const now = (): number => Date.now() + clockOffsetMs;
  const log = options.log ?? (() => {});
  const webhooks = createWebhooks({ store, now, log });
  const sandbox: SandboxContext = {
    store, now, processing: createProcessing(store), webhooks, publicOrigin: options.publicOrigin, faults: faultPlans(store, now),
    latencies: createLatencies(store, options.answerDelayMs ?? 0), traffic: createTraffic(), networkNewsUrl: options.networkNewsUrl, log,
  };

  const graph = graphRoutes(sandbox);
  const usageOfInstagram = instagramUsage();
  const app = new Hono<SandboxEnv>();
  app.route(`/sandbox/${instagramGraphHost}`, instagramGraphRoutes(sandbox, usageOfInstagram));
  app.route(`/sandbox/${instagramApiHost}`, instagramApiRoutes(sandbox));
  app.route(`/sandbox/${instagramDialogHost}`, instagramDialogRoutes(sandbox));
  app.route("/sandbox/pages/instagram", instagramPages(sandbox));
  // Before Facebook's own nodes, whose routes end in a refusal.
  app.route(`/sandbox/${graphHost}`, instagramOnFacebookRoutes(sandbox, usageOfInstagram));
  app.route(`/sandbox/${ruploadHost}/ig-api-upload`, instagramUploadRoutes(sandbox));
  app.route(`/sandbox/${graphHost}`, graph.app);
  app.route(`/sandbox/${graphVideoHost}`, graph.app);
  app.route(`/sandbox/${ruploadHost}`, ruploadRoutes(sandbox));
  app.route(`/sandbox/${dialogHost}`, dialogRoutes(sandbox));
  app.route(`/sandbox/${linkedinApiHost}`, linkedinRoutes(sandbox));
  app.route(`/sandbox/${linkedinSiteHost}`, linkedinSiteRoutes(sandbox));
  app.route("/sandbox/pages/linkedin", linkedinPages(sandbox));
  const tiktok = mountTikTok(sandbox, app);
  app.route(`/sandbox/${openAiHost}`, speechRoutes(sandbox));
  // Before the rest of the host, whose routes end in a 404.
  app.route(`/sandbox/${openAiHost}`, openAiImageRoutes(sandbox));
  app.route(`/sandbox/${openAiHost}`, openAiRoutes(sandbox));
  app.route(`/sandbox/${anthropicHost}`, anthropicRoutes(sandbox));
  app.route(`/sandbox/${groqHost}`, groqRoutes(sandbox));
  app.route(`/sandbox/${togetherHost}`, togetherRoutes(sandbox));
  app.route(`/sandbox/${s3Host}`, s3Routes(sandbox));
  for (const server of compatibleServers) app.route(`/sandbox/${server.host}`, compatibleRoutes(sandbox, server));
  for (const site of demoSites) app.route(`/sandbox/${site.host}`, siteRoutes(site));
  app.route(`/sandbox/${replicateHost}`, replicateRoutes(sandbox));
  app.route(`/sandbox/${leonardoHost}`, leonardoRoutes(sandbox));
  app.route(`/sandbox/${leonardoUploads}`, leonardoUploadRoutes());
  app.route(`/sandbox/${discordHost}`, discordRoutes(sandbox));
  for (const files of [replicateFiles, leonardoFiles, discordFiles]) app.route(`/sandbox/${files.host}`, imageFileRoutes(sandbox, files));
  app.route(`/sandbox/${heygenHost}`, heygenRoutes(sandbox));
  app.route(`/sandbox/${runwayHost}`, runwayRoutes(sandbox));
  app.route(`/sandbox/${synthesiaHost}`, synthesiaRoutes(sandbox));
  app.route(`/sandbox/${elevenLabsHost}`, elevenLabsRoutes(sandbox));
  for (const files of [heygenFiles, runwayFiles, synthesiaFiles, elevenLabsFiles]) app.route(`/sandbox/${files.host}`, fileRoutes(sandbox, files));
  if (options.faultsEnabled) {
    app.route("/sandbox/instagram", instagramAdmin(sandbox));
    app.route("/sandbox/tiktok", tiktokAdmin(sandbox));
    app.route("/sandbox/linkedin", linkedinAdmin(sandbox));
    app.route("/sandbox", adminRoutes(sandbox, {
      setClockOffset: (ms) => {
        store.run("INSERT INTO settings (name, value) VALUES ('clock_offset_ms', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", String(ms));
        clockOffsetMs = ms;
      },
      onReset: () => {
        seedDemoPeople(store);
        sandbox.faults.clear();
        sandbox.latencies.reload();
        sandbox.traffic.reset();
        graph.usage.reset();
        usageOfInstagram.reset();
        seedDemoAccounts(store);
        tiktok.reset();
        clockOffsetMs = 0;
      },
    }));
  }
  app.route("/sandbox", publicRoutes(sandbox));
  app.all("/sandbox/*", (c) => c.json({ error: "unknown_stand_in", message: "The sandbox has no stand-in for this address" }, 404));
  app.onError((error, c) => {
    sandbox.log({ event: "sandbox.error", path: c.req.path, error: error instanceof Error ? error.stack : String(error) });
    return c.json({ error: "sandbox_error", message: "The sandbox itself failed; see its log" }, 500);
  });
  return { app, close: () => {
    webhooks.close();
    tiktok.close();
    store.close();
  } };

  function readOffset(): number {
    return Number(store.get<{ value: string }>("SELECT value FROM settings WHERE name = 'clock_offset_ms'")?.value ?? 0);
  }
}

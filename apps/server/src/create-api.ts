import { readFileSync } from "node:fs";
import { Hono, type Context } from "hono";
import { Scalar } from "@scalar/hono-api-reference";
import { approvalRoutes } from "@agency/core/approvals";
import { assetRoutes, createAssetUses, createRenditions, demoBrandRoutes, documentRoutes, fileRoutes, libraryRoutes, mediaRoutes, receivePartRoute, uploadRoutes } from "@agency/core/assets";
import { auditRoutes, liveRoutes } from "@agency/core/audit";
import { brandRoutes } from "@agency/core/brands";
import { campaignRoutes } from "@agency/core/campaigns";
import { channelRoutes, networkCallbackRoutes } from "@agency/core/channels";
import { contentRoutes, registerContentUses, transformRoutes } from "@agency/core/contents";
import { economicsRoutes, seedPlans } from "@agency/core/economics";
import { evaluationRoutes, noteOutcomes, seedEvaluationCases } from "@agency/core/evaluations";
import { captionRoutes, createPickerLists, generationRoutes, imageRoutes, jobRoutes, mediaProviderRoutes, pickerRoutes, previewRoutes, renderRoutes, videoRoutes, voiceoverRoutes, webhookRoutes } from "@agency/core/generation";
import { authRoutes, createAuthenticator, identityRoutes, type Authenticate } from "@agency/core/identity";
import { graphicRoutes, registerGraphicUses } from "@agency/core/graphics";
import { onboardingRoutes } from "@agency/core/onboarding";
import { productRoutes } from "@agency/core/products";
import { promptRoutes, seedPrompts } from "@agency/core/prompts";
import { bestTimes, metricsRoutes } from "@agency/core/metrics";
import { publicPostRoutes, publishingRoutes, resumeAfterApproval } from "@agency/core/publishing";
import { networkNames } from "@agency/providers/spec";
import type { Transaction } from "@agency/platform/db";
import { Api, createEdge, Problem, type Principal } from "@agency/platform/http";
import { createMediaInspector, createRenditionMaker } from "@agency/platform/media";
import { clientPrefix, createLimiter, rateLimitHeaders } from "@agency/platform/limits";
import { createClientAddress } from "./client-address.ts";
import type { ComposedRooms } from "./compose-rooms.ts";
import { scalarScript } from "./scalar-script.ts";
import { healthRoutes, type Readiness } from "./health-routes.ts";

export const productVersion = (JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string }).version;

export interface ComposedApi {
  app: Hono;
  /** Every operation with what it needs: the tenancy matrix is generated from it (R25). */
  operations: readonly { method: string; path: string; permission: string }[];
  document: object;
  authenticate: Authenticate;
  /** Ends open live streams and the decoder, so that a shutdown does not wait for them. */
  close(): Promise<void>;
}

/** All rooms behind one door: `/api/v1`, `/api/auth`, `/files` and health. */
export function createApi(core: ComposedRooms, options: { readiness: Readiness }): ComposedApi {
  const { config, log } = core;
  const isHttps = config.PUBLIC_ORIGIN.startsWith("https:");
  const validateReplies = !config.isProduction && config.AGENCY_ENV === "test";
  const clientAddress = createClientAddress(config.TRUSTED_PROXIES);
  const limiter = createLimiter({ store: { kind: "memory" } });
  const authenticate = createAuthenticator({ db: core.db, log, config, sessionSecret: core.sessionSecret });
  const authenticateContext = (c: Context, how?: { fresh?: boolean }) => authenticate({ req: { raw: c.req.raw } }, how);

  const everyCall = { name: "api", points: config.RATE_LIMIT_PER_MINUTE, durationSeconds: 60 };
  const api = new Api({
    db: core.db,
    authenticate: authenticateContext,
    validateReplies,
    limit: async (c: Context, principal: Principal | null) => {
      const result = await limiter.consume(everyCall, principal ? `${principal.kind}:${principal.id}` : clientPrefix(clientAddress(c)));
      const headers = rateLimitHeaders(result);
      if (!result.allowed) throw new Problem(429, "rate_limited", "Too many requests. Wait until the limit resets, then go on.", { headers });
      return headers;
    },
  });

  const uses = createAssetUses();
  registerContentUses(uses);
  registerGraphicUses(uses);
  const media = createMediaInspector();
  const sizes = createRenditionMaker();
  const renditions = createRenditions({ ...core, maker: sizes });
  const lists = createPickerLists(core);
  const rooms = { ...core, media, uses, renditions };

  const auth = authRoutes({ db: core.db, log, config, sessionSecret: core.sessionSecret, limiter, clientAddress, validateReplies, onOrganizationCreated: async (id) => void (await core.db.forOrganization(id, (tx) => seedLibrary(tx, id))) });
  identityRoutes(api, {
    ...rooms,
    setup: () => ({
      sandbox: core.sandboxOrigin !== null,
      version: productVersion,
      liveNetworks: networkNames.filter((network) => core.socialNetwork(network, "live") !== null),
      textProviders: ["offline", ...(config.OPENAI_API_KEY ? ["openai"] : []), ...(config.ANTHROPIC_API_KEY ? ["anthropic"] : []), ...(config.GROQ_API_KEY ? ["groq"] : []), ...(config.TOGETHER_API_KEY ? ["together"] : [])],
    }),
  });
  auditRoutes(api, rooms);
  const live = liveRoutes(api, { ...rooms, authenticate: authenticateContext });
  brandRoutes(api, rooms);
  productRoutes(api, rooms);
  uploadRoutes(api, rooms);
  assetRoutes(api, rooms);
  libraryRoutes(api, rooms);
  documentRoutes(api, { ...rooms, sizes });
  demoBrandRoutes(api, rooms);
  onboardingRoutes(api);
  promptRoutes(api, rooms);
  economicsRoutes(api, rooms);
  const generation = generationRoutes(api, rooms);
  jobRoutes(api, rooms);
  mediaProviderRoutes(api, rooms);
  imageRoutes(api, rooms);
  videoRoutes(api, rooms);
  voiceoverRoutes(api, rooms);
  pickerRoutes(api, lists);
  captionRoutes(api);
  renderRoutes(api, rooms);
  webhookRoutes(api, rooms);
  contentRoutes(api, rooms);
  campaignRoutes(api, rooms);
  transformRoutes(api, rooms);
  approvalRoutes(api, { contentHooks: rooms.contentHooks, afterApproval: async (tx, content) => {
      const row = await resumeAfterApproval(tx, content);
      await noteOutcomes(tx, row.id);
      return row;
    },
  });
  evaluationRoutes(api, rooms);
  channelRoutes(api, rooms);
  networkCallbackRoutes(api, rooms);
  publishingRoutes(api, { ...rooms, bestTimes });
  metricsRoutes(api, rooms);
  publicPostRoutes(api, rooms);
  graphicRoutes(api, rooms);

  const app = createEdge({ log, isHttps });
  app.use("/api/*", async (_c, next) => {
    if (!options.readiness.isReady()) throw new Problem(503, "starting", "The product is starting or stopping. Try again in a few seconds.", { headers: { "retry-after": "2" } });
    await next();
  });
  app.route("/", healthRoutes(core, options.readiness));
  const document = openApiDocument(api, config.PUBLIC_ORIGIN, auth);
  app.get("/api/v1/openapi.json", (c) => c.json(document));
  app.get("/api/docs", async (c, next) => {
    c.header("Content-Security-Policy", docsPolicy);
    return (Scalar({ url: "/api/v1/openapi.json", cdn: "/api/docs/scalar.js", pageTitle: "AI Content Agency API", withDefaultFonts: false, telemetry: false, showDeveloperTools: "never", hideClientButton: true, agent: { disabled: true }, mcp: { disabled: true } } as Parameters<typeof Scalar>[0]) as (c: Context, next: () => Promise<void>) => Promise<Response>)(c, next);
  });
  app.get("/api/docs/scalar.js", (c) => c.body(scalarScript(), 200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "public, max-age=86400" }));
  app.route("/api/auth", auth.app);
  app.route("/api/v1", api.app);
  for (const [root, mounted] of [["/api/v1", api], ["/api/auth", auth]] as const) {
    app.all(`${root}/*`, (c) => {
      const methods = mounted.methodsAt(c.req.path.slice(root.length));
      if (methods.length === 0) throw new Problem(404, "not_found", "Nothing exists at this address.");
      throw new Problem(405, "method_not_allowed", `This address takes ${methods.join(", ")}.`, { headers: { allow: methods.join(", ") } });
    });
  }
  const files = fileRoutes({ ...rooms, authenticate: authenticateContext }) as never;
  app.get("/files/previews/:kind/:provider", previewRoutes({ lists, egress: core.egress, media, sizes, authenticate: authenticateContext }) as never);
  app.get("/files/:assetId", files);
  app.get("/files/:assetId/:rendition", files);
  app.get("/media/:token/:name", mediaRoutes(rooms) as never);
  if (core.receiveParts) app.put("/uploads/:token", receivePartRoute(core.receiveParts) as never);
  // Mounted apps answer their own errors; ours stands above them all.
  for (const mounted of [auth.app, api.app]) mounted.onError((error) => Promise.reject(error) as never);
  return { app: app as unknown as Hono, operations: api.operations, document, authenticate, close: async () => {
      live.closeAll();
      generation.closeAll();
      await Promise.all([media.close(), renditions.close()]);
    },
  };
}

/** What a new organization starts with: templates, cases by which they are measured, and the reference plan. */
async function seedLibrary(tx: Transaction, organizationId: string): Promise<void> {
  await seedPrompts(tx, organizationId);
  await seedEvaluationCases(tx, organizationId);
  await seedPlans(tx, organizationId);
}

/** The page shows its own script and talks to this origin only. Scalar styles itself inline. */
const docsPolicy = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

/** The OpenAPI document. With `auth`, the sign-in routes stand in it too, each with its own server: they are not below `/api/v1`. */
export function openApiDocument(api: Api, origin: string, auth?: Api): object {
  api.app.openAPIRegistry.registerComponent("securitySchemes", "session", { type: "apiKey", in: "cookie", name: "session" });
  api.app.openAPIRegistry.registerComponent("securitySchemes", "apiKey", { type: "http", scheme: "bearer" });
  const document = api.app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: "AI Content Agency", version: productVersion, description: "Brands, content, approvals and publishing of an agency. Errors are RFC 9457 problem details." },
    servers: [{ url: `${origin}/api/v1` }],
  });
  if (!auth) return document;
  const signIn = auth.app.getOpenAPI31Document({ openapi: "3.1.0", info: document.info });
  const servers = [{ url: `${origin}/api/auth` }];
  return {
    ...document,
    paths: { ...document.paths, ...Object.fromEntries(Object.entries(signIn.paths ?? {}).map(([path, item]) => [path, { ...item, servers }])) },
    components: { ...document.components, schemas: { ...signIn.components?.schemas, ...document.components?.schemas } },
  };
}

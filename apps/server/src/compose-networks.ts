import type { SigningApp } from "@agency/core/channels";
import type { Config } from "@agency/platform/config";
import type { Egress } from "@agency/platform/egress";
import { createFacebook, createInstagram, createLinkedIn, createTikTok } from "@agency/providers/social";
import type { NetworkName, SocialEnvironment, SocialNetwork } from "@agency/providers/spec";

/** The apps that the sandbox knows; their secret guards nothing. */
const sandboxApp = { id: "sandbox-app", secret: "sandbox-secret" };

interface App {
  id: string;
  secret: string;
}

export interface ComposedNetworks {
  /** The adapter of a network, or null where that environment is not set up here. */
  socialNetwork: (network: NetworkName, environment: SocialEnvironment) => SocialNetwork | null;
  /** Secrets by which a network signs what it tells our apps, live ones first. */
  signingApps: (network: NetworkName) => readonly SigningApp[];
}

/** One adapter for each network and environment that is set up here. Live and sandbox share the code and nothing else. */
export function composeNetworks(options: { config: Config; egress: Egress; sandbox: { origin: string; publicOrigin: string } | null }): ComposedNetworks {
  const { config, egress, sandbox } = options;
  const apps = appsOf(config);
  // Uploads take longer than other calls; the adapter sets the limit of each.
  const patience = { timeoutMs: config.NETWORK_TIMEOUT_MS * 4 };
  const fetchOf = (...urls: string[]) => egress.trusted([...new Set(urls.map((url) => new URL(url).origin))], patience);
  const timeoutMs = config.NETWORK_TIMEOUT_MS;
  // Without https the dialog returns to an app of the desktop kind.
  const isDesktop = !config.PUBLIC_ORIGIN.startsWith("https:");

  const live: Record<NetworkName, () => SocialNetwork | null> = {
    facebook: () =>
      apps.facebook &&
      createFacebook({
        environment: "live", appId: apps.facebook.id, appSecret: apps.facebook.secret, version: config.META_GRAPH_VERSION, timeoutMs,
        graphUrl: config.FACEBOOK_GRAPH_URL, videoUrl: config.FACEBOOK_VIDEO_URL, ruploadUrl: config.FACEBOOK_RUPLOAD_URL, dialogUrl: config.FACEBOOK_DIALOG_URL,
        fetch: fetchOf(config.FACEBOOK_GRAPH_URL, config.FACEBOOK_VIDEO_URL, config.FACEBOOK_RUPLOAD_URL),
      }),
    instagram: () =>
      apps.facebook || apps.instagram
        ? createInstagram({
            environment: "live", version: config.META_GRAPH_VERSION, timeoutMs,
            facebook: apps.facebook && {
              appId: apps.facebook.id, appSecret: apps.facebook.secret, graphUrl: config.FACEBOOK_GRAPH_URL, dialogUrl: config.FACEBOOK_DIALOG_URL, ruploadUrl: config.FACEBOOK_RUPLOAD_URL,
            },
            instagram: apps.instagram && {
              appId: apps.instagram.id, appSecret: apps.instagram.secret, graphUrl: config.INSTAGRAM_GRAPH_URL, dialogUrl: config.INSTAGRAM_AUTH_URL, oauthUrl: config.INSTAGRAM_OAUTH_URL,
            },
            fetch: fetchOf(config.FACEBOOK_GRAPH_URL, config.FACEBOOK_RUPLOAD_URL, config.INSTAGRAM_GRAPH_URL, config.INSTAGRAM_OAUTH_URL),
          })
        : null,
    tiktok: () =>
      apps.tiktok &&
      createTikTok({
        environment: "live", clientKey: apps.tiktok.id, clientSecret: apps.tiktok.secret, isDesktop, timeoutMs, apiUrl: config.TIKTOK_API_URL, authUrl: config.TIKTOK_AUTH_URL,
        // TikTok names the host that takes a video's bytes.
        fetch: fetchOf(config.TIKTOK_API_URL), uploadFetch: egress.guarded(undefined, patience),
      }),
    linkedin: () =>
      apps.linkedin &&
      createLinkedIn({
        environment: "live", clientId: apps.linkedin.id, clientSecret: apps.linkedin.secret, version: config.LINKEDIN_VERSION, pages: config.LINKEDIN_PAGES, timeoutMs,
        apiUrl: config.LINKEDIN_API_URL, dialogUrl: config.LINKEDIN_AUTH_URL, tokenUrl: config.LINKEDIN_AUTH_URL,
        fetch: fetchOf(config.LINKEDIN_API_URL, config.LINKEDIN_AUTH_URL), uploadFetch: egress.guarded(undefined, patience),
      }),
  };

  const inSandbox = ({ origin, publicOrigin }: { origin: string; publicOrigin: string }): Record<NetworkName, () => SocialNetwork | null> => {
    // As this process reaches a host of the sandbox, and as a browser does.
    const at = (host: string) => `${origin}/sandbox/${host}`;
    const seenAt = (host: string) => `${publicOrigin}/sandbox/${host}`;
    // Addresses of uploads are named by the origin that a browser sees.
    const fetch = fetchOf(origin, publicOrigin);
    const shared = { environment: "sandbox" as const, timeoutMs, fetch };
    const metaApp = { appId: sandboxApp.id, appSecret: sandboxApp.secret, version: config.META_GRAPH_VERSION };
    return {
      facebook: () => createFacebook({ ...shared, ...metaApp, graphUrl: at("graph.facebook.com"), videoUrl: at("graph-video.facebook.com"), ruploadUrl: at("rupload.facebook.com"), dialogUrl: seenAt("www.facebook.com") }),
      instagram: () =>
        createInstagram({
          ...shared,
          version: config.META_GRAPH_VERSION,
          facebook: { appId: sandboxApp.id, appSecret: sandboxApp.secret, graphUrl: at("graph.facebook.com"), dialogUrl: seenAt("www.facebook.com"), ruploadUrl: at("rupload.facebook.com") },
          instagram: { appId: sandboxApp.id, appSecret: sandboxApp.secret, graphUrl: at("graph.instagram.com"), dialogUrl: seenAt("www.instagram.com"), oauthUrl: at("api.instagram.com") },
        }),
      tiktok: () => createTikTok({ ...shared, clientKey: sandboxApp.id, clientSecret: sandboxApp.secret, isDesktop, apiUrl: at("open.tiktokapis.com/v2"), authUrl: seenAt("www.tiktok.com/v2/auth/authorize") }),
      linkedin: () =>
        createLinkedIn({
          ...shared, clientId: sandboxApp.id, clientSecret: sandboxApp.secret, version: config.LINKEDIN_VERSION, pages: true,
          apiUrl: at("api.linkedin.com"), dialogUrl: seenAt("www.linkedin.com/oauth/v2"), tokenUrl: at("www.linkedin.com/oauth/v2"), uploadFetch: fetch,
        }),
    };
  };

  const made = new Map<string, SocialNetwork | null>();
  for (const [environment, networks] of [["live", live], ["sandbox", sandbox ? inSandbox(sandbox) : null]] as const) {
    for (const [network, make] of Object.entries(networks ?? {})) made.set(`${network}:${environment}`, make());
  }
  return {
    socialNetwork: (network, environment) => made.get(`${network}:${environment}`) ?? null,
    signingApps: (network) => [
      // One app of Meta speaks for pages, and for Instagram accounts that came through them.
      ...[apps[network], network === "instagram" ? apps.facebook : null].flatMap((app) => (app ? [{ environment: "live" as const, secret: app.secret }] : [])),
      ...(sandbox ? [{ environment: "sandbox" as const, secret: sandboxApp.secret }] : []),
    ],
  };
}

/** The origins of networks, which `egress` must know as trusted. */
export const networkOrigins = (config: Config): string[] => [
  config.FACEBOOK_GRAPH_URL, config.FACEBOOK_RUPLOAD_URL, config.FACEBOOK_VIDEO_URL,
  config.INSTAGRAM_GRAPH_URL, config.INSTAGRAM_OAUTH_URL,
  config.TIKTOK_API_URL,
  config.LINKEDIN_API_URL, config.LINKEDIN_AUTH_URL,
];

function appsOf(config: Config): Record<NetworkName, App | null> {
  const app = (id: string | undefined, secret: string | undefined): App | null => (id && secret ? { id, secret } : null);
  return {
    facebook: app(config.FACEBOOK_APP_ID, config.FACEBOOK_APP_SECRET),
    instagram: app(config.INSTAGRAM_APP_ID, config.INSTAGRAM_APP_SECRET),
    tiktok: app(config.TIKTOK_CLIENT_KEY, config.TIKTOK_CLIENT_SECRET),
    linkedin: app(config.LINKEDIN_CLIENT_ID, config.LINKEDIN_CLIENT_SECRET),
  };
}

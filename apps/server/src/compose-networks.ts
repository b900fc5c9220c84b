import type { Config } from "@agency/platform/config";
import type { Egress } from "@agency/platform/egress";
import { createFacebook } from "@agency/providers/social";
import type { NetworkName, SocialEnvironment, SocialNetwork } from "@agency/providers/spec";

/** The app that the sandbox knows; its secret guards nothing. */
const sandboxApp = { appId: "sandbox-app", appSecret: "sandbox-secret" };

/** One adapter for each network and environment that is set up here. Live and sandbox share the code and nothing else. */
export function composeNetworks(options: {
  config: Config;
  egress: Egress;
  sandbox: { origin: string; publicOrigin: string } | null;
}): (network: NetworkName, environment: SocialEnvironment) => SocialNetwork | null {
  const { config, egress, sandbox } = options;
  // Uploads of photos take longer than other calls; the adapter sets the limit of each.
  const patience = { timeoutMs: config.NETWORK_TIMEOUT_MS * 4 };
  const shared = { version: config.META_GRAPH_VERSION, timeoutMs: config.NETWORK_TIMEOUT_MS };
  const facebook: Record<SocialEnvironment, SocialNetwork | null> = {
    live:
      config.FACEBOOK_APP_ID && config.FACEBOOK_APP_SECRET
        ? createFacebook({
            ...shared,
            environment: "live",
            appId: config.FACEBOOK_APP_ID,
            appSecret: config.FACEBOOK_APP_SECRET,
            graphUrl: config.FACEBOOK_GRAPH_URL,
            videoUrl: config.FACEBOOK_VIDEO_URL,
            ruploadUrl: config.FACEBOOK_RUPLOAD_URL,
            dialogUrl: config.FACEBOOK_DIALOG_URL,
            fetch: egress.trusted([config.FACEBOOK_GRAPH_URL, config.FACEBOOK_VIDEO_URL, config.FACEBOOK_RUPLOAD_URL], patience),
          })
        : null,
    sandbox: sandbox
      ? createFacebook({
          ...shared,
          ...sandboxApp,
          environment: "sandbox",
          graphUrl: `${sandbox.origin}/sandbox/graph.facebook.com`,
          videoUrl: `${sandbox.origin}/sandbox/graph-video.facebook.com`,
          ruploadUrl: `${sandbox.origin}/sandbox/rupload.facebook.com`,
          dialogUrl: `${sandbox.publicOrigin}/sandbox/www.facebook.com`,
          fetch: egress.trusted(sandbox.origin, patience),
        })
      : null,
  };
  const networks: Partial<Record<NetworkName, Record<SocialEnvironment, SocialNetwork | null>>> = { facebook };
  return (network, environment) => networks[network]?.[environment] ?? null;
}

import type { HttpBindings } from "@hono/node-server";
import type { FaultPlans } from "./faults/fault-plans.ts";
import type { Processing } from "./media/processing.ts";
import type { Webhooks } from "./media/webhooks.ts";
import type { Store } from "./store/open-store.ts";
import type { Latencies } from "./text/latencies.ts";
import type { Traffic } from "./text/traffic.ts";

export interface SandboxOptions {
  /** Folder that holds `sandbox.db` and `files/`; created when missing. */
  stateDir: string;
  /** Scheme, host and port under which people and programs reach us, without a trailing slash. */
  publicOrigin: () => string;
  /** Opens fault injection, seeding, the ledger and reset. Never on where real customers are. */
  faultsEnabled?: boolean;
  /** Every third-party answer takes this long after its effect is committed, unless `POST /sandbox/latency` says otherwise. Default 0. */
  answerDelayMs?: number;
  /** Where the networks' usual apps want to be told of posts and consents; an app that is registered says so itself. */
  networkNewsUrl?: (network: "tiktok") => string;
  log?: (line: object) => void;
}

/** What every stand-in is handed. */
export interface SandboxContext {
  store: Store;
  faults: FaultPlans;
  /** Milliseconds since 1970: the machine's clock plus the offset set by `POST /sandbox/clock`. */
  now(): number;
  publicOrigin: () => string;
  latencies: Latencies;
  processing: Processing;
  webhooks: Webhooks;
  traffic: Traffic;
  networkNewsUrl?: SandboxOptions["networkNewsUrl"];
  log: (line: object) => void;
}

/** Hono environment: the node socket is reachable, so that a fault can really cut the line. */
export interface SandboxEnv {
  Bindings: Partial<HttpBindings>;
}

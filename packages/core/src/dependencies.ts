import type { Config } from "@agency/platform/config";
import type { Database } from "@agency/platform/db";
import type { Egress } from "@agency/platform/egress";
import type { Failpoint } from "@agency/platform/failpoint";
import type { CursorSigner } from "@agency/platform/http";
import type { Jobs } from "@agency/platform/jobs";
import type { LiveHub } from "@agency/platform/live";
import type { Log } from "@agency/platform/log";
import type { KeyRing } from "@agency/platform/secrets";
import type { Storage } from "@agency/platform/storage";
import type { MediaLinks } from "./assets/media-links.ts";
import type { NetworkName, SocialEnvironment, SocialNetwork } from "@agency/providers/spec";

/** What the rooms stand on. Made once by the composition root and handed down; a room takes the part it needs. */
export interface CoreDependencies {
  config: Config;
  log: Log;
  db: Database;
  jobs: Jobs;
  live: LiveHub;
  storage: Storage;
  /** Addresses of files that networks may fetch without signing in. */
  mediaLinks: MediaLinks;
  egress: Egress;
  keyRing: KeyRing;
  cursors: CursorSigner;
  failpoint: Failpoint;
  /** Id of this process, the owner of its leases. */
  processId: string;
  /** Origin of the sandbox as this process reaches it; null when there is none. */
  sandboxOrigin: string | null;
  /** Origin of the sandbox as a browser reaches it. */
  sandboxPublicOrigin: string | null;
  /** The adapter of a network, or null where that environment is not available here. */
  socialNetwork: (network: NetworkName, environment: SocialEnvironment) => SocialNetwork | null;
}

import type { CoreDependencies } from "../../dependencies.ts";
import type { LimitsMemory } from "./account-limits.ts";
import type { Breakers } from "./breakers.ts";

/** What every step of the publisher works with. */
export interface PublisherContext extends Pick<CoreDependencies, "db" | "config" | "log" | "storage" | "mediaLinks" | "keyRing" | "failpoint" | "socialNetwork"> {
  workerId: string;
  breakers: Breakers;
  limits: LimitsMemory;
  /** How long a claim holds: always longer than one call to a network may take. */
  leaseMs: number;
  /** True once the process drains: what has not left yet is put back (R14). */
  isStopping: () => boolean;
}

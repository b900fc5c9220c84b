import type { CoreDependencies } from "../../dependencies.ts";
import type { Breakers } from "./breakers.ts";

/** What every step of the publisher works with. */
export interface PublisherContext extends Pick<CoreDependencies, "db" | "config" | "log" | "storage" | "keyRing" | "failpoint" | "socialNetwork"> {
  workerId: string;
  breakers: Breakers;
}

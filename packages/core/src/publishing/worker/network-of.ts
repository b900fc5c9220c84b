import type { SocialNetwork } from "@agency/providers/spec";
import type { PublicationRow } from "../table.ts";
import type { PublisherContext } from "./context.ts";

/** The adapter behind a lane (`facebook:sandbox:<remote id>`), null where its environment is not set up here. */
export function networkOf(context: Pick<PublisherContext, "socialNetwork">, lane: string): SocialNetwork | null {
  const [name, environment] = lane.split(":") as [PublicationRow["network"], PublicationRow["environment"]];
  return context.socialNetwork(name, environment);
}

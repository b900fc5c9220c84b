/** One change on the server, as `/api/v1/live` announces it. */
export interface LiveEvent {
  id: string;
  /** Where it stands in the stream; a client that comes back names the last one it saw. */
  position: string;
  type: string;
  subjectType: string;
  subjectId: string;
  brandId: string | null;
  at: string;
}

/** Query-key roots that hold data of a subject. Keys begin with the API's collection name: `["contents", id]`. */
const rootsBySubject: Record<string, readonly string[]> = {
  content: ["contents", "calendar", "home", "graphics"],
  content_version: ["contents", "calendar"],
  content_revision: ["contents"],
  placement: ["contents"],
  comment: ["contents", "comments"],
  generation_run: ["generation-runs", "contents", "usage"],
  campaign: ["campaigns"],
  generation_item: ["generation-runs"],
  publication: ["publications", "contents", "calendar", "home"],
  recurring_plan: ["publications", "contents", "calendar"],
  channel: ["channels", "home"],
  approval_request: ["approvals", "contents", "home"],
  brand: ["brands", "home", "graphic-templates"],
  product: ["products", "brands", "home", "graphic-templates"],
  prompt: ["prompts"],
  prompt_version: ["prompts"],
  asset: ["assets"],
  asset_folder: ["assets"],
  provider_job: ["jobs", "assets"],
  graphic: ["graphics", "contents"],
  budget: ["usage", "budgets", "economics", "home"],
  client: ["clients", "economics"],
  plan: ["plans", "economics"],
  fixed_cost: ["economics"],
  price: ["economics"],
  time_entry: ["time-entries", "economics"],
  member: ["members", "me"],
  invitation: ["invitations", "members"],
  organization: ["me", "economics"],
  provider: ["providers", "provider-routes"],
  provider_route: ["provider-routes"],
  ledger_entry: ["usage", "economics"],
};

/** The event in a text message; undefined for keep-alives and shapes of a newer server. */
export function parseLiveEvent(text: string): LiveEvent | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isLiveEvent(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function queryRootsFor(event: Pick<LiveEvent, "subjectType">): readonly string[] {
  const subject = event.subjectType.replaceAll("-", "_");
  return rootsBySubject[subject] ?? [`${subject.replaceAll("_", "-")}s`];
}

/** Wait before the nth attempt: 0.5 s doubling to 30 s, spread by `random` so that tabs do not return together. */
export function reconnectDelayMs(attempt: number, random: number): number {
  const ceiling = Math.min(30_000, 500 * 2 ** attempt);
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

/** By hand: zod would double what every page loads for this one shape. */
function isLiveEvent(value: unknown): value is LiveEvent {
  if (typeof value !== "object" || value === null) return false;
  const fields = value as Record<string, unknown>;
  return ["id", "position", "type", "subjectType", "subjectId", "at"].every((name) => typeof fields[name] === "string");
}

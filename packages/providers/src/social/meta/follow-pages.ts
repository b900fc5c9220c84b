import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { GraphCall, GraphClient } from "./graph-client.ts";
import { metaNames } from "./meta-networks.ts";

/** More pages than any honest listing of ours has; ends a `next` that runs in circles. */
const maxPages = 200;

/**
 * Reads a listing to its end. Of `paging.next` only the query is followed, on our own address, so that a token never goes
 * where an answer points. Throws `SocialError` of kind `transient` when the listing does not end.
 */
export async function followPages<Item>(graph: GraphClient, call: Omit<GraphCall<unknown>, "answer" | "method" | "effect">, item: z.ZodType<Item>): Promise<Item[]> {
  const answer = z.object({ data: z.array(item), paging: z.object({ next: z.string().optional() }).optional() });
  const items: Item[] = [];
  const seen = new Set<string>();
  let query = call.query ?? {};
  for (let page = 0; page < maxPages; page += 1) {
    const { data } = await graph.call({ ...call, query, method: "GET", effect: "read", answer });
    items.push(...data.data);
    const next = data.paging?.next;
    if (next === undefined || seen.has(next) || !URL.canParse(next)) return items;
    seen.add(next);
    const { access_token: _token, appsecret_proof: _proof, ...following } = Object.fromEntries(new URL(next).searchParams);
    query = following;
  }
  const { network } = graph;
  throw new SocialError({ network, kind: "transient", message: `${metaNames[network]}'s list of ${call.path} did not end after ${maxPages} pages.` });
}

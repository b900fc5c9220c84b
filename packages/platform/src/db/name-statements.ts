import type pg from "pg";

/** A statement earns a name once it has run this often; what is asked once is not worth a plan in every connection. */
const namedAfter = 4;
/** Names in use at most, and the longest text worth one: lists of changing length must not fill the server with plans. */
const mostNames = 300;
const longestText = 4_000;

type Query = pg.PoolClient["query"];

/**
 * Lets Postgres keep the plan of statements that come again and again: parsing and planning behind row-level walls costs more
 * than running them. Only for direct connections: a transaction pooler hands out another server each time.
 * @returns a wrapper for the `query` of each connection of one pool; names are shared, plans are each connection's own
 */
export function createStatementNamer(): (query: Query) => Query {
  const seen = new Map<string, number>();
  const names = new Map<string, string>();

  function nameOf(text: string): string | undefined {
    const known = names.get(text);
    if (known !== undefined || names.size >= mostNames || text.length > longestText) return known;
    const times = (seen.get(text) ?? 0) + 1;
    if (times < namedAfter) {
      if (seen.size > 5_000) seen.clear();
      seen.set(text, times);
      return undefined;
    }
    seen.delete(text);
    const name = `agency_${names.size}`;
    names.set(text, name);
    return name;
  }

  return (plainQuery) =>
    ((config: unknown, ...rest: unknown[]) => {
      const query = plainQuery as unknown as (...args: unknown[]) => unknown;
      if (typeof config !== "object" || config === null || !("text" in config) || ("name" in config && config.name)) return query(config, ...rest);
      const name = nameOf(String(config.text));
      return query(name === undefined ? config : { ...config, name }, ...rest);
    }) as Query;
}

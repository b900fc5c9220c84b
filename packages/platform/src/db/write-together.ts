import type pg from "pg";

type Query = pg.PoolClient["query"];

/**
 * Statements of one connection that are asked for in the same breath leave in one packet: `begin` with what follows it, and
 * everything that a caller starts before it waits for an answer. The server runs them in order, as if each had waited
 * (the pools run in pg's pipeline mode); a write to the socket costs more than most statements.
 */
export function writeTogether(connection: pg.PoolClient): Query {
  const { stream } = (connection as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
  let corked = false;
  const uncork = () => {
    corked = false;
    stream.uncork();
  };
  return ((...args: unknown[]) => {
    if (!corked) {
      corked = true;
      stream.cork();
      // After the promises that are settled by now: Drizzle takes a few of them to get from a query to its text.
      process.nextTick(uncork);
    }
    return (connection.query as unknown as (...args: unknown[]) => unknown).apply(connection, args);
  }) as Query;
}

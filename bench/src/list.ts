import autocannon from "autocannon";
import pg from "pg";
import { fileURLToPath } from "node:url";
import { findRunningPostgres } from "@agency/platform/postgres";
import { cpuMsOf, productProcesses } from "./processes.ts";
import { removeDirectory, runCommand, startProduct, startScript, temporaryDirectory } from "./product.ts";
import { table } from "./table.ts";

const contents = 100_000;
const connections = 20;
const seconds = 10;

/** Target: at least 1,000 requests/s and p99 of at most 60 ms, client included, walls on. */
export async function benchList(): Promise<string> {
  const dataDir = temporaryDirectory();
  const environment = { AGENCY_DATA_DIR: dataDir };
  try {
    const product = await startProduct("api,worker", environment);
    const seeded = (await runCommand(["seed", "--contents", String(contents)], environment)).split("\n")[0]!;
    const key = (await runCommand(["api-key"], environment)).trim();
    const { url } = (await findRunningPostgres({ dataDir }))!;
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ id: string }>("select id from organizations order by id limit 1");
    await client.query("vacuum analyze contents").finally(() => client.end());
    const plain = await startScript(fileURLToPath(new URL("./plain-server.ts", import.meta.url)), [], { DATABASE_URL: url, ORGANIZATION_ID: rows[0]!.id }, /http:\/\/\S+/);
    const headers = { authorization: `Bearer ${key}` };
    const withWalls = () => measure(`${product.origin}/api/v1/contents?limit=20`, headers, () => productProcesses(product.pid, dataDir).map(({ pid }) => pid));
    const without = () => measure(`${plain.found}/`, {}, () => [plain.pid, ...productProcesses(product.pid, dataDir).map(({ pid }) => pid)]);
    await autocannon({ url: `${product.origin}/api/v1/contents?limit=20`, connections, duration: 5, headers });
    await autocannon({ url: `${plain.found}/`, connections, duration: 2 });
    // In turns, so that a noisy neighbour meets both.
    const ours = [await withWalls()];
    const theirs = [await without()];
    ours.push(await withWalls());
    theirs.push(await without());
    await plain.stop();
    await product.stop();
    return [
      `## List of 20 contents out of ${contents.toLocaleString("en")}`,
      `${connections} connections, ${seconds} s a run, API key, row-level security on; "bare" is one prepared statement behind a bare HTTP server without sign-in, walls or validation. Seeding: ${seeded}`,
      table(
        ["", "requests/s", "p50 ms", "p99 ms", "max ms", "errors", "CPU ms/request (server + Postgres)"],
        [...ours.map((run, index) => [`product, run ${index + 1}`, ...run]), ...theirs.map((run, index) => [`bare, run ${index + 1}`, ...run])],
      ),
      "Target: ≥ 1,000 requests/s, p99 ≤ 60 ms.",
    ].join("\n\n");
  } finally {
    removeDirectory(dataDir);
  }
}

async function measure(url: string, headers: Record<string, string>, processes: () => number[]): Promise<(string | number)[]> {
  const pids = processes();
  const before = new Map(pids.map((pid) => [pid, cpuMsOf(pid)]));
  const result = await autocannon({ url, connections, duration: seconds, headers });
  const used = processes().reduce((sum, pid) => sum + cpuMsOf(pid) - (before.get(pid) ?? 0), 0);
  return [Math.round(result.requests.average), result.latency.p50, result.latency.p99, result.latency.max, result.non2xx + result.errors, (used / result.requests.total).toFixed(2)];
}

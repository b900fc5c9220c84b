import { setTimeout as sleep } from "node:timers/promises";
import { productProcesses, pssOf } from "./processes.ts";
import { removeDirectory, startProduct, temporaryDirectory } from "./product.ts";
import { table } from "./table.ts";

const mega = 1024 ** 2;
const idleMs = 30_000;

/** Target: at most 600 MB for all processes with all roles. */
export async function benchMemory(): Promise<string> {
  const lines: (string | number)[][] = [];
  for (const roles of ["api,worker,sandbox", "api,web,worker,sandbox"]) {
    const dataDir = temporaryDirectory();
    try {
      const product = await startProduct(roles, { AGENCY_DATA_DIR: dataDir });
      // A page each, so that what is loaded when first used counts too.
      for (const path of ["/", "/login", "/api/v1/openapi.json"]) await fetch(product.origin + path).then((reply) => reply.arrayBuffer(), () => undefined);
      await sleep(idleMs);
      const processes = productProcesses(product.pid, dataDir).map((process) => ({ ...process, pss: pssOf(process.pid) }));
      const node = processes.find(({ pid }) => pid === product.pid)!.pss;
      const total = processes.reduce((sum, { pss }) => sum + pss, 0);
      lines.push([roles, Math.round(total / mega), Math.round(node / mega), Math.round((total - node) / mega), processes.length]);
      await product.stop();
    } finally {
      removeDirectory(dataDir);
    }
  }
  return ["## Idle memory", `Proportional set size ${idleMs / 1_000} s after the first pages were served.`, table(["roles", "all processes MB", "Node MB", "Postgres and helpers MB", "processes"], lines), "Target: ≤ 600 MB with all roles."].join("\n\n");
}

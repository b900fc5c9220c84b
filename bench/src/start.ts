import { removeDirectory, startProduct, temporaryDirectory } from "./product.ts";
import { table } from "./table.ts";

/** Target: at most 60 s for the first start, 15 s later. */
export async function benchStart(): Promise<string> {
  const lines: (string | number)[][] = [];
  for (const roles of ["api,worker,sandbox", "api,web,worker,sandbox"]) {
    const dataDir = temporaryDirectory();
    try {
      for (const which of ["first (creates the database)", "second", "third"]) {
        const product = await startProduct(roles, { AGENCY_DATA_DIR: dataDir });
        const began = performance.now();
        await product.stop();
        lines.push([roles, which, (product.readyAfterMs / 1_000).toFixed(1), ((performance.now() - began) / 1_000).toFixed(1)]);
      }
    } finally {
      removeDirectory(dataDir);
    }
  }
  return ["## Start and stop", "From the command to the line with the URL, and from SIGTERM to the end. The dashboard was built before; a first build adds its own time.", table(["roles", "start", "ready after s", "stopped after s"], lines), "Targets: ≤ 60 s first, ≤ 15 s later; stop ≤ 25 s."].join("\n\n");
}

import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { GraphicsReport, GraphicsTask } from "./graphics-child.ts";
import { percentile, table } from "./table.ts";

const mega = 1024 ** 2;

/** Targets: 1080² PNG from photo, logo and text ≤ 60 ms median and ≥ 5× faster than satori + resvg; 40 pieces × 3 sizes ≤ 12 s; ≤ 300 MB. */
export async function benchGraphics(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "agency-bench-"));
  try {
    // Each in a process of its own, so that memory can be told apart; alternating would only share caches.
    await inChild("photos", folder);
    const ours = await inChild("ours", folder);
    const theirs = await inChild("satori", folder);
    const base = percentile(theirs.fresh, 0.5);
    const line = (name: string, times: number[]) => [name, percentile(times, 0.5).toFixed(0), percentile(times, 0.95).toFixed(0), `${(base / percentile(times, 0.5)).toFixed(1)}×`];
    return [
      "## Brand graphics",
      `1080 × 1080 PNG from a 1600 × 1600 JPEG, a logo and Vietnamese text, one after the other, ${ours.fresh.length} each, in one run.`,
      table(["engine", "median ms", "p95 ms", "against satori + resvg"], [line("ours, a new photo each time", ours.fresh), line("ours, the editor: same photo, new headline", ours.edited), line("satori + resvg, a new photo each time", theirs.fresh)]),
      `A month of 40 pieces in three sizes (${ours.monthCount} PNGs, ten templates, ${Math.round(ours.monthBytes / mega)} MB): ${(ours.monthMs / 1_000).toFixed(1)} s.`,
      `Largest resident memory of the whole process: ${Math.round(ours.peakBytes / mega)} MB; satori + resvg, single pieces only: ${Math.round(theirs.peakBytes / mega)} MB.`,
      "Targets: ≤ 60 ms median, ≥ 5× faster, month ≤ 12 s, ≤ 300 MB.",
    ].join("\n\n");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function inChild(task: GraphicsTask, folder: string): Promise<GraphicsReport> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL("./graphics-child.ts", import.meta.url)), [task, folder]);
    let report: GraphicsReport | undefined;
    child.on("message", (message: GraphicsReport) => (report = message));
    child.on("exit", (code) => (report ? resolve(report) : reject(new Error(`Measuring "${task}" ended with ${code}.`))));
  });
}

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { describeMachine } from "./src/machine.ts";
import { benchCampaigns } from "./src/campaigns.ts";
import { benchGraphics } from "./src/graphics.ts";
import { benchList } from "./src/list.ts";
import { benchMemory } from "./src/memory.ts";
import { benchPublishing } from "./src/publishing.ts";
import { benchReel } from "./src/reel.ts";
import { benchSoak } from "./src/soak.ts";
import { benchStart } from "./src/start.ts";
import { benchStorm } from "./src/storm.ts";

/**
 * Measures the product as a person would run it and prints tables; not a test.
 * `npm run bench -- list publishing` picks sections, `--write` keeps the answer in bench/results.md.
 */
const sections = { list: benchList, publishing: benchPublishing, storm: benchStorm, soak: benchSoak, campaigns: benchCampaigns, graphics: benchGraphics, reel: benchReel, memory: benchMemory, start: benchStart };
const { values, positionals } = parseArgs({ allowPositionals: true, options: { write: { type: "boolean", default: false } } });
const chosen = positionals.length > 0 ? positionals : Object.keys(sections);
const unknown = chosen.find((name) => !(name in sections));
if (unknown !== undefined) {
  process.stderr.write(`"${unknown}" is no section. Choose from ${Object.keys(sections).join(", ")}.\n`);
  process.exit(2);
}

const parts = ["# Measured", describeMachine()];
process.stdout.write(`${parts.join("\n\n")}\n`);
for (const name of chosen) {
  const part = await sections[name as keyof typeof sections]();
  parts.push(part);
  process.stdout.write(`\n${part}\n`);
}
if (values.write) writeFileSync(new URL("./results.md", import.meta.url), `${parts.join("\n\n")}\n`);

import type { MeasuredNode, Node } from "@takumi-rs/core";
import type { Box, ComposeInput, Composition, Part, PlacedText } from "./compose.ts";
import { breakLines } from "./break-lines.ts";
import { compose } from "./compose.ts";

export interface TextOutcome {
  text: PlacedText;
  lines: number;
  overflow: boolean;
  /** Where the glyph lines stand, in pixels of the frame. */
  box: Box;
}
export interface FitOutcome {
  fitting: Fitting;
  /** Fields of which nothing could be shown. */
  dropped: PlacedText[];
  texts: TextOutcome[];
  /** Pictures by id. */
  pictures: Map<string, Box>;
}
/** What is decided here, and goes back into the composition. */
export type Fitting = Pick<ComposeInput, "sizes" | "cuts" | "broken" | "hidden" | "tightness" | "breaks">;
export type FitInput = Omit<ComposeInput, keyof Fitting>;
export type Measure = (node: Node) => Promise<MeasuredNode>;

const mostRounds = 80;
const leastTightness = 0.5;
const growth = 1.09;
const mostGrowth = 12;
const tolerance = 1.5;
const leastFactor = 0.8;
const mostFactor = 0.97;

/**
 * Finds the largest sizes at which every text keeps its number of lines and everything stays inside what holds it. What does not
 * fit at its smallest size is cut at a word with an ellipsis, and said so.
 */
export async function fitText(input: FitInput, measure: Measure): Promise<FitOutcome> {
  const fitting = { sizes: new Map<string, number>(), cuts: new Map<string, string>(), broken: new Set<string>(), hidden: new Set<string>(), breaks: new Map<string, string>(), tightness: 1 };
  const dropped: PlacedText[] = [];
  for (let round = 0; ; round++) {
    const composition = compose({ ...input, ...fitting });
    const seen = look(composition, await measure(composition.node));
    const changed = round < mostRounds && (shrinkWide(seen, fitting.sizes, fitting.broken) || shrinkCrowded(seen, fitting.sizes) || tighten(seen, fitting) || cutLines(seen, fitting.cuts) || drop(seen, fitting.hidden, dropped));
    if (changed) continue;
    const grown = fitting.sizes.size > 0 && fitting.cuts.size === 0 && dropped.length === 0 ? await growBack(input, fitting, seen, measure) : seen;
    const final = await setLines(input, fitting, grown, measure);
    return {
      fitting,
      dropped,
      texts: final.texts.map(({ text, lines, box }) => ({ text, lines: lines.length, box, overflow: fitting.cuts.has(text.id) })),
      pictures: final.pictures,
    };
  }
}

/** Shrinking goes in steps, all of a part together: what was taken too much is given back while it fits, field by field. */
async function growBack(input: FitInput, fitting: Omit<Fitting, "sizes"> & { sizes: Map<string, number> }, seen: Seen, measure: Measure): Promise<Seen> {
  let best = seen;
  const full = new Set<string>();
  for (let step = 0; step < mostGrowth; step++) {
    // The field that lost most, all its lines together.
    const lost = best.texts.filter(({ text }) => text.size < text.largest && !full.has(groupOf(text))).sort((one, other) => one.text.size / one.text.largest - other.text.size / other.text.largest)[0];
    if (!lost) break;
    const group = groupOf(lost.text);
    const sizes = new Map(fitting.sizes);
    for (const { text } of best.texts) if (groupOf(text) === group) sizes.set(text.id, Math.min(text.largest, Math.ceil(text.size * growth)));
    const composition = compose({ ...input, ...fitting, sizes });
    const now = look(composition, await measure(composition.node));
    if (now.crowded.length > 0 || now.texts.some(({ text, lines, wide }) => wide || lines.length > text.lines)) {
      full.add(group);
      continue;
    }
    for (const [id, size] of sizes) fitting.sizes.set(id, size);
    best = now;
  }
  return best;
}

/** What should stay of one size. */
const groupOf = (text: PlacedText): string => (text.field === "time" || text.field === "place" ? "where" : text.field) ?? text.id.replace(/\d+/g, "");

/** Breaks headlines at good places, where that needs no more room than a slightly smaller size gives. */
async function setLines(input: FitInput, fitting: Fitting & { breaks: Map<string, string>; sizes: Map<string, number> }, seen: Seen, measure: Measure): Promise<Seen> {
  const set = new Map<string, { lines: number; size: number }>();
  for (const { text, lines } of seen.texts) {
    if (!text.balanced || lines.length < 2 || fitting.cuts.has(text.id) || fitting.broken.has(text.id)) continue;
    const broken = breakLines(text.text, lines.length);
    if (!broken) continue;
    fitting.breaks.set(text.id, broken);
    set.set(text.id, { lines: lines.length, size: text.size });
  }
  for (let attempt = 0; set.size > 0; attempt++) {
    const composition = compose({ ...input, ...fitting });
    const now = look(composition, await measure(composition.node));
    const worse = now.texts.filter(({ text, lines, wide }) => set.has(text.id) && (wide || lines.length !== set.get(text.id)!.lines)).map(({ text }) => text);
    const crowded = now.crowded.length > seen.crowded.length;
    if (worse.length === 0 && !crowded) return now;
    const share = smallerForBreaks[attempt];
    for (const id of crowded ? [...set.keys()] : worse.map((text) => text.id)) {
      const { size } = set.get(id)!;
      const smallest = worse.find((text) => text.id === id)?.smallest ?? size;
      if (!crowded && share !== undefined && size * share >= smallest) {
        fitting.sizes.set(id, Math.floor(size * share));
        continue;
      }
      fitting.breaks.delete(id);
      fitting.sizes.set(id, size);
      set.delete(id);
    }
  }
  const composition = compose({ ...input, ...fitting });
  return look(composition, await measure(composition.node));
}

/** So much smaller a headline may get for its lines to end where they should. */
const smallerForBreaks = [0.94, 0.88, 0.82];

interface SeenText {
  text: PlacedText;
  /** What stands on each line. */
  lines: string[];
  box: Box;
  /** Wider than its place. */
  wide: boolean;
}
interface Seen {
  texts: SeenText[];
  pictures: Map<string, Box>;
  /** Parts whose children need more room than there is: texts inside, and the share of the room that there is. */
  crowded: { texts: PlacedText[]; share: number; aside: boolean }[];
}

function look(composition: Composition, measured: MeasuredNode): Seen {
  const seen: Seen = { texts: [], pictures: new Map(), crowded: [] };
  const frame = boxOf(measured);
  walk(composition.part, measured, frame, false);
  return seen;

  function walk(part: Part, node: MeasuredNode, parent: Box, turned: boolean): PlacedText[] {
    const box = boxOf(node);
    if (part.text) {
      const lines = linesOf(node);
      const right = Math.max(0, ...node.runs.map((run) => run.x + run.width - (run.text.endsWith(" ") ? run.height * 0.22 : 0)));
      const left = Math.min(right, ...node.runs.map((run) => run.x));
      seen.texts.push({ text: part.text, lines, box: { ...box, x: box.x + left, width: right - left }, wide: !turned && (right - left > box.width + tolerance || box.width > parent.width + tolerance) });
      return [part.text];
    }
    if (part.picture) seen.pictures.set(part.picture.id, box);
    const [top, right, bottom, left] = part.padding;
    const room: Box = { x: box.x + left, y: box.y + top, width: box.width - left - right, height: box.height - top - bottom };
    const inside: PlacedText[] = [];
    let share = 1;
    let tooWide = false;
    part.children.forEach((child, index) => {
      const measuredChild = node.children[index];
      if (!measuredChild) return;
      const texts = walk(child, measuredChild, child.flows ? room : frame, turned || child.rotated);
      inside.push(...texts);
      if (turned || child.rotated) return;
      const held = child.flows ? room : frame;
      const place = boxOf(measuredChild);
      const over = Math.max(held.y - place.y, place.y + place.height - held.y - held.height);
      const aside = Math.max(held.x - place.x, place.x + place.width - held.x - held.width);
      if (!child.flows && texts.length === 0) return;
      if (over > tolerance) share = Math.min(share, held.height / (held.height + over * (child.flows ? 1 : 2)));
      if (aside > tolerance) {
        share = Math.min(share, held.width / (held.width + aside));
        tooWide = true;
      }
    });
    if (share < 1 && inside.length > 0) seen.crowded.push({ texts: inside, share, aside: tooWide });
    return inside;
  }
}

/** Texts with too many lines, or with a word wider than the place, one step smaller. */
function shrinkWide(seen: Seen, sizes: Map<string, number>, broken: Set<string>): boolean {
  let changed = false;
  for (const { text, lines, wide } of seen.texts) {
    if (lines.length <= text.lines && !wide) continue;
    const factor = wide ? 0.93 : Math.sqrt(text.lines / lines.length);
    if (text.size > text.smallest) {
      sizes.set(text.id, next(text, factor));
      changed = true;
    } else if (wide && !broken.has(text.id)) {
      broken.add(text.id);
      changed = true;
    }
  }
  return changed;
}

/** Everything inside the innermost crowded part, one step smaller. */
function shrinkCrowded(seen: Seen, sizes: Map<string, number>): boolean {
  for (const { texts, share } of seen.crowded) {
    const able = texts.filter((text) => text.size > text.smallest);
    if (able.length === 0) continue;
    // What may yield more goes first, as long as it can.
    for (const text of able) sizes.set(text.id, next(text, share ** (0.62 + text.yields * 0.06)));
    return true;
  }
  return false;
}

/** Closer together, before words are lost. */
function tighten(seen: Seen, fitting: { tightness: number }): boolean {
  if (seen.crowded.length === 0 || fitting.tightness <= leastTightness) return false;
  fitting.tightness = Math.max(leastTightness, fitting.tightness - 0.17);
  return true;
}

/** At the smallest sizes: one line less of what yields first. */
function cutLines(seen: Seen, cuts: Map<string, string>): boolean {
  const long = seen.texts.find(({ text, lines }) => lines.length > text.lines);
  if (long) return cutTo(long, long.text.lines, cuts);
  const crowded = seen.crowded[0];
  if (!crowded) return false;
  const candidates = seen.texts.filter(({ text, lines }) => crowded.texts.includes(text) && lines.length > 1);
  const first = candidates.sort((one, other) => other.text.yields - one.text.yields || other.lines.length - one.lines.length)[0];
  if (first) return cutTo(first, first.lines.length - 1, cuts);
  if (!crowded.aside) return false;
  // Side by side on one line: the longest gives.
  const longest = seen.texts.filter(({ text }) => crowded.texts.includes(text)).sort((one, other) => other.box.width - one.box.width)[0];
  return longest !== undefined && cutTo(longest, 1, cuts);
}

/** Last of all: whole texts that are least needed. */
function drop(seen: Seen, hidden: Set<string>, dropped: PlacedText[]): boolean {
  const crowded = seen.crowded[0];
  const least = crowded?.texts.filter((text) => text.yields > 0).sort((one, other) => other.yields - one.yields || other.id.localeCompare(one.id))[0];
  if (!least) return false;
  hidden.add(least.id);
  dropped.push(least);
  return true;
}

function cutTo({ text, lines }: SeenText, count: number, cuts: Map<string, string>): boolean {
  const kept = lines.slice(0, count).join("").replace(/…$/u, "").trimEnd();
  const words = kept.split(/\s+/u);
  const was = cuts.get(text.id);
  const shorter = words.length > 1 ? words.slice(0, -1).join(" ") : [...kept].slice(0, -2).join("");
  const cut = `${shorter.replace(/[\s,.;:–—-]+$/u, "")}…`;
  if (cut === was || cut.length < 2) return false;
  cuts.set(text.id, cut);
  return true;
}

function next(text: PlacedText, factor: number): number {
  const bounded = Math.min(mostFactor, Math.max(leastFactor, factor));
  return Math.max(text.smallest, Math.min(text.size - 1, Math.floor(text.size * bounded)));
}

function linesOf(node: MeasuredNode): string[] {
  const lines: { middle: number; text: string }[] = [];
  for (const run of node.runs) {
    const middle = run.y + run.height / 2;
    const line = lines.find((candidate) => Math.abs(candidate.middle - middle) < run.height * 0.4);
    if (line) line.text += run.text;
    else lines.push({ middle, text: run.text });
  }
  return lines.map((line) => line.text);
}

function boxOf(node: MeasuredNode): Box {
  return { x: node.transform[4], y: node.transform[5], width: node.width, height: node.height };
}

import type { Node } from "@takumi-rs/core";
import type { GraphicInput, TextField } from "./graphic.ts";
import { contrast } from "./color.ts";
import { type BrandMark, type Condition, type Each, type FrameShape, type IconNode, type LayoutNode, type Picture, type Sides, type Slot, type Stack, type Text, frameShape, pick } from "./layout.ts";
import { drawIcon, drawMotif, hardestOf, type MotifColors } from "./motifs.ts";
import type { Palette } from "./palette.ts";
import { faces } from "./type-faces.ts";

/** Pixels of a measured or drawn part. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface PlacedText {
  id: string;
  field: TextField | null;
  text: string;
  /** Pixels. */
  size: number;
  largest: number;
  smallest: number;
  lineHeight: number;
  lines: number;
  yields: number;
  /** Set in lines of like length. */
  balanced: boolean;
  color: string;
  /** What it stands on: a colour, or a photo by id. */
  ground: { fill: string } | { photo: string };
}
export interface PlacedPicture {
  id: string;
  slot: Slot | "background" | "motif";
  /** Fills the box of its parent, under text. */
  behind: boolean;
  /** Share of the largest possible window that is shown. */
  zoom?: number;
}
/** Mirrors the node tree that is measured, child by child. */
export interface Part {
  flows: boolean;
  rotated: boolean;
  padding: readonly [number, number, number, number];
  text?: PlacedText;
  picture?: PlacedPicture;
  children: Part[];
}
export interface Composition {
  node: Node;
  part: Part;
  texts: PlacedText[];
}

/** A logo, looked at: how it may be shown. */
export interface LogoLook {
  aspect: number;
  /** `circle` and `tile` are opaque pictures, `free` has a transparent ground. */
  shape: "circle" | "tile" | "free";
  /** Mean colour of what is not transparent. */
  color: string;
  image: RawImage;
}
export interface RawImage {
  width: number;
  height: number;
  data: Uint8Array;
}

export interface ComposeInput {
  layout: LayoutNode;
  width: number;
  height: number;
  palette: Palette;
  texts: GraphicInput["texts"];
  language: GraphicInput["language"];
  brandName: string;
  logo: LogoLook | undefined;
  slots: Record<Slot, { cutout: boolean } | undefined>;
  hasBackground: boolean;
  /** Pixels by text id, where fitting has decided otherwise than the largest. */
  sizes: ReadonlyMap<string, number>;
  /** Text by id, where fitting had to cut. */
  cuts: ReadonlyMap<string, string>;
  /** Text with its lines broken by id. */
  breaks: ReadonlyMap<string, string>;
  /** Texts that found no room at all. */
  hidden: ReadonlySet<string>;
  /** Gaps and margins are multiplied with it; 1 unless room is short. */
  tightness: number;
  /** Words may break anywhere. */
  broken: ReadonlySet<string>;
  /** Prepared pictures and scrims by picture id; absent while measuring. */
  pictures?: ReadonlyMap<string, { image: RawImage; contain: boolean; scrim: string | undefined }>;
  /** Where pictures and motifs stand, in pixels; absent while measuring. */
  boxes?: ReadonlyMap<string, Box>;
  /** Draws all but the text: what contrast is measured on. */
  hideText?: boolean;
}

interface Context {
  fill: string;
  photo: string | undefined;
  item: { text: string; aside: string; number: number } | undefined;
  path: string;
}

/** Turns a template's layout into nodes of the drawing engine, for one frame and one set of sizes. */
export function compose(input: ComposeInput): Composition {
  const shape = frameShape(input.width, input.height);
  const unit = Math.sqrt(input.width * input.height) / 1080;
  const texts: PlacedText[] = [];
  const { palette } = input;
  const px = (units: number) => Math.round(units * unit * 100) / 100;
  const space = (units: number) => px(units * input.tightness);
  const length = (value: number | string | undefined) => (typeof value === "number" ? px(value) : value);

  const holds = (condition: Condition | undefined): boolean => {
    if (!condition) return true;
    if (condition.shape && !condition.shape.includes(shape)) return false;
    if (condition.photo !== undefined && condition.photo !== Boolean(input.slots.photo)) return false;
    if (condition.photo2 !== undefined && condition.photo2 !== Boolean(input.slots.photo2)) return false;
    const wanted = condition.has === undefined ? [] : typeof condition.has === "string" ? [condition.has] : condition.has;
    return wanted.length === 0 || wanted.some((field) => input.texts[field]);
  };

  const placement = (node: LayoutNode): Record<string, unknown> => {
    const at = pick(node.at, shape);
    const grow = pick(node.grow, shape);
    const margin = pick(node.margin, shape);
    return {
      // Positioned, so that it is painted above grounds and motifs.
      position: "relative",
      flexShrink: 0,
      minWidth: 0,
      width: length(pick(node.width, shape)),
      height: length(pick(node.height, shape)),
      minHeight: length(pick(node.minHeight, shape)) ?? 0,
      maxWidth: length(pick(node.maxWidth, shape)),
      ...(grow !== undefined && { flexGrow: grow, flexBasis: 0, flexShrink: 1 }),
      ...(pick(node.alignSelf, shape) && { alignSelf: pick(node.alignSelf, shape) }),
      ...(at && { position: "absolute", top: length(at.top), right: length(at.right), bottom: length(at.bottom), left: length(at.left) }),
      ...(margin !== undefined && { margin: sides(margin).map((side) => `${space(side)}px`).join(" ") }),
      ...(node.rotate && { transform: `rotate(${node.rotate}deg)` }),
    };
  };
  const partOf = (node: LayoutNode, children: Part[] = [], padding: Part["padding"] = [0, 0, 0, 0]): Part => ({ flows: pick(node.at, shape) === undefined, rotated: Boolean(node.rotate), padding, children });
  type Built = { node: Node; part: Part } | undefined;
  const motifColors = (fill: string): MotifColors => ({ ground: fill, primary: palette.motif, accent: palette.fills.accent, paper: palette.fills.paper });
  /** Covers its parent; takes no part in the layout. */
  const cover = (children: Node): Node => ({ type: "container", style: { display: "flex", position: "absolute", top: 0, left: 0, width: "100%", height: "100%" }, children: [children] });
  const apartPart = (picture?: PlacedPicture): Part => ({ flows: false, rotated: true, padding: [0, 0, 0, 0], children: [{ flows: false, rotated: true, padding: [0, 0, 0, 0], children: [], ...(picture && { picture }) }] });

  /** Drawn once its place is known, at exactly that size. */
  const drawnMotif = (id: string, motif: NonNullable<Stack["motif"]>, fill: string, quiet: boolean): Node => {
    const box = input.boxes?.get(id);
    if (!box) return { type: "container", style: { display: "flex", width: "100%", height: "100%" } };
    return { type: "image", src: svgUrl(drawMotif(motif, Math.ceil(box.width), Math.ceil(box.height), motifColors(fill), quiet)), style: { width: "100%", height: "100%" } };
  };

  const drawnPhoto = (id: string): Node => {
    const ready = input.pictures?.get(id);
    if (!ready) return { type: "container", style: { display: "flex", width: "100%", height: "100%" } };
    return { type: "image", src: { ...ready.image, premultiplied: !ready.contain }, style: { width: "100%", height: "100%", objectFit: "fill" } };
  };

  const build = (node: LayoutNode, context: Context): Built => {
    if (!holds(node.when)) return undefined;
    switch (node.kind) {
      case "stack":
        return buildStack(node, context);
      case "text":
        return buildText(node, context);
      case "picture":
        return buildPicture(node, context);
      case "brand":
        return buildBrand(node, context);
      case "icon":
        return buildIcon(node, context);
      case "each":
        return buildEach(node, context);
    }
  };

  const buildStack = (node: Stack, context: Context): Built => {
    const id = context.path;
    const padding = sides(pick(node.padding, shape) ?? 0).map(context.path === "r" ? px : space) as [number, number, number, number];
    const fill = node.fill ? palette.fills[node.fill] : context.fill;
    const nodes: Node[] = [];
    const parts: Part[] = [];
    const isRoot = context.path === "r";
    const backdrop = pick(node.backdrop, shape);
    let photo = node.fill ? undefined : context.photo;
    let ground = fill;
    const layer = (child: Node, part: Part) => {
      nodes.push(cover(child));
      parts.push(part);
    };
    if (isRoot && input.hasBackground) {
      layer(drawnPhoto(`${id}b`), apartPart({ id: `${id}b`, slot: "background", behind: true }));
      photo = `${id}b`;
    } else if (backdrop) {
      if (input.slots[backdrop.slot]) {
        layer(drawnPhoto(`${id}p`), apartPart({ id: `${id}p`, slot: backdrop.slot, behind: true }));
        photo = `${id}p`;
      } else {
        layer(drawnMotif(`${id}m`, backdrop.motif, fill, true), apartPart({ id: `${id}m`, slot: "motif", behind: true }));
      }
    } else if (node.motif) {
      layer(drawnMotif(`${id}m`, node.motif, fill, true), apartPart({ id: `${id}m`, slot: "motif", behind: true }));
    }
    const scrim = photo && input.pictures?.get(photo)?.scrim;
    if (scrim && (photo === `${id}p` || photo === `${id}b`)) {
      nodes.push({ type: "container", style: { position: "absolute", top: 0, left: 0, width: "100%", height: "100%", backgroundImage: scrim } });
      parts.push({ flows: false, rotated: true, padding: [0, 0, 0, 0], children: [] });
    }
    if (photo) ground = palette.veiled;
    else if (node.motif ?? backdrop) ground = hardestOf(motifColors(fill));
    node.children.forEach((child, index) => {
      const built = build(child, { ...context, fill: ground, photo, path: `${id}.${index}` });
      if (!built) return;
      nodes.push(built.node);
      parts.push(built.part);
    });
    const drawsNothing = parts.every((part) => !part.flows) && !node.fill && !backdrop && !node.line && node.height === undefined && node.grow === undefined && !isRoot;
    if (drawsNothing && node.children.length > 0) return undefined;
    const radius = pick(node.radius, shape);
    const hairline = node.line && `${px(node.line.width)}px solid ${palette.tone(node.line.tone, ground)}`;
    const side = node.line?.side;
    return {
      node: {
        type: "container",
        style: {
          display: "flex",
          boxSizing: "border-box",
          flexDirection: pick(node.direction ?? "column", shape),
          gap: space(pick(node.gap, shape) ?? 0),
          padding: padding.map((value) => `${value}px`).join(" "),
          alignItems: pick(node.align ?? "stretch", shape),
          justifyContent: pick(node.justify ?? "flex-start", shape),
          ...(node.wrap && { flexWrap: "wrap" }),
          ...(node.fill && !(isRoot && input.hasBackground) && { backgroundColor: fill }),
          ...(radius !== undefined && { borderRadius: length(radius) }),
          ...((node.clip || ((backdrop || node.motif) && radius !== undefined)) && { overflow: "hidden" }),
          ...(hairline && { [side === "all" ? "border" : `border${side![0]!.toUpperCase()}${side!.slice(1)}`]: hairline }),
          ...placement(node),
        },
        children: nodes,
      } as Node,
      part: partOf(node, parts, padding),
    };
  };

  const buildText = (node: Text, context: Context): Built => {
    const raw = textOf(node, context);
    const id = context.path;
    if (!raw || input.hidden.has(id)) return undefined;
    const face = faces[node.face];
    const [largest, smallest] = pick<readonly [number, number]>(node.size, shape);
    const size = input.sizes.get(id) ?? Math.round(px(largest));
    const color = palette.tone(node.tone ?? "strong", context.fill);
    const lines = pick(node.lines, shape);
    const lineHeight = Math.max(1.2, node.caps ? Math.max(face.lineHeight, 1.28) : face.lineHeight);
    const placed: PlacedText = {
      id,
      field: node.field === "item" || node.field === "aside" ? "items" : node.field === "label" || node.field === "number" || node.field === "brand" ? null : node.field,
      text: raw,
      size,
      largest: Math.round(px(largest)),
      smallest: Math.max(11, Math.round(px(smallest))),
      lineHeight,
      lines,
      yields: node.yields ?? 0,
      balanced: face.balance,
      color,
      ground: context.photo ? { photo: context.photo } : { fill: context.fill },
    };
    texts.push(placed);
    const part = { ...partOf(node), text: placed };
    return {
      node: {
        type: "text",
        text: input.breaks.get(id) ?? input.cuts.get(id) ?? raw,
        style: {
          fontFamily: face.family,
          fontWeight: face.weight,
          fontStyle: face.italic ? "italic" : "normal",
          fontSize: size,
          lineHeight,
          letterSpacing: `${node.caps ? 0.1 : face.tracking}em`,
          color: input.hideText ? "transparent" : color,
          textAlign: pick(node.align ?? "left", shape),
          ...(input.breaks.has(id) ? { whiteSpace: "pre-line" } : lines === 1 && !input.broken.has(id) ? { whiteSpace: "nowrap" } : { textWrap: lines <= 4 || face.balance ? "balance" : "pretty" }),
          ...(input.broken.has(id) && { overflowWrap: "anywhere" }),
          ...(node.struck && { textDecoration: "line-through", textDecorationThickness: Math.max(2, size * 0.06) }),
          fontFeatureSettings: "'lnum' 1",
          ...placement(node),
        },
      } as Node,
      part,
    };
  };

  const textOf = (node: Text, context: Context): string => {
    const text =
      node.field === "item" ? context.item?.text : node.field === "aside" ? context.item?.aside : node.field === "number" ? String(context.item?.number ?? "") : node.field === "label" ? node.label?.[input.language] : node.field === "brand" ? input.brandName : input.texts[node.field];
    return text ? (node.caps ? text.toLocaleUpperCase(input.language) : text) : "";
  };

  const buildPicture = (node: Picture, context: Context): Built => {
    const slot = input.slots[node.slot];
    if (!slot && !node.motif) return undefined;
    const id = context.path;
    const fill = palette.fills[node.fill ?? "panel"];
    const radius = pick(node.radius, shape);
    return {
      node: {
        type: "container",
        style: {
          display: "flex",
          boxSizing: "border-box",
          backgroundColor: fill,
          // Clipping costs a layer of its own.
          ...(radius !== undefined && { overflow: "hidden", borderRadius: length(radius) }),
          ...(node.border && { border: `${px(node.border.width)}px solid ${palette.fills[node.border.fill]}` }),
          ...placement(node),
        },
        children: [slot ? drawnPhoto(id) : drawnMotif(id, node.motif!, fill, false)],
      } as Node,
      part: { ...partOf(node), picture: { id, slot: slot ? node.slot : "motif", behind: false, ...(node.zoom !== undefined && { zoom: node.zoom }) } },
    };
  };

  const buildBrand = (node: BrandMark, context: Context): Built => {
    const height = px(pick(node.size, shape));
    // On photos it brings its own ground, so that the photo need not be veiled for it.
    const onPhoto = context.photo !== undefined;
    const inner: Context = onPhoto ? { ...context, fill: palette.fills.paper, photo: undefined } : context;
    const nodes: Node[] = [];
    const parts: Part[] = [];
    const { logo } = input;
    if (logo) {
      const square = logo.shape !== "free";
      const scale = square ? 1 : Math.min(1, 4.4 / logo.aspect);
      const mark: Node = {
        type: "image",
        src: logo.image,
        style: { height: height * scale, width: height * scale * logo.aspect, flexShrink: 0, ...(logo.shape === "circle" && { borderRadius: "50%" }), ...(logo.shape === "tile" && { borderRadius: height * 0.18 }) },
      };
      const pale = logo.shape === "free" && contrast(logo.color, inner.fill) < 1.9;
      const chip = contrast(logo.color, palette.fills.paper) >= contrast(logo.color, palette.shade) ? palette.fills.paper : palette.shade;
      nodes.push(pale ? { type: "container", style: { display: "flex", padding: `${height * 0.16}px ${height * 0.24}px`, backgroundColor: chip, borderRadius: height * 0.22, flexShrink: 0 }, children: [mark] } : mark);
      const leaf: Part = { flows: true, rotated: false, padding: [0, 0, 0, 0], children: [] };
      parts.push(pale ? { ...leaf, children: [leaf] } : leaf);
    }
    // Who is quoted stands there by name.
    if (!logo && input.texts.author === input.brandName) return undefined;
    const named = !logo || (!node.alone && logo.aspect < 1.6);
    // A word mark of its own is no larger than a headline's little sister.
    const nameShare = logo ? 0.44 : node.alone && pick(node.size, shape) > 90 ? 0.3 : 0.56;
    if (named && input.brandName) {
      const built = buildText({ kind: "text", field: "brand", face: "bold", size: { else: [pick(node.size, shape) * nameShare, pick(node.size, shape) * nameShare * 0.85] as const }, lines: 1 }, { ...inner, path: `${context.path}.n` });
      if (built) {
        nodes.push(built.node);
        parts.push(built.part);
      }
    }
    if (nodes.length === 0) return undefined;
    const justify = { left: "flex-start", center: "center", right: "flex-end" }[node.align ?? "left"];
    const chip = onPhoto && { backgroundColor: palette.fills.paper, borderRadius: 999, padding: `${height * 0.13}px ${height * (named ? 0.36 : 0.13)}px ${height * 0.13}px ${height * (logo ? 0.13 : 0.36)}px`, alignSelf: node.align === "center" ? "center" : "flex-start" };
    return {
      node: { type: "container", style: { display: "flex", alignItems: "center", justifyContent: justify, gap: height * 0.26, ...placement(node), ...chip }, children: nodes } as Node,
      part: partOf(node, parts),
    };
  };

  const buildIcon = (node: IconNode, context: Context): Built => {
    const side = px(pick(node.size, shape));
    const src = svgUrl(drawIcon(node.icon, palette.tone(node.tone ?? "accent", context.fill)));
    const icons = Array.from({ length: node.repeat ?? 1 }, (): Node => ({ type: "image", src, style: { width: side, height: side, flexShrink: 0 } }));
    return { node: { type: "container", style: { display: "flex", gap: side * 0.14, ...placement(node) }, children: icons } as Node, part: partOf(node, icons.map(() => ({ flows: true, rotated: false, padding: [0, 0, 0, 0], children: [] }))) };
  };

  const buildEach = (node: Each, context: Context): Built => {
    const lines = (input.texts.items ?? "").split("\n").filter(Boolean).slice(0, pick(node.most, shape));
    const built = lines.map((line, index) => {
      const [text = "", aside = ""] = line.split("|").map((piece) => piece.trim());
      return build(node.child, { ...context, item: { text, aside, number: index + 1 }, path: `${context.path}.${index}` });
    });
    const present = built.filter((entry) => entry !== undefined);
    if (present.length === 0) return undefined;
    return {
      node: {
        type: "container",
        style: { display: "flex", flexDirection: pick(node.direction ?? "column", shape), gap: space(pick(node.gap, shape) ?? 0), justifyContent: pick(node.justify ?? "flex-start", shape), ...(node.wrap && { flexWrap: "wrap" }), ...placement(node) },
        children: present.map((entry) => entry.node),
      } as Node,
      part: partOf(
        node,
        present.map((entry) => entry.part),
      ),
    };
  };

  const root = build(input.layout, { fill: palette.fills.ground, photo: undefined, item: undefined, path: "r" })!;
  return { node: { ...root.node, style: { ...root.node.style, width: input.width, height: input.height } } as Node, part: root.part, texts };
}

function sides(value: Sides): [number, number, number, number] {
  if (typeof value === "number") return [value, value, value, value];
  const [one, two, three, four] = value;
  return three === undefined ? [one, two, one, two] : [one, two, three, four!];
}

const svgUrl = (svg: string): string => `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;

export type { FrameShape };

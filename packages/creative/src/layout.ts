import type { GraphicLanguage, TextField } from "./graphic.ts";

/** How a frame is shaped; a template says per shape only what differs. */
export type FrameShape = "square" | "portrait" | "tall" | "wide";
/** One value for all shapes, or values by shape. */
export type Responsive<T> = T | ({ else: T } & Partial<Record<FrameShape, T>>);

/** Design units: a frame of any shape has an area of 1080 × 1080 of them, so that one size reads alike everywhere. Or a percentage. */
export type Length = number | `${number}%`;
/** All sides; vertical and horizontal; or top, right, bottom, left. */
export type Sides = number | readonly [number, number] | readonly [number, number, number, number];

/** Grounds by meaning; a palette gives each a colour. */
export type Fill = "ground" | "panel" | "primary" | "accent" | "ink" | "paper" | "call";
/** Text and shapes by meaning, always resolved against the ground they stand on. */
export type Tone = "strong" | "soft" | "accent" | "faint";
export type Slot = "photo" | "photo2";
export type Motif = "arcs" | "sun" | "dots" | "waves" | "tiles" | "rings" | "beam";
export type Icon = "arrow" | "quote" | "star" | "check" | "pin" | "clock";

/** Shown only when all of it holds: a text is given, a picture is there (`!` for absent), the frame has one of these shapes. */
export interface Condition {
  has?: TextField | readonly TextField[];
  photo?: boolean;
  photo2?: boolean;
  shape?: readonly FrameShape[];
}

interface Placed {
  when?: Condition;
  width?: Responsive<Length | undefined>;
  height?: Responsive<Length | undefined>;
  minHeight?: Responsive<Length | undefined>;
  maxWidth?: Responsive<Length | undefined>;
  grow?: Responsive<number | undefined>;
  /** Taken out of the flow, from the edges of the parent. */
  at?: Responsive<{ top?: Length; right?: Length; bottom?: Length; left?: Length } | undefined>;
  alignSelf?: Responsive<"flex-start" | "center" | "flex-end" | "stretch" | undefined>;
  margin?: Responsive<Sides | undefined>;
  rotate?: number;
}

export interface Stack extends Placed {
  kind: "stack";
  direction?: Responsive<"row" | "column" | "row-reverse" | "column-reverse">;
  gap?: Responsive<number>;
  padding?: Responsive<Sides>;
  align?: Responsive<"flex-start" | "center" | "flex-end" | "stretch" | "baseline">;
  justify?: Responsive<"flex-start" | "center" | "flex-end" | "space-between">;
  wrap?: boolean;
  fill?: Fill;
  radius?: Responsive<number | string>;
  /** A hairline; sides as named. */
  line?: { side: "top" | "bottom" | "left" | "all"; width: number; tone: Tone };
  /** Behind the children: the photo under a measured scrim, or the motif where there is none. */
  backdrop?: Responsive<{ slot: Slot; motif: Motif } | undefined>;
  /** A motif over the fill, under the children. */
  motif?: Motif;
  clip?: boolean;
  children: readonly LayoutNode[];
}

export type TypeFace = "display" | "heavy" | "bold" | "medium" | "regular" | "serif" | "serif-bold" | "serif-italic";

export interface Text extends Placed {
  kind: "text";
  /** Inside `each`: `item` (its text before "|"), `aside` (after it) and `number`. */
  field: TextField | "item" | "aside" | "number" | "label" | "brand";
  /** Only for `label`. */
  label?: Record<GraphicLanguage, string>;
  face: TypeFace;
  /** Largest and smallest size. */
  size: Responsive<readonly [number, number]>;
  /** At most so many lines. */
  lines: Responsive<number>;
  tone?: Tone;
  align?: Responsive<"left" | "center" | "right">;
  /** Capitals with spacing, for short labels. */
  caps?: boolean;
  struck?: boolean;
  /** What gives way first when room is short: higher goes sooner. */
  yields?: number;
}

export interface Picture extends Placed {
  kind: "picture";
  slot: Slot;
  radius?: Responsive<number | string>;
  /** Stands in for an absent photo; without it nothing is drawn. */
  motif?: Motif;
  /** Cut-outs (transparent ground) stand whole on this fill. */
  fill?: Fill;
  border?: { width: number; fill: Fill };
  /** Share of the largest possible window that is shown: less for portraits of people. */
  zoom?: number;
}

export interface BrandMark extends Placed {
  kind: "brand";
  /** Height of a logo. */
  size: Responsive<number>;
  align?: "left" | "center" | "right";
  /** Logo alone, without the name beside it. */
  alone?: boolean;
}

export interface IconNode extends Placed {
  kind: "icon";
  icon: Icon;
  size: Responsive<number>;
  tone?: Tone;
  repeat?: number;
}

/** Once for each line of `items`. */
export interface Each extends Placed {
  kind: "each";
  direction?: Responsive<"row" | "column">;
  gap?: Responsive<number>;
  wrap?: boolean;
  justify?: Responsive<"flex-start" | "center" | "flex-end" | "space-between">;
  most: Responsive<number>;
  child: LayoutNode;
}

export type LayoutNode = Stack | Text | Picture | BrandMark | IconNode | Each;

export function frameShape(width: number, height: number): FrameShape {
  const ratio = width / height;
  if (ratio > 1.2) return "wide";
  if (ratio > 0.9) return "square";
  return ratio > 0.65 ? "portrait" : "tall";
}

export function pick<T>(value: Responsive<T>, shape: FrameShape): T {
  if (typeof value !== "object" || value === null || !("else" in value)) return value as T;
  const by = value as { else: T } & Partial<Record<FrameShape, T>>;
  return shape in by ? (by[shape] as T) : by.else;
}

/**
 * A picture as encoders take it: planar YUV 4:2:0, BT.709, limited range (16–235). The luma plane, then both chroma planes of half the
 * width and height. Width a multiple of 8, height of 2, so that four pixels of any plane can be read as one number.
 */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array<ArrayBuffer>;
  /** The same bytes, four at a time. */
  readonly words: Uint32Array<ArrayBuffer>;
}

export function createFrame(width: number, height: number): Frame {
  if (width % 8 !== 0 || height % 2 !== 0) throw new RangeError(`A frame of ${width} × ${height} does not divide evenly.`);
  const buffer = new ArrayBuffer((width * height * 3) / 2);
  return { width, height, data: new Uint8Array(buffer), words: new Uint32Array(buffer, 0, buffer.byteLength >> 2) };
}

export interface Plane {
  offset: number;
  width: number;
  height: number;
}

/** Luma, blue and red difference. */
export function planesOf({ width, height }: Pick<Frame, "width" | "height">): [Plane, Plane, Plane] {
  const half = { width: width >> 1, height: height >> 1 };
  const luma = width * height;
  return [
    { offset: 0, width, height },
    { offset: luma, ...half },
    { offset: luma + half.width * half.height, ...half },
  ];
}

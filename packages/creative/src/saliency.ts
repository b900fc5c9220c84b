import type { RawImage } from "./compose.ts";
import type { FocusPoint } from "./graphic.ts";

/**
 * Middle of the window of `width` × `height` that holds most of what draws the eye: colours that do not run out of the picture,
 * sharp detail, and skin, and cuts through the least of it. What stands near the middle counts a little more. Pixels of a small picture.
 */
export function salientWindow(picture: RawImage, width: number, height: number): FocusPoint {
  const weights = saliency(picture);
  const sums = integral(weights, picture.width, picture.height);
  let best = { x: (picture.width - width) / 2, y: (picture.height - height) / 2 };
  let most = -1;
  for (let y = 0; y <= picture.height - height; y++) {
    for (let x = 0; x <= picture.width - width; x++) {
      // The inner part counts twice, so that the subject is not put at the rim.
      const rim = 0.18;
      const inner = sumOf(sums, picture.width, x + width * rim, y + height * rim, x + width * (1 - rim), y + height * (1 - rim));
      const all = sumOf(sums, picture.width, x, y, x + width, y + height);
      // What stands right at the edge of the window is being cut through.
      const edge = 0.05;
      const cut = all - sumOf(sums, picture.width, x + width * edge, y + height * edge, x + width * (1 - edge), y + height * (1 - edge));
      const sum = all + inner - cut * 1.2;
      if (sum > most) {
        most = sum;
        best = { x, y };
      }
    }
  }
  return { x: (best.x + width / 2) / picture.width, y: (best.y + height / 2) / picture.height };
}

function saliency({ width, height, data }: RawImage): Float64Array {
  const border = borderColors({ width, height, data });
  const skinWeight = shareOfSkin({ width, height, data }) > mostSkin ? 0 : 380;
  const weights = new Float64Array(width * height);
  const light = (at: number) => 0.3 * data[at]! + 0.59 * data[at + 1]! + 0.11 * data[at + 2]!;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = (y * width + x) * 4;
      const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
      const detail = Math.abs(light(at - 4) - light(at + 4)) + Math.abs(light(at - width * 4) - light(at + width * 4));
      // What runs out of the picture is its ground, be it sky, wall or table.
      let nearest = Infinity;
      for (let sample = 0; sample < border.length; sample += 3) {
        const distance = (red - border[sample]!) ** 2 + (green - border[sample + 1]!) ** 2 + (blue - border[sample + 2]!) ** 2;
        if (distance < nearest) nearest = distance;
      }
      const strange = Math.sqrt(nearest);
      const colourful = Math.max(red, green, blue) - Math.min(red, green, blue);
      const warm = Math.max(0, red - Math.max(green, blue));
      const skin = skinWeight > 0 && isSkin(red, green, blue) ? (strange < 24 ? skinWeight / 4 : skinWeight) : 0;
      const fromMiddle = Math.hypot(x / width - 0.5, y / height - 0.5);
      const colour = strange < 24 ? 0 : colourful * 0.2 + warm * 0.2;
      weights[y * width + x] = (detail * 0.35 + strange * 0.7 + colour + skin) * (1.1 - fromMiddle * 0.5);
    }
  }
  return weights;
}

const samplesOfSide = 8;
/** More than this is no face but a wall, a table or a ground of that colour. */
const mostSkin = 0.4;

function shareOfSkin({ data }: RawImage): number {
  let count = 0;
  for (let at = 0; at < data.length; at += 16) if (isSkin(data[at]!, data[at + 1]!, data[at + 2]!)) count++;
  return count / (data.length / 16);
}

/** Red, green, blue of places all along the border. */
function borderColors({ width, height, data }: RawImage): number[] {
  const colors: number[] = [];
  for (let sample = 0; sample < samplesOfSide; sample++) {
    const [x, y] = [Math.round((sample / (samplesOfSide - 1)) * (width - 1)), Math.round((sample / (samplesOfSide - 1)) * (height - 1))];
    for (const at of [x, (height - 1) * width + x, y * width, y * width + width - 1]) colors.push(data[at * 4]!, data[at * 4 + 1]!, data[at * 4 + 2]!);
  }
  return colors;
}

function integral(weights: Float64Array, width: number, height: number): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += weights[y * width + x]!;
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1]! + row;
    }
  }
  return sums;
}

function sumOf(sums: Float64Array, width: number, left: number, top: number, right: number, bottom: number): number {
  const at = (x: number, y: number) => sums[Math.round(y) * (width + 1) + Math.round(x)]!;
  return at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top);
}

/** Skin of any shade lies in a narrow range of chroma. Source: Chai & Ngan, "Face segmentation using skin-color map" (1999). */
function isSkin(red: number, green: number, blue: number): boolean {
  const blueness = 128 - 0.168736 * red - 0.331264 * green + 0.5 * blue;
  const redness = 128 + 0.5 * red - 0.418688 * green - 0.081312 * blue;
  return blueness >= 77 && blueness <= 127 && redness >= 135 && redness <= 160 && red > 60;
}

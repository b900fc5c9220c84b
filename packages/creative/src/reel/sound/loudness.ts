import { sampleRate, type Pcm } from "./pcm.ts";

/** Source: ITU-R BS.1770-4, annex 1, tables 1 and 2 (coefficients for 48 kHz). */
const head = { b: [1.53512485958697, -2.69169618940638, 1.19839281085285], a: [-1.69065929318241, 0.73248077421585] } as const;
const highPass = { b: [1, -2, 1], a: [-1.99004745483398, 0.99007225036621] } as const;

const blockSamples = 0.4 * sampleRate;
const stepSamples = blockSamples / 4;

/** Integrated loudness in LUFS; -Infinity where nothing can be heard. Source: ITU-R BS.1770-4. */
export function loudnessOf(pcm: Pcm): number {
  const energy = stepEnergies(pcm);
  const blocks: number[] = [];
  for (let at = 0; at + 4 <= energy.length; at++) blocks.push((energy[at]! + energy[at + 1]! + energy[at + 2]! + energy[at + 3]!) / blockSamples);
  const audible = blocks.filter((power) => inLufs(power) > -70);
  if (audible.length === 0) return -Infinity;
  const gate = inLufs(mean(audible)) - 10;
  return inLufs(mean(audible.filter((power) => inLufs(power) > gate)));
}

const inLufs = (power: number): number => -0.691 + 10 * Math.log10(power);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Energy of both channels, K-weighted, in each tenth of a second; the sound is padded so that a short one is measured whole. */
function stepEnergies({ left, right }: Pcm): Float64Array {
  const length = Math.max(blockSamples, left.length);
  const steps = new Float64Array(Math.ceil(length / stepSamples));
  for (const channel of [left, right]) {
    let [x1, x2, y1, y2, z1, z2] = [0, 0, 0, 0, 0, 0];
    for (let at = 0; at < channel.length; at++) {
      const x = channel[at]!;
      const y = head.b[0] * x + head.b[1] * x1 + head.b[2] * x2 - head.a[0] * y1 - head.a[1] * y2;
      const z = highPass.b[0] * y + highPass.b[1] * y1 + highPass.b[2] * y2 - highPass.a[0] * z1 - highPass.a[1] * z2;
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      z2 = z1;
      z1 = z;
      steps[Math.floor(at / stepSamples)]! += z * z;
    }
  }
  return steps;
}

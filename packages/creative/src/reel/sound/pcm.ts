/** Sound as it is mixed: two channels of 48,000 samples a second, full scale ±1. */
export interface Pcm {
  left: Float32Array;
  right: Float32Array;
}
export const sampleRate = 48_000;

export const silence = (samples: number): Pcm => ({ left: new Float32Array(samples), right: new Float32Array(samples) });
export const pcmMs = ({ left }: Pcm): number => (left.length / sampleRate) * 1000;

/** Left and right in turns, as raw streams hold them. */
export function fromInterleaved(samples: Float32Array): Pcm {
  const length = samples.length >> 1;
  const pcm = silence(length);
  for (let at = 0; at < length; at++) {
    pcm.left[at] = samples[at * 2]!;
    pcm.right[at] = samples[at * 2 + 1]!;
  }
  return pcm;
}

export function toInterleaved({ left, right }: Pcm): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(left.length * 2);
  for (let at = 0; at < left.length; at++) {
    samples[at * 2] = left[at]!;
    samples[at * 2 + 1] = right[at]!;
  }
  return samples;
}

export function scale({ left, right }: Pcm, gain: number): void {
  for (const channel of [left, right]) for (let at = 0; at < channel.length; at++) channel[at]! *= gain;
}
export const decibels = (db: number): number => 10 ** (db / 20);

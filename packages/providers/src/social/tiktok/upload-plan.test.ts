import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunkAt, lastChunkOffset, planUpload, readProgress } from "./upload-plan.ts";
import type { UploadPlan } from "./upload-plan.ts";

const chunksOf = (byteLength: number, plan: UploadPlan) => {
  const chunks = [];
  for (let offset = 0; offset < byteLength; offset = chunks.at(-1)!.last + 1) chunks.push(chunkAt(byteLength, plan, offset));
  return chunks;
};

describe("cutting a video (TikTok's chunk rules)", () => {
  it("matches the guide's example and its edges", () => {
    const example = chunksOf(50_000_123, { chunkBytes: 10_000_000, chunkCount: 5 });
    expect(example).toHaveLength(5);
    expect(example.at(-1)).toEqual({ first: 40_000_000, last: 50_000_122, isLast: true });
    expect(planUpload(4_194_304)).toEqual({ chunkBytes: 4_194_304, chunkCount: 1 });
    const edge = chunksOf(64_000_001, { chunkBytes: 10_000_000, chunkCount: 6 });
    expect(edge.map(({ first, last }) => last - first + 1).at(-1)).toBe(14_000_001);
  });

  it("keeps every rule for every size, and leaves little for the call that publishes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4_000_000_000 }), (byteLength) => {
        const plan = planUpload(byteLength);
        const { chunkBytes, chunkCount } = plan;
        expect(chunkCount).toBe(Math.floor(byteLength / chunkBytes));
        expect(chunkCount).toBeLessThanOrEqual(1_000);
        if (chunkCount === 1) expect(chunkBytes).toBe(byteLength);
        else expect(chunkBytes).toBeGreaterThanOrEqual(5 * 1024 * 1024);
        expect(chunkBytes).toBeLessThanOrEqual(64_000_000);
        const last = byteLength - lastChunkOffset(plan);
        expect(last).toBeLessThan(chunkBytes + chunkCount + 1);
        expect(last).toBeLessThan(11_000_000);
        expect(chunkAt(byteLength, plan, lastChunkOffset(plan))).toEqual({ first: lastChunkOffset(plan), last: byteLength - 1, isLast: true });
      }),
    );
  });

  it("covers each byte once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200_000_000 }), (byteLength) => {
        const chunks = chunksOf(byteLength, planUpload(byteLength));
        expect(chunks[0]?.first).toBe(0);
        expect(chunks.at(-1)?.last).toBe(byteLength - 1);
        for (const [index, chunk] of chunks.entries()) expect(chunk.first).toBe(index === 0 ? 0 : chunks[index - 1]!.last + 1);
        expect(chunks.filter(({ isLast }) => isLast)).toEqual([chunks.at(-1)]);
      }),
      { numRuns: 50 },
    );
  });

  it("reads TikTok's progress whether it names the last byte or the count", () => {
    const plan = { chunkBytes: 10, chunkCount: 3 };
    const read = (range: string | null) => readProgress(range, 35, plan);
    expect(read("bytes 0-9/35")).toBe(10);
    expect(read("bytes 0-10/35")).toBe(10);
    expect(read("bytes 0-34/35")).toBe(35);
    expect(read("bytes 0-35/35")).toBe(35);
    expect(read("bytes */35")).toBe(0);
    for (const odd of ["bytes 0-13/35", "bytes 5-9/35", "", null, "0-9"]) expect(read(odd)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { viewAt } from "./frames.ts";
import { reelDefinitionSchema, reelMotions, type ReelDefinition } from "./reel-schema.ts";
import { scriptToReel } from "./script-to-reel.ts";
import { framesPerSecond, planReel, transitionFrames } from "./timeline.ts";

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;
const script = {
  hook: "Ly cà phê sáng nay của bạn được rang từ bao giờ?",
  scenes: [
    { voiceover: "Mỗi mẻ chỉ mười hai ký, rang ngay sáng nay, không tẩm bơ, không hương liệu.", onScreenText: "Rang mộc", seconds: 2 },
    { voiceover: "", onScreenText: "185.000 đ", seconds: 3 },
  ],
};
const reel = (changes: Partial<ReelDefinition> = {}): ReelDefinition => ({ ...scriptToReel(script, { aspect: "9:16", language: "vi", pictureAssetIds: [id(1)], outro: { headline: "", cta: "Đặt ngay" } }), ...changes });

describe("a reel of a script", () => {
  it("shows the hook, every scene and the brand, one after the other", () => {
    const { clips, totalFrames } = planReel(reel(), new Map());
    expect(clips.map(({ kind }) => kind)).toEqual(["intro", "scene", "scene", "outro"]);
    for (const [index, clip] of clips.entries()) expect(clip.start).toBe(index === 0 ? 0 : clips[index - 1]!.start + clips[index - 1]!.frames);
    expect(totalFrames).toBe(clips.at(-1)!.start + clips.at(-1)!.frames);
  });

  it("gives a scene the time that a reader of its captions needs", () => {
    const { clips, cues } = planReel(reel(), new Map());
    // 76 letters at 15 a second, and the breaths around them.
    expect(clips[1]!.frames / framesPerSecond).toBeGreaterThan(5);
    expect(clips[2]!.frames / framesPerSecond).toBe(3);
    const sceneEnd = ((clips[1]!.start + clips[1]!.frames) / framesPerSecond) * 1000;
    expect(cues[0]!.startMs).toBeGreaterThanOrEqual((clips[1]!.start / framesPerSecond) * 1000);
    expect(cues.at(-1)!.endMs).toBeLessThanOrEqual(sceneEnd);
    expect(cues.flatMap(({ text }) => text.split(/\s/u)).join(" ")).toBe(script.scenes[0]!.voiceover);
  });

  it("stays as long as a voice speaks, and captions follow the voice's own words", () => {
    const words = [{ text: "Xin", startMs: 100, endMs: 300 }, { text: "chào", startMs: 320, endMs: 900 }];
    const definition = reel();
    definition.scenes[1]!.voice = { assetId: id(9), words };
    const { clips, cues, voices } = planReel(definition, new Map([[id(9), 6_000]]));
    expect(clips[2]!.frames / framesPerSecond).toBeCloseTo(6.45, 1);
    const at = (clips[2]!.start / framesPerSecond) * 1000 + 200;
    expect(voices).toEqual([{ assetId: id(9), atMs: at }]);
    expect(cues.at(-1)).toMatchObject({ startMs: Math.round(at) + 100, text: "Xin chào" });
  });

  it("is not over before one recording of the whole script is", () => {
    const { clips } = planReel(reel({ voice: { assetId: id(9), words: null }, outro: null }), new Map([[id(9), 30_000]]));
    const last = clips.at(-1)!;
    expect((last.start + last.frames - clips[1]!.start) / framesPerSecond).toBeGreaterThan(30);
  });

  it("shows captions that a person edited, or none", () => {
    const cue = { startMs: 500, endMs: 1_500, text: "Của tôi" };
    expect(planReel(reel({ captions: { enabled: true, cues: [cue] } }), new Map()).cues).toEqual([cue]);
    expect(planReel(reel({ captions: { enabled: false, cues: null } }), new Map()).cues).toEqual([]);
  });

  it("stands on the brand's colours where no picture is, and fits a script without scenes", () => {
    const bare = scriptToReel({ hook: "", scenes: [] }, { aspect: "1:1", language: "en", pictureAssetIds: [], outro: null });
    expect(bare.scenes).toMatchObject([{ picture: { type: "colors" }, motion: "still" }]);
    expect(bare.intro).toBeNull();
  });

  it("sets on the screen what is neither spoken nor the brand's name", () => {
    const scene = (onScreenText: string) => ({ voiceover: "Hạt mới rang sáng nay.", onScreenText, seconds: 3 });
    const { scenes } = scriptToReel({ hook: "", scenes: [scene("Hạt mới rang sáng nay"), scene("Mộc Hiên"), scene("Rang thứ Ba")] }, { aspect: "9:16", language: "vi", brandName: "Mộc Hiên", pictureAssetIds: [], outro: null });
    expect(scenes.map(({ onScreenText }) => onScreenText)).toEqual(["", "", "Rang thứ Ba"]);
  });

  it("is refused when it lasts too long", () => {
    const scenes = reel().scenes.map((scene) => ({ ...scene, seconds: 100 }));
    expect(reelDefinitionSchema.safeParse({ ...reel(), scenes }).success).toBe(false);
  });
});

it("no movement leaves its picture, not even through the transition after it", () => {
  const plate = { width: 1256, height: 2228 };
  for (const motion of reelMotions.filter((each) => each !== "still")) {
    const clip = { kind: "scene", scene: 0, picture: { type: "colors" }, motion, transition: "cut", start: 30, frames: 150, text: "" } as const;
    for (let at = 30; at < 180 + transitionFrames; at += 3) {
      const { left, top, step } = viewAt(clip, at, { plate, width: 1080, height: 1920 });
      expect(left).toBeGreaterThanOrEqual(-0.001);
      expect(top).toBeGreaterThanOrEqual(-0.001);
      expect(left + 1080 * step).toBeLessThanOrEqual(plate.width + 0.001);
      expect(top + 1920 * step).toBeLessThanOrEqual(plate.height + 0.001);
    }
  }
});

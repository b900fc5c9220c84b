import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SpeechDetails, SpeechInput } from "../voice-provider.ts";
import { createOfflineVoiceProvider, offlineVoices } from "./offline-voice-provider.ts";
import { splitSentences } from "./split-sentences.ts";

const input: SpeechInput = { model: "espeak-ng", text: "Xin chào! Quán có cà phê mới. Giá 45.000 đ một ly.", voiceId: "vi", language: "vi", speed: 1, seed: null };
const options = () => ({ correlation: "job-1", signal: AbortSignal.timeout(10_000) });

describe("the offline voice", () => {
  let folder: string;
  let command: string;
  // A program that speaks espeak-ng's protocol: half a second of tone for every piece that it reads.
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "offline-voice-"));
    command = path.join(folder, "espeak-ng");
    await writeFile(
      command,
      `#!${process.execPath}
const args = process.argv.slice(2);
if (args.includes("--version")) { console.log("eSpeak NG text-to-speech: 1.51"); process.exit(0); }
process.stdin.resume();
process.stdin.on("end", () => {
  const head = Buffer.from("524946460000000057415645666d74201000000001000100225600004 4ac000002001000".replace(" ", ""), "hex");
  const data = Buffer.alloc(8 + 22050);
  data.write("data", 0, "latin1"); data.writeUInt32LE(0x7ffff000, 4);
  for (let at = 8; at < data.length; at += 2) data.writeInt16LE(Math.round(5000 * Math.sin(at / 30)), at);
  process.stdout.write(Buffer.concat([head, data]));
});
`,
    );
    await chmod(command, 0o755);
  });
  afterAll(async () => rm(folder, { recursive: true, force: true }));

  it("speaks sentence by sentence, knows when each is spoken, costs nothing and calls itself a scratch voice", async () => {
    const provider = createOfflineVoiceProvider({ command });
    expect(provider.estimate(input)).toMatchObject({ microUsd: 0n });
    const started = await provider.start(input, options());
    if (started.state !== "done") throw new Error(started.state);
    const details = started.details as SpeechDetails;
    expect(details).toMatchObject({ precision: "sentence", isScratch: true });
    expect(details.spans.map(({ text }) => text)).toEqual(["Xin chào!", "Quán có cà phê mới.", "Giá 45.000 đ một ly."]);
    expect(details.spans[1]!.startMs).toBeGreaterThan(details.spans[0]!.endMs);
    expect(details.durationMs).toBeCloseTo(3 * 500 + 2 * 220, -2);
    const [output] = started.outputs;
    expect(output && "bytes" in output && Buffer.from(output.bytes.subarray(0, 4)).toString()).toBe("RIFF");
    expect(started.warnings).toEqual(["scratch_voice"]);
  });

  it("has voices of the north, the centre and the south where it is installed, and none where it is not", async () => {
    const voices = await createOfflineVoiceProvider({ command }).voices(options().signal);
    expect(voices.filter(({ language }) => language === "vi").map(({ accent }) => accent)).toEqual(["northern", "central", "southern"]);
    expect(voices).toHaveLength(offlineVoices.length);
    const missing = createOfflineVoiceProvider({ command: path.join(folder, "not-there") });
    expect(await missing.voices(options().signal)).toEqual([]);
    await expect(missing.start(input, options())).rejects.toMatchObject({ kind: "invalid", code: "voice_unavailable" });
    await expect(missing.check!(options().signal)).rejects.toMatchObject({ code: "voice_unavailable" });
  });

  it("stops at once when a person stops it", async () => {
    const controller = new AbortController();
    const slow = path.join(folder, "slow");
    await writeFile(slow, "#!/bin/sh\nsleep 30\n");
    await chmod(slow, 0o755);
    setTimeout(() => controller.abort(new Error("stopped")), 100);
    await expect(createOfflineVoiceProvider({ command: slow }).start(input, { correlation: "job-1", signal: controller.signal })).rejects.toThrow("stopped");
  });

  it("parts a text at sentences and lines, not inside numbers", () => {
    expect(splitSentences("Giá 45.000 đ. Mở cửa 7.30 sáng\nĐịa chỉ: Q.1\n\n— —")).toEqual(["Giá 45.000 đ.", "Mở cửa 7.30 sáng", "Địa chỉ: Q.1"]);
  });
});

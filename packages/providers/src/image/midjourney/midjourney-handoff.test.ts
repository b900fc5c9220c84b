import { afterAll, beforeAll, expect, test } from "vitest";
import type { ImageInput } from "../image-input.ts";
import { startTestSandbox, type TestSandbox } from "../../testing/sandbox.ts";
import { composeMidjourneyPrompt } from "./compose-prompt.ts";
import { createMidjourneyHandoff, handoffCode } from "./create-midjourney-handoff.ts";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(async () => { await sandbox[Symbol.asyncDispose](); });

const input: ImageInput = { model: "v7", prompt: "Cà phê sữa đá -- buổi sáng\n`Đà Nẵng`", aspectRatio: "9:16", count: 1, seed: 5, quality: "standard", negativePrompt: "text, logo", references: [], palette: [] };
const correlation = "0199aaaa-0000-7000-8000-00000000c0de-1";
const signal = () => AbortSignal.timeout(5_000);
const bot = () => createMidjourneyHandoff({ discord: { apiKey: "bot-token", channelId: "100000000000000001", baseUrl: `${sandbox.origin}/sandbox/discord.com/api/v10`, fetch: sandbox.fetch } });

test("composes one line that holds no parameters but ours", () => {
  expect(composeMidjourneyPrompt(input)).toBe("Cà phê sữa đá – buổi sáng 'Đà Nẵng' --ar 9:16 --v 7 --style raw --seed 5 --no text, logo");
  expect(composeMidjourneyPrompt({ ...input, aspectRatio: "1.91:1", prompt: "x".repeat(9_000) }).length).toBeLessThan(1_800);
});

test("without a bot the prompt is shown, and a person has all the time", async () => {
  const handoff = createMidjourneyHandoff({ discord: null });
  const started = await handoff.start(input, { correlation, signal: signal() });
  expect(started).toMatchObject({ state: "submitted", details: { handoff: { code: handoffCode(correlation), prompt: composeMidjourneyPrompt(input) } } });
  expect(await handoff.status!((started as { remoteId: string }).remoteId, { input, signal: signal() })).toMatchObject({ state: "running", waitsForPerson: true });
});

test("our own bot posts it once, and takes the picture from the reply", async () => {
  const started = (await bot().start(input, { correlation, signal: signal() })) as { state: "submitted"; remoteId: string };
  // The same nonce: Discord answers the message that is there.
  expect(await bot().start(input, { correlation, signal: signal() })).toMatchObject({ remoteId: started.remoteId });
  expect(await bot().status!(started.remoteId, { input, signal: signal() })).toMatchObject({ state: "running", waitsForPerson: true });
  expect(await bot().find!({ correlation, input, startedAt: new Date(), signal: signal() })).toEqual({ state: "found", remoteId: started.remoteId });
  expect(await bot().find!({ correlation: "0199aaaa-0000-7000-8000-00000000beef-1", input, startedAt: new Date(), signal: signal() })).toMatchObject({ state: "unknown" });
  await sandbox.admin("discord.com/people/reply", { messageId: started.remoteId, pictures: 2 });
  const end = await bot().status!(started.remoteId, { input, signal: signal() });
  expect(end).toMatchObject({ state: "done", cost: { microUsd: 0n } });
  expect((end as { outputs: unknown[] }).outputs).toHaveLength(2);
});

import { expect, test } from "vitest";
import { describeImageProvider } from "../image-provider.contract.ts";
import { createOpenAiImages, openAiSize } from "./create-openai-images.ts";

for (const model of ["gpt-image-2.5-flare"]) {
  describeImageProvider(`OpenAI (${model})`, { create: createOpenAiImages, model, host: "api.openai.com", path: "/v1", operation: "*", finds: false, mostPerCall: 10, takesReferences: true });
}

test("sizes are those that a model takes", () => {
  for (const ratio of ["1:1", "4:5", "9:16", "16:9", "1.91:1", "2:3"] as const) {
    const [width = 0, height = 0] = openAiSize("gpt-image-2.5-flare", ratio).split("x").map(Number);
    expect([width % 16, height % 16]).toEqual([0, 0]);
    expect(width * height).toBeGreaterThanOrEqual(655_360);
    expect(width * height).toBeLessThanOrEqual(8_294_400);
  }
  expect(openAiSize("gpt-image-1.5", "9:16")).toBe("1024x1536");
  expect(openAiSize("gpt-image-1-mini", "1.91:1")).toBe("1536x1024");
  expect(openAiSize("gpt-image-1.5", "1:1")).toBe("1024x1024");
});

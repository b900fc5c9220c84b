import { expect, test } from "vitest";
import { freeKey } from "./add-server.ts";

test.each([
  ["Ollama ở văn phòng", "ollama-o-van-phong"],
  ["  vLLM #2 (Đà Nẵng) ", "vllm-2-da-nang"],
  ["OpenAI", "server-openai"],
  ["机器", "server"],
  ["x".repeat(80), "x".repeat(50)],
])("the key of %j is %s", (label, key) => {
  expect(freeKey(label, new Set())).toBe(key);
});

test("a second server of the same name gets a number", () => {
  expect(freeKey("Ollama", new Set(["ollama", "ollama-2"]))).toBe("ollama-3");
});

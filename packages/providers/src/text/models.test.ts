import { describe, expect, it } from "vitest";
import { findTextPrice } from "../prices/index.ts";
import { textProviderKinds } from "../spec/text.ts";
import { resolveMediaModel, retiringMediaModels } from "../media/index.ts";
import { defaultTextModels, findTextModel, modelWarning, resolveTextModel, retiringTextModels, textModels, textPurposes } from "./models.ts";

const today = new Date("2026-11-22T08:00:00Z");

describe("the model catalogue", () => {
  it("gives every purpose of every provider a model that lives and has a price", () => {
    for (const provider of textProviderKinds.filter((kind) => kind !== "openai-compatible")) {
      for (const purpose of textPurposes) {
        const model = defaultTextModels[provider][purpose];
        expect(findTextModel(provider, model), model).toMatchObject({ retiresOn: null, successor: null, features: { structuredOutput: true } });
        expect(findTextPrice(provider, model), model).not.toBeNull();
      }
    }
  });

  it("names each model once, and a living successor for each that goes", () => {
    const name = ({ provider, id }: { provider: string; id: string }) => `${provider}:${id}`;
    expect(new Set(textModels.map(name)).size).toBe(textModels.length);
    const living = new Set(textModels.filter(({ retiresOn }) => retiresOn === null).map(name));
    const going = textModels.filter(({ retiresOn }) => retiresOn !== null);
    expect(going.length).toBeGreaterThan(10);
    for (const { provider, id, successor } of going) expect(living.has(`${provider}:${successor}`), id).toBe(true);
  });

  it("answers to a retired name with its successor, from its last day on", () => {
    expect(resolveTextModel("anthropic", "claude-3-5-sonnet-20241022", today)).toEqual({ model: "claude-sonnet-5-5", replaces: "claude-3-5-sonnet-20241022" });
    expect(resolveTextModel("anthropic", "claude-3-5-sonnet", today).model).toBe("claude-sonnet-5-5");
    expect(resolveTextModel("groq", "llama-3.3-70b-versatile", today).model).toBe("openai/gpt-oss-120b");
    expect(resolveTextModel("openai", "gpt-4o", today)).toEqual({ model: "gpt-4o", replaces: null });
    expect(resolveTextModel("openai", "gpt-4o", new Date("2027-01-13T23:59:59Z"))).toEqual({ model: "gpt-4o", replaces: null });
    expect(resolveTextModel("openai", "gpt-4o", new Date("2027-01-14T00:00:00Z"))).toEqual({ model: "gpt-6-luna", replaces: "gpt-4o" });
    expect(resolveMediaModel("openai", "dall-e-3", today)).toEqual({ model: "gpt-image-2.5-flare", replaces: "dall-e-3" });
  });

  it("leaves a model that it does not know to the provider", () => {
    expect(resolveTextModel("openai", "gpt-7-preview", today)).toEqual({ model: "gpt-7-preview", replaces: null });
    expect(resolveTextModel("openai-compatible", "llama3.2", today)).toEqual({ model: "llama3.2", replaces: null });
    expect(resolveMediaModel("midjourney", "v8", today)).toEqual({ model: "v8", replaces: null });
  });

  it("warns thirty days ahead", () => {
    const warned = retiringTextModels(today).map(({ id }) => id);
    expect(warned).toEqual(expect.arrayContaining(["claude-sonnet-4-5", "gpt-5", "o3", "claude-3-5-sonnet-20241022", "llama-3.3-70b-versatile"]));
    expect(warned).not.toContain("gpt-4o");
    expect(retiringTextModels(new Date("2026-12-16T00:00:00Z")).map(({ id }) => id)).toContain("gpt-4o");
    expect(retiringMediaModels(today).map(({ id }) => id)).toEqual(["dall-e-3", "dall-e-2", "gpt-image-1"]);
  });

  it("tells of a configured model how many days it has left and who takes over", () => {
    expect(modelWarning("openai", "gpt-4o", today)).toBeNull();
    expect(modelWarning("openai", "gpt-4o", new Date("2026-12-15T00:00:00Z"))).toMatchObject({ daysLeft: 30, isRetired: false, successor: "gpt-6-luna", retiresOn: "2027-01-14" });
    expect(modelWarning("openai", "gpt-4o", new Date("2026-12-14T23:59:59Z"))).toBeNull();
    expect(modelWarning("openai", "gpt-4o", new Date("2027-01-13T12:00:00Z"))).toMatchObject({ daysLeft: 1, isRetired: false });
    expect(modelWarning("anthropic", "claude-3-5-sonnet", today)).toMatchObject({ daysLeft: 0, isRetired: true });
    expect(modelWarning("openai", "gpt-6-luna", today)).toBeNull();
    expect(modelWarning("openai-compatible", "llama3.2", today)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { findTextPrice } from "../prices/prices.ts";
import { textProviderNames } from "../spec/text.ts";
import { defaultTextModels, resolveTextModel, retiringTextModels, textModels, textPurposes } from "./models.ts";

const today = new Date("2026-11-22T08:00:00Z");

describe("the model catalogue", () => {
  it("gives every purpose of every provider a model that lives and has a price", () => {
    for (const provider of textProviderNames) {
      for (const purpose of textPurposes) {
        const model = defaultTextModels[provider][purpose];
        expect(textModels).toContainEqual({ provider, id: model, retiresOn: null, successor: null });
        expect(findTextPrice(provider, model), model).not.toBeNull();
      }
    }
  });

  it("names a living successor for each model that goes", () => {
    const living = new Set(textModels.filter(({ retiresOn }) => retiresOn === null).map(({ provider, id }) => `${provider}:${id}`));
    const going = textModels.filter(({ retiresOn }) => retiresOn !== null);
    expect(going.length).toBeGreaterThan(10);
    for (const { provider, id, successor } of going) expect(living.has(`${provider}:${successor}`), id).toBe(true);
  });

  it("answers to a retired name with its successor, from its last day on", () => {
    expect(resolveTextModel("anthropic", "claude-3-5-sonnet-20241022", today)).toEqual({ model: "claude-sonnet-5-5", replaces: "claude-3-5-sonnet-20241022" });
    expect(resolveTextModel("openai", "gpt-4o", today)).toEqual({ model: "gpt-4o", replaces: null });
    expect(resolveTextModel("openai", "gpt-4o", new Date("2027-01-13T23:59:59Z"))).toEqual({ model: "gpt-4o", replaces: null });
    expect(resolveTextModel("openai", "gpt-4o", new Date("2027-01-14T00:00:00Z"))).toEqual({ model: "gpt-6-luna", replaces: "gpt-4o" });
  });

  it("leaves a model that it does not know to the provider", () => {
    expect(resolveTextModel("openai", "gpt-7-preview", today)).toEqual({ model: "gpt-7-preview", replaces: null });
  });

  it("warns thirty days ahead", () => {
    const warned = retiringTextModels(today).map(({ id }) => id);
    expect(warned).toEqual(expect.arrayContaining(["claude-sonnet-4-5", "gpt-5", "o3", "claude-3-5-sonnet-20241022"]));
    expect(warned).not.toContain("gpt-4o");
    expect(retiringTextModels(new Date("2026-12-16T00:00:00Z")).map(({ id }) => id)).toContain("gpt-4o");
  });
});

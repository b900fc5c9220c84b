import { describe, expect, it } from "vitest";
import { asHashtag, cleanDocument, emptyDocument, sameDocument } from "./contents-document.ts";

describe("cleanDocument", () => {
  it("composes decomposed Vietnamese and trims the ends", () => {
    const document = cleanDocument({ type: "social", body: "  Cà phê ".normalize("NFD"), hashtags: ["ca phe", "#Mộc", "#"], cta: " Ghé quán ", altText: "", link: null });
    expect(document).toEqual({ type: "social", body: "Cà phê", hashtags: ["#caphe", "#Mộc"], cta: "Ghé quán", altText: "", link: null });
  });

  it("leaves out a link that is still being typed", () => {
    const draft = { ...emptyDocument("social"), link: "https:/" } as Parameters<typeof cleanDocument>[0];
    expect(cleanDocument(draft)).toMatchObject({ link: null });
  });

  it("drops empty lines of lists and keeps the sections", () => {
    const ad = { ...emptyDocument("ads"), headlines: ["Một", " ", "Hai"], descriptions: [""], headlinePins: [null, 1, 3], descriptionPins: [null] } as Parameters<typeof cleanDocument>[0];
    expect(cleanDocument(ad)).toMatchObject({ headlines: ["Một", "Hai"], headlinePins: [null, 3], descriptions: [], descriptionPins: [] });
    expect(cleanDocument(emptyDocument("landing"))).toMatchObject({ sections: [{ kind: "hero" }, { kind: "benefits" }, { kind: "cta" }] });
  });
});

describe("sameDocument", () => {
  it("does not mind the order of the keys", () => {
    expect(sameDocument({ type: "social", body: "a", hashtags: [], cta: "", altText: "", link: null }, { link: null, altText: "", cta: "", hashtags: [], body: "a", type: "social" })).toBe(true);
  });
});

it("writes a hashtag with one # and no spaces", () => {
  expect(["##mộc", "cà phê", " #ok "].map(asHashtag)).toEqual(["#mộc", "#càphê", "#ok"]);
});

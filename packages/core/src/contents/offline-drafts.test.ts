import { expect, test } from "vitest";
import { writeDraft, type WriterDocument } from "@agency/writer";
import { demoBrands } from "../brands/demo-brands.ts";
import { defaultRestrictedWords } from "../brands/restricted-words.ts";
import { createBrandSchema, type BrandGuard } from "../brands/schema.ts";
import { checkContent } from "./rules.ts";
import { contentDocumentSchema } from "./schema.ts";

const places = [
  ["social", "facebook"], ["social", "instagram"], ["social", "tiktok"], ["social", "linkedin"],
  ["ads", "meta_ads"], ["ads", "google_ads"], ["landing", "website"],
  ["video", "tiktok"], ["video", "facebook"], ["video", "instagram"], ["video", "youtube"],
] as const;
const english = { topic: "Our new weekend menu", name: "Phin Coffee", features: ["Beans from Cau Dat", "Brewed at your table"], benefits: ["A slow start to the day"], price: { amount: "4.50", currency: "USD" as const } };

test.each(places)("the local writer's %s for %s keeps every limit and every rule of the brand, in both languages", (type, platform) => {
  for (const { brand: input, products } of Object.values(demoBrands)) {
    const brand = createBrandSchema.parse({ ...input, requiredWords: ["Thông tin có thể thay đổi."] });
    for (const language of ["vi", "en"] as const) {
      for (const [index, product] of [...products, null].entries()) {
        const facts = language === "vi" ? product : product && { ...english, description: null };
        const catalogue = facts ? [{ id: "0198c0de-0000-7000-8000-000000000001", name: facts.name, description: facts.description, features: facts.features, benefits: facts.benefits, price: facts.price }] : [];
        const guard: BrandGuard = { ...brand, brandName: brand.name, brandDescription: brand.description, restrictedWords: [...defaultRestrictedWords], catalogue };
        const topic = language === "vi" ? "Buổi sáng cuối tuần" : english.topic;
        for (let seed = 1; seed <= 2; seed += 1) {
          const written: WriterDocument = writeDraft({ type, platform, language, topic, brand, product: facts && { ...facts, url: null }, seed: seed * 31 + index });
          const document = contentDocumentSchema.parse(written);
          const issues = checkContent({ document, platform, guard, language, topic, productId: null, media: [] }).filter(({ pointer, severity, code }) => !pointer.startsWith("/media") && (severity === "error" || code.startsWith("brand.")));
          expect(issues.map(({ code, pointer, detail }) => ({ code, pointer, detail, brand: brand.name, language })), JSON.stringify(document)).toEqual([]);
        }
      }
    }
  }
});

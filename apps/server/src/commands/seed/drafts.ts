import { writeDraft, type WriterContentType, type WriterDocument } from "@agency/writer";
import { seedBusinesses } from "./catalogue.ts";

/** One of the few hundred texts that the data varies. */
export interface SeedDraft {
  business: number;
  product: number;
  type: WriterContentType;
  platform: string;
  topic: string;
  document: WriterDocument;
}

/** What an agency writes, by share: mostly posts. */
const kinds: readonly { type: WriterContentType; platform: string }[] = [
  { type: "social", platform: "facebook" },
  { type: "social", platform: "facebook" },
  { type: "social", platform: "facebook" },
  { type: "social", platform: "facebook" },
  { type: "social", platform: "facebook" },
  { type: "social", platform: "instagram" },
  { type: "social", platform: "linkedin" },
  { type: "ads", platform: "meta_ads" },
  { type: "ads", platform: "google_ads" },
  { type: "video", platform: "tiktok" },
  { type: "landing", platform: "website" },
];

/** Distinct drafts of every business, about 300 in all. */
export function writeSeedDrafts(perBusiness = 38): SeedDraft[] {
  return seedBusinesses.flatMap((business, businessIndex) =>
    Array.from({ length: perBusiness }, (_, index) => {
      const kind = kinds[index % kinds.length]!;
      const product = index % business.products.length;
      const topic = business.topics[(index * 7 + Math.floor(index / 4)) % business.topics.length]!;
      const document = writeDraft({ ...kind, language: business.language, topic, brand: business.brand, product: business.products[product]!, seed: index + 1 });
      return { business: businessIndex, product, ...kind, topic, document };
    }),
  );
}

const openings = {
  vi: ["Sáng nay", "Chiều thứ Hai", "Giữa tuần", "Cuối tuần này", "Hôm qua", "Tối nay", "Một câu hỏi hay", "Chuyện nhỏ", "Bạn hỏi, chúng tôi trả lời", "Ghi lại để nhớ", "Lần đầu thử", "Trước khi mùa mưa tới"],
  en: ["This morning", "Monday notes", "Midweek", "This weekend", "Yesterday", "Tonight", "A good question", "A small story", "You asked", "For the record", "First try", "Before the rains"],
};

/** The draft with a first line of its own, so that no two contents of a day look alike. Facts stay as they are. */
export function varyDocument(document: WriterDocument, language: "vi" | "en", place: string, topic: string, chance: number): WriterDocument {
  const opening = openings[language][Math.floor(chance * openings[language].length)]!;
  const line = `${opening} · ${place}: ${topic}`;
  switch (document.type) {
    case "social":
      return { ...document, body: `${line}\n\n${document.body}` };
    case "ads":
      return { ...document, primaryText: `${line}. ${document.primaryText}` };
    case "landing":
      return { ...document, sections: document.sections.map((section, index) => (index === 0 ? { ...section, body: `${line}. ${section.body}` } : section)) };
    case "video":
      return { ...document, caption: `${line}\n${document.caption}` };
  }
}

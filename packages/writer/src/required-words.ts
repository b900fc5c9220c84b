import { fits, GOOGLE_ADS } from "./limits.ts";
import { containsWord } from "./text.ts";
import type { WriterDocument, WriterRequest } from "./types.ts";

/** Adds the sentences that must stand in every piece where they are missing, as they are. */
export function withRequiredWords(document: WriterDocument, { brand, platform }: Pick<WriterRequest, "brand" | "platform">): WriterDocument {
  const written = JSON.stringify(document);
  const missing = (brand.requiredWords ?? []).map((words) => words.normalize("NFC").trim()).filter((words) => words !== "" && !containsWord(written, [words]));
  if (missing.length === 0) return document;
  const added = missing.join("\n");
  switch (document.type) {
    case "social":
      return { ...document, body: `${document.body}\n\n${added}` };
    case "video":
      return { ...document, caption: `${document.caption}\n\n${added}` };
    case "landing":
      return { ...document, sections: document.sections.map((section, index) => (index === document.sections.length - 1 ? { ...section, body: [section.body, added].filter(Boolean).join("\n\n") } : section)) };
    case "ads": {
      if (platform !== "google_ads") return { ...document, primaryText: `${document.primaryText} ${missing.join(" ")}` };
      // A search ad has room for a sentence as a description of its own, and for none that is longer.
      const short = missing.filter((words) => fits(words, GOOGLE_ADS.description));
      return { ...document, descriptions: [...document.descriptions.slice(0, GOOGLE_ADS.descriptions - short.length), ...short].slice(0, GOOGLE_ADS.descriptions) };
    }
  }
}

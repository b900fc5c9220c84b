import { z } from "zod";
import type { TextRequest } from "../spec/text.ts";

/** A social post about a real-sounding client, as generation would ask for it. */
export function textRequest(changes: Partial<TextRequest> = {}): TextRequest {
  return {
    model: "gpt-6-luna",
    system: "Bạn viết cho Cà Phê Sông Hàn. Giọng ấm áp.",
    prompt: "Viết bài Facebook về cà phê sữa đá.",
    schema: z.object({ body: z.string().min(1), hashtags: z.array(z.string()), cta: z.string(), altText: z.string() }),
    schemaName: "social_post",
    maxOutputTokens: 800,
    brief: {
      type: "social",
      platform: "facebook",
      language: "vi",
      topic: "Cà phê sữa đá",
      brand: {
        name: "Cà Phê Sông Hàn", industry: "F&B", description: "Quán cà phê bên sông Hàn, Đà Nẵng.", toneOfVoice: "ấm áp",
        targetAudience: "dân văn phòng", doWords: ["đậm đà"], dontWords: ["rẻ nhất"],
      },
      product: {
        name: "Cà phê sữa đá", description: "Phin truyền thống.", features: ["hạt Robusta Đắk Lắk"], benefits: ["tỉnh táo cả sáng"],
        price: { amount: "29000", currency: "VND" }, url: "https://caphesonghan.vn",
      },
      seed: 7,
    },
    ...changes,
  };
}

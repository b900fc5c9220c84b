import { describe, expect, it } from "vitest";
import type { GraphicBrand, GraphicDocument, GraphicProduct } from "./graphic.ts";
import { salientWindow } from "./saliency.ts";
import { suggestTemplates } from "./suggest-templates.ts";
import { listTemplates } from "./templates/index.ts";
import { textsFromDocument } from "./write-texts.ts";
import { derivePalette, readableRatio } from "./palette.ts";
import { contrast } from "./color.ts";

const brand: GraphicBrand = { name: "Mộc Hiên Cà Phê", websiteUrl: "https://www.mochien.example/", language: "vi" };
const product: GraphicProduct = { name: "Cà phê phin Cầu Đất", description: "Arabica pha phin nhôm.", features: ["Rang mỗi thứ Ba", "Pha tại bàn"], benefits: ["Hậu ngọt"], price: { amount: "39000", currency: "VND" } };
const post: GraphicDocument = { type: "social", body: "Sáng nay trời sương. ☕ Ghé uống ly phin nóng nhé!\n\n#dalat", cta: "Ghé quán." };

describe("texts of a content", () => {
  it("take headline, price and call from the post and the product", () => {
    expect(textsFromDocument("product-showcase", post, product, brand)).toMatchObject({ headline: "Cà phê phin Cầu Đất", price: expect.stringMatching(/39\.000\s₫/), cta: "Ghé quán" });
    expect(textsFromDocument("statement", post, null, brand)).toMatchObject({ headline: "Sáng nay trời sương", body: "Ghé uống ly phin nóng nhé!" });
  });

  it("ask in a few words, or not at all: no button ends in dots", () => {
    const call = (cta: string) => textsFromDocument("product-showcase", { ...post, cta }, product, brand).cta;
    expect(call("Nhắn tin cho Mộc Hiên Cà Phê để đặt món nhé.")).toBe("Nhắn tin để đặt món");
    expect(call("Mời bạn nhắn tin cho Mộc Hiên Cà Phê, chúng mình sẽ trả lời cụ thể.")).toBe("Nhắn tin");
    expect(call("Mời bạn để lại câu hỏi dưới bài viết này.")).toBe("Để lại câu hỏi");
    expect(call("Kể cho chúng mình nghe suy nghĩ của bạn dưới phần bình luận nhé.")).toBe("Kể cho chúng mình nghe");
    expect(call("Để lại một lời chúc cho người bạn thương dưới bài nhé.")).toBe("Để lại một lời chúc");
    expect(call("Lưu bài lại để khi cần thì mở ra xem nhé.")).toBe("Lưu bài lại");
    expect(call("Message us to book your table for the weekend.")).toBe("Message us");
    expect(call("Quán-mở-cửa-từ-sáng-sớm-đến-tối-muộn-mỗi-ngày")).toBeUndefined();
  });

  it("say nothing twice: neither the price, nor the brand's name, nor the headline", () => {
    const priced: GraphicDocument = { type: "ads", headlines: ["Cà phê phin Cầu Đất: 39.000 ₫"], primaryText: "Giá Cà phê phin Cầu Đất: 39.000 ₫. Với mức giá đó, bạn có:\n- Hạt mới\n- Pha tại bàn" };
    expect(textsFromDocument("ads-banner", priced, product, brand)).toMatchObject({ headline: "Cà phê phin Cầu Đất", body: "Arabica pha phin nhôm." });
    expect(textsFromDocument("product-showcase", post, product, brand).kicker).toBe("Rang mỗi thứ Ba");
    expect(textsFromDocument("article-cover", { type: "social", body: "Mỗi người một câu trả lời." }, null, brand)).toEqual({ headline: "Mỗi người một câu trả lời", footer: "mochien.example" });
  });

  it("read lists from bullets, and fall back to the product's features", () => {
    expect(textsFromDocument("tip-list", { type: "social", body: "Ba điều cần nhớ\n- Tráng phin\n- Ủ 30 giây" }, product, brand).items).toBe("Tráng phin\nỦ 30 giây");
    expect(textsFromDocument("tip-list", post, product, brand).items).toBe("Rang mỗi thứ Ba\nPha tại bàn\nHậu ngọt");
  });

  it("give every template the texts that it needs, even for an empty post", () => {
    for (const { id } of listTemplates()) expect(textsFromDocument(id, { type: "social", body: "" }, null, brand).headline, id).toBeTruthy();
  });

  it("invent nothing: no figure, author or date that is not there", () => {
    for (const { id } of listTemplates()) expect(textsFromDocument(id, post, null, brand)).not.toMatchObject({ price: expect.anything() });
    expect(textsFromDocument("offer", post, product, brand).badge).toBeUndefined();
    expect(textsFromDocument("offer", { type: "social", body: "Giảm -20% hôm nay." }, product, brand).badge).toBe("−20%");
  });
});

describe("suggestions", () => {
  const kinds = (document: GraphicDocument, more: { hasPhoto?: boolean; hasPrice?: boolean; platform?: string } = {}) => suggestTemplates({ type: document.type, platform: more.platform ?? "facebook", document, hasPhoto: more.hasPhoto ?? true, hasPrice: more.hasPrice ?? false }).map(({ kind }) => kind);

  it("are three of different kinds, the likeliest first", () => {
    expect(kinds({ type: "social", body: "Giảm 20% cho hai túi hạt tuần này" })[0]).toBe("offer");
    expect(kinds({ type: "social", body: "Bốn mẹo pha phin:\n- Tráng phin\n- Ủ 30 giây" })[0]).toBe("tips");
    expect(kinds({ type: "social", body: "Quán tuyển hai bạn pha chế" })[0]).toBe("hiring");
    expect(kinds({ type: "ads", headlines: ["Cà phê trứng"], primaryText: "Ấm bụng" }, { hasPrice: true })[0]).toBe("ad");
    expect(kinds({ type: "landing", sections: [] })[0]).toBe("article");
    expect(kinds({ type: "video", hook: "Nhìn này" }, { platform: "tiktok" })[0]).toBe("story");
    expect(new Set(kinds(post)).size).toBe(3);
  });

  it("offer no comparison for one photo, no event without a time, no list as the answer to a question", () => {
    expect(kinds({ type: "social", body: "Bốn điều nên biết trước khi chọn phin" })).not.toContain("comparison");
    expect(kinds({ type: "social", body: "Giữa buổi chiều, mắt nặng trĩu." })).not.toContain("event");
    expect(kinds({ type: "social", body: "Bạn thường uống cà phê vào lúc nào?\n- Sáng\n- Chiều" })[0]).not.toBe("tips");
  });

  it("lead with words where there is no photo", () => {
    expect(kinds({ type: "social", body: "Sáng nay trời sương." }, { hasPhoto: false })[0]).toBe("statement");
  });
});

describe("palettes", () => {
  it("read on every ground, in every scheme, from one to four colours of any lightness", () => {
    const sets = [[], ["#FFFFFF"], ["#000000"], ["#FFE600"], ["#FFD1DC"], ["#777777"], ["#0044FF", "#FF0000"], ["#4B2E1E", "#C98A4B", "#F4E9DA", "#5B6B4A"], ["not a colour"]];
    for (const colors of sets) {
      for (const scheme of ["light", "dark", "bold"] as const) {
        const palette = derivePalette(colors, scheme);
        for (const ground of Object.values(palette.fills)) {
          for (const tone of ["strong", "soft", "accent"] as const) expect(contrast(palette.tone(tone, ground), ground), `${colors.join()} ${scheme} ${tone} on ${ground}`).toBeGreaterThanOrEqual(readableRatio);
        }
      }
    }
  });
});

describe("crops", () => {
  it("take a ground of the colour of skin for a ground, and cut through nothing that fits", () => {
    const [width, height] = [120, 120];
    const data = new Uint8Array(width * height * 4);
    for (let at = 0; at < data.length; at += 4) data.set([224, 180, 140, 255], at);
    for (let y = 50; y < 95; y++) for (let x = 40; x < 85; x++) data.set([50, 45, 30, 255], (y * width + x) * 4);
    const tall = salientWindow({ width, height, data }, 68, 120);
    expect(Math.abs(tall.x * width - 62)).toBeLessThan(8);
    const wide = salientWindow({ width, height, data }, 120, 60);
    expect(Math.abs(wide.y * height - 72)).toBeLessThan(8);
  });

  it("keep the subject wherever it stands", () => {
    for (const at of [0.15, 0.5, 0.85]) {
      const data = new Uint8Array(120 * 60 * 4).fill(180);
      for (let y = 25; y < 38; y++) for (let x = Math.round(at * 120) - 7; x < at * 120 + 7; x++) data.set([210, 30, 30, 255], (y * 120 + x) * 4);
      const { x } = salientWindow({ width: 120, height: 60, data }, 45, 60);
      expect(Math.abs(x - at)).toBeLessThan(0.19);
    }
  });
});

import type { SeedPrompt } from "./seed-prompt.ts";

const placesVi = ["một phần ba bên trái", "một phần ba phía trên", "một phần ba phía dưới"];
const placesEn = ["the left third", "the upper third", "the lower third"];
const calmVi = { name: "calmPlace", label: "Chỗ trống cho chữ", type: "choice" as const, options: placesVi };
const calmEn = { name: "calmPlace", label: "Calm space for text", type: "choice" as const, options: placesEn };

/** Our own text, logo and price are set on the picture afterwards, exact to the letter: a model must draw none. */
const noTextVi = "Không có chữ, con số, logo, watermark, khung viền hay giao diện nào trong ảnh.";
const noTextEn = "No text, numbers, logos, watermarks, borders or interface elements anywhere in the image.";

/** Backgrounds for brand graphics. Each keeps 30 % of the picture calm, where our own text will stand. */
export const images: SeedPrompt[] = [
  {
    slug: "image-product-showcase-vi",
    name: "product_showcase – Nền trưng bày sản phẩm",
    description: "Ảnh sản phẩm kiểu studio, chừa 30 % chỗ yên cho chữ.",
    category: "image",
    language: "vi",
    variables: [
      { ...calmVi, default: placesVi[0]! },
      { name: "mood", label: "Không khí", type: "choice", options: ["sáng và sạch", "ấm và gần gũi", "sang trọng, tối giản", "tươi trẻ, nhiều năng lượng"], default: "sáng và sạch" },
      { name: "setting", label: "Bối cảnh (mặt bàn, chất liệu, đạo cụ)", type: "text" },
    ],
    template: `Ảnh chụp quảng cáo sản phẩm chuyên nghiệp{{#if product}}: {{product.name}}{{/if}}{{#if brand.industry}}, ngành {{brand.industry}}{{/if}}.
{{#if product.description}}Sản phẩm: {{product.description}}
{{/if}}{{#if topic}}Điều cần thấy: {{topic}}
{{/if}}Bối cảnh: {{#if setting}}{{setting}}; {{/if}}bệ trưng bày đơn giản, phông nền liền, không khí {{mood}}.
Ánh sáng studio mềm từ một bên, bóng đổ tự nhiên, nét ở sản phẩm, nền hơi mờ, chất liệu thật.
Bố cục: sản phẩm chiếm khoảng 40 % ảnh; {{calmPlace}} của ảnh (ít nhất 30 % diện tích) để trống, phẳng và yên, cùng một tông màu, không có vật thể, để đặt chữ lên sau.
${noTextVi}`,
  },
  {
    slug: "image-product-showcase-en",
    name: "product_showcase – product background",
    description: "A studio product shot that keeps 30 % calm for text.",
    category: "image",
    language: "en",
    variables: [
      { ...calmEn, default: placesEn[0]! },
      { name: "mood", label: "Mood", type: "choice", options: ["bright and clean", "warm and homely", "luxurious, minimal", "fresh and energetic"], default: "bright and clean" },
      { name: "setting", label: "Setting (surface, material, props)", type: "text" },
    ],
    template: `Professional advertising photograph of a product{{#if product}}: {{product.name}}{{/if}}{{#if brand.industry}}, {{brand.industry}}{{/if}}.
{{#if product.description}}The product: {{product.description}}
{{/if}}{{#if topic}}What must be seen: {{topic}}
{{/if}}Setting: {{#if setting}}{{setting}}; {{/if}}a simple pedestal, a seamless backdrop, {{mood}}.
Soft studio light from one side, natural shadows, sharp on the product, slightly blurred background, true materials.
Composition: the product takes about 40 % of the frame; {{calmPlace}} of the picture (at least 30 % of its area) stays empty, flat and calm, in one tone, without objects, so that text can be set there later.
${noTextEn}`,
  },
  {
    slug: "image-social-media-post-vi",
    name: "social_media_post – Nền bài đăng mạng xã hội",
    description: "Một cảnh đời thường có câu chuyện, chừa 30 % chỗ yên cho chữ.",
    category: "image",
    language: "vi",
    variables: [
      { ...calmVi, default: placesVi[1]! },
      { name: "style", label: "Kiểu ảnh", type: "choice", options: ["ảnh chụp tự nhiên", "minh họa phẳng hiện đại", "tĩnh vật nhìn từ trên xuống", "đồ họa trừu tượng"], default: "ảnh chụp tự nhiên" },
    ],
    template: `Hình nền cho một bài đăng mạng xã hội{{#if brand.industry}} của thương hiệu ngành {{brand.industry}}{{/if}}, kiểu {{style}}.
{{#if topic}}Chủ đề: {{topic}}
{{/if}}{{#if product}}Có liên quan đến: {{product.name}}
{{/if}}{{#if brand.targetAudience}}Dành cho: {{brand.targetAudience}}
{{/if}}Một ý duy nhất, nhìn ra trong một giây trên điện thoại; một điểm nhấn rõ; ánh sáng tự nhiên, màu ấm và thật; đời sống Việt Nam hiện đại nếu có người hay nơi chốn.
Bố cục: {{calmPlace}} của ảnh (ít nhất 30 % diện tích) yên và ít chi tiết, đủ phẳng để đọc được chữ đặt lên sau; điểm nhấn nằm ở phần còn lại.
${noTextVi}`,
  },
  {
    slug: "image-social-media-post-en",
    name: "social_media_post – background of a post",
    description: "A scene with one idea that keeps 30 % calm for text.",
    category: "image",
    language: "en",
    variables: [
      { ...calmEn, default: placesEn[1]! },
      { name: "style", label: "Style", type: "choice", options: ["natural photograph", "modern flat illustration", "top-down still life", "abstract graphic"], default: "natural photograph" },
    ],
    template: `Background of a social media post{{#if brand.industry}} by a {{brand.industry}} brand{{/if}}, as a {{style}}.
{{#if topic}}Topic: {{topic}}
{{/if}}{{#if product}}It relates to: {{product.name}}
{{/if}}{{#if brand.targetAudience}}For: {{brand.targetAudience}}
{{/if}}One single idea that is understood within a second on a phone; one clear focal point; natural light, honest warm colours.
Composition: {{calmPlace}} of the picture (at least 30 % of its area) is calm and low in detail, flat enough for text to be read on it later; the focal point lies in the rest.
${noTextEn}`,
  },
  {
    slug: "image-ads-banner-vi",
    name: "ads_banner – Nền banner quảng cáo",
    description: "Sản phẩm bên phải, bên trái trống cho tiêu đề và nút bấm.",
    category: "image",
    language: "vi",
    variables: [
      { ...calmVi, default: placesVi[0]! },
      { name: "offer", label: "Dịp hoặc lời chào (để chọn không khí)", type: "text" },
    ],
    template: `Hình nền banner quảng cáo{{#if product}} cho {{product.name}}{{/if}}{{#if brand.industry}}, ngành {{brand.industry}}{{/if}}, tương phản rõ, nhìn ra ngay giữa một trang đông.
{{#if topic}}Ý chính: {{topic}}
{{/if}}{{#if offer}}Không khí của dịp: {{offer}} (không viết ra chữ)
{{/if}}Sản phẩm hoặc hình ảnh chính nằm bên phải, to, sắc nét, hơi nghiêng, có ánh viền; nền chuyển màu mượt từ màu chủ đạo.
Bố cục: {{calmPlace}} của ảnh (ít nhất 30 % diện tích) hoàn toàn trống và đều màu, dành cho tiêu đề và nút bấm.
${noTextVi}`,
  },
  {
    slug: "image-ads-banner-en",
    name: "ads_banner – background of a banner",
    description: "The product on the right, the left free for headline and button.",
    category: "image",
    language: "en",
    variables: [
      { ...calmEn, default: placesEn[0]! },
      { name: "offer", label: "Occasion or offer (for the mood)", type: "text" },
    ],
    template: `Background of an advertising banner{{#if product}} for {{product.name}}{{/if}}{{#if brand.industry}}, {{brand.industry}}{{/if}}, clear contrast, noticed at once on a crowded page.
{{#if topic}}Main idea: {{topic}}
{{/if}}{{#if offer}}Mood of the occasion: {{offer}} (never written out)
{{/if}}The product or main motif on the right, large, sharp, slightly angled, with a rim light; a smooth gradient of the main colour behind it.
Composition: {{calmPlace}} of the picture (at least 30 % of its area) is completely empty and even in tone, kept for headline and button.
${noTextEn}`,
  },
];

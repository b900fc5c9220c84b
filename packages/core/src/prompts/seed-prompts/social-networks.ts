import type { SeedPrompt } from "./seed-prompt.ts";

const endingVi = `- cta: một hành động duy nhất, dưới 8 từ.
- altText: mô tả một tấm ảnh có thật chụp được cho bài này, không chữ trên ảnh.`;
const endingEn = `- cta: one single action, under 8 words.
- altText: describes one photo that could really be taken for this post, no words in the picture.`;

/** Each network's own voice, length and habit of hashtags; chosen before the templates for any network. */
export const socialNetworks: SeedPrompt[] = [
  {
    slug: "social-instagram-vi",
    name: "Instagram – một khoảnh khắc",
    description: "Chú thích đi cùng một tấm ảnh: mở bằng cảm giác, ngắn, hashtag gọn.",
    category: "social",
    platform: "instagram",
    language: "vi",
    template: `Viết chú thích Instagram cho {{brand.name}}{{#if product}}, về {{product.name}}{{/if}}{{#if topic}}, chủ đề {{topic}}{{/if}}. Ảnh nói trước, chữ nói điều ảnh không nói được.

Cách viết
1. Dòng đầu dưới 100 ký tự, một cảm giác hoặc chi tiết trong ảnh; phần sau bị ẩn dưới "xem thêm".
2. Hai đến bốn đoạn rất ngắn, mỗi đoạn một câu, có chỗ thở. Một lợi ích cụ thể, không liệt kê.
3. Không chèn liên kết (trên Instagram không bấm được); mời nhắn tin, lưu bài hoặc ghé.

- body: 300–900 ký tự, không quá {{limits.text}}.
- hashtags: 3 đến {{limits.hashtags}}, gồm thẻ thương hiệu, một thẻ địa phương hoặc ngành, còn lại đúng chủ đề; không dùng thẻ chung chung kiểu #love.
${endingVi}`,
  },
  {
    slug: "social-instagram-en",
    name: "Instagram – one moment",
    description: "A caption for one picture: opens with a feeling, short, few hashtags.",
    category: "social",
    platform: "instagram",
    language: "en",
    template: `Write an Instagram caption for {{brand.name}}{{#if product}}, about {{product.name}}{{/if}}{{#if topic}}, on {{topic}}{{/if}}. The picture speaks first; the words say what it cannot.

How
1. First line under 100 characters, a feeling or a detail in the picture; the rest is folded under "more".
2. Two to four very short paragraphs of one sentence each, with room to breathe. One concrete benefit, no list.
3. No link (it cannot be clicked on Instagram); invite people to message, save or visit.

- body: 300–900 characters, never above {{limits.text}}.
- hashtags: 3 to {{limits.hashtags}}: the brand's, one of the place or trade, the rest on the topic; none such as #love.
${endingEn}`,
  },
  {
    slug: "social-tiktok-vi",
    name: "TikTok – câu móc và một ý",
    description: "Chú thích cực ngắn như nói với bạn, có từ khóa người ta hay tìm.",
    category: "social",
    platform: "tiktok",
    language: "vi",
    template: `Viết chú thích TikTok cho {{brand.name}}{{#if product}}, về {{product.name}}{{/if}}{{#if topic}}, chủ đề {{topic}}{{/if}}. Người xem đang lướt: một câu móc, một ý, xong.

Cách viết
1. Câu đầu dưới 60 ký tự, như lời nói, gợi tò mò bằng chi tiết thật, không giật gân.
2. Câu thứ hai trả lời bằng một sự thật cụ thể. Có từ khóa mà người ta gõ khi tìm chủ đề này.
3. Không liên kết, không kêu gọi "tim đi, tag đi".

- body: 60–200 ký tự, không quá {{limits.text}}.
- hashtags: 2 đến {{limits.hashtags}}, một thẻ chủ đề rộng, còn lại hẹp.
${endingVi}`,
  },
  {
    slug: "social-tiktok-en",
    name: "TikTok – a hook and one idea",
    description: "A very short caption as one would say it, with the words that people search for.",
    category: "social",
    platform: "tiktok",
    language: "en",
    template: `Write a TikTok caption for {{brand.name}}{{#if product}}, about {{product.name}}{{/if}}{{#if topic}}, on {{topic}}{{/if}}. Viewers are scrolling: one hook, one idea, done.

How
1. First sentence under 60 characters, as spoken, curious through a real detail, no clickbait.
2. Second sentence answers with one concrete fact. Use the words that people type when they search for this.
3. No link, no "like and tag".

- body: 60–200 characters, never above {{limits.text}}.
- hashtags: 2 to {{limits.hashtags}}, one broad, the others narrow.
${endingEn}`,
  },
  {
    slug: "social-linkedin-vi",
    name: "LinkedIn – một bài học nghề",
    description: "Giọng chuyên môn, có quan sát và điều rút ra, không bán hàng lộ liễu.",
    category: "social",
    platform: "linkedin",
    language: "vi",
    template: `Viết một bài LinkedIn cho {{brand.name}}{{#if topic}} về {{topic}}{{/if}}{{#if product}}; dẫn chứng lấy từ {{product.name}}{{/if}}. Người đọc là người đi làm; họ dừng lại vì học được một điều.

Cách viết
1. Hai dòng đầu dưới 200 ký tự: một quan sát trong nghề hoặc một quyết định khó; phần sau bị ẩn dưới "xem thêm".
2. Bối cảnh, điều đã làm, điều rút ra. Câu đủ, đoạn ngắn, không gạch đầu dòng quá ba ý. Không dựng con số.
3. Kết bằng một câu hỏi mời người cùng nghề góp ý. Không biểu tượng cảm xúc, không viết hoa để nhấn.

- body: 700–1.600 ký tự, không quá {{limits.text}}.
- hashtags: 2 đến {{limits.hashtags}}, theo ngành.
${endingVi}`,
  },
  {
    slug: "social-linkedin-en",
    name: "LinkedIn – a lesson from the trade",
    description: "A professional voice with an observation and a takeaway, no plain selling.",
    category: "social",
    platform: "linkedin",
    language: "en",
    template: `Write a LinkedIn post for {{brand.name}}{{#if topic}} about {{topic}}{{/if}}{{#if product}}; take the evidence from {{product.name}}{{/if}}. Readers are at work; they stop because they learn something.

How
1. The first two lines under 200 characters: an observation of the trade or a hard decision; the rest is folded under "more".
2. Context, what was done, what it taught. Full sentences, short paragraphs, at most three points. No invented numbers.
3. End with a question to people of the same trade. No emoji, no capitals for emphasis.

- body: 700–1,600 characters, never above {{limits.text}}.
- hashtags: 2 to {{limits.hashtags}}, of the trade.
${endingEn}`,
  },
];

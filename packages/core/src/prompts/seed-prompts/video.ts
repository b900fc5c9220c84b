import type { SeedPrompt } from "./seed-prompt.ts";

const formVi = `Trả về
- hook: câu nói trong ba giây đầu, dưới 12 từ.
- scenes: mỗi cảnh có voiceover (nói được trong đúng số giây, khoảng ba tiếng mỗi giây), onScreenText (tối đa 7 từ, không chép lại voiceover), visual (một cảnh quay được bằng điện thoại, nêu cỡ cảnh và chuyển động), seconds.
- Tổng seconds không quá {{limits.seconds}}.
- caption: dưới {{limits.text}} ký tự, thêm một điều video chưa nói. hashtags: tối đa {{limits.hashtags}}.`;
const formEn = `Return
- hook: what is said in the first three seconds, under 12 words.
- scenes: each with voiceover (can be spoken in its seconds, about two and a half words a second), onScreenText (at most 7 words, not a copy of the voiceover), visual (something a phone can film, with framing and movement), seconds.
- All seconds together at most {{limits.seconds}}.
- caption: under {{limits.text}} characters, adding one thing that the video does not say. hashtags: at most {{limits.hashtags}}.`;

export const video: SeedPrompt[] = [
  {
    slug: "video-hook-value-cta-vi",
    name: "Video 30 giây – Mở, giá trị, mời",
    description: "Kịch bản ngắn cho TikTok, Reels, Shorts: giữ người xem từ ba giây đầu.",
    category: "video",
    language: "vi",
    variables: [
      { name: "hookStyle", label: "Kiểu mở đầu", type: "choice", options: ["điều trái với số đông", "kết quả trước, cách làm sau", "câu hỏi khách hay hỏi", "lỗi thường gặp"], default: "kết quả trước, cách làm sau" },
    ],
    template: `Viết kịch bản video dọc ngắn cho {{brand.name}} trên {{platform}}{{#if topic}} về {{topic}}{{/if}}.

Dựng theo ba nhịp
1. Mở (3 giây) – kiểu: {{hookStyle}}. Hình chuyển động ngay từ khung đầu, không logo, không lời chào.
2. Giá trị (phần lớn thời lượng) – ba cảnh, mỗi cảnh đúng một điều xem xong dùng được.{{#if product}} {{product.name}} xuất hiện trong tay người dùng, không đứng một mình trên nền trắng; nêu một đặc điểm và điều nó đem lại.{{/if}}
3. Mời (4 giây cuối) – một hành động, nói bằng lời và bằng chữ. Câu cuối nối lại câu đầu để xem lặp tự nhiên.

Câu nói như nói chuyện, không như đọc bài. Tắt tiếng vẫn hiểu nhờ onScreenText.

${formVi}`,
  },
  {
    slug: "video-hook-value-cta-en",
    name: "30-second video – hook, value, call",
    description: "A short script for TikTok, Reels and Shorts that holds from the first three seconds.",
    category: "video",
    language: "en",
    variables: [
      { name: "hookStyle", label: "Kind of opening", type: "choice", options: ["against the common view", "result first, then how", "a question customers ask", "a common mistake"], default: "result first, then how" },
    ],
    template: `Write a short vertical video for {{brand.name}} on {{platform}}{{#if topic}} about {{topic}}{{/if}}.

Three beats
1. Hook (3 seconds) – kind: {{hookStyle}}. Movement from the first frame, no logo, no greeting.
2. Value (most of the time) – three scenes, each with exactly one thing that viewers can use.{{#if product}} {{product.name}} is seen in someone's hands, not alone on white; one feature and what it brings.{{/if}}
3. Call (last 4 seconds) – one action, spoken and on screen. The last line leads back to the first, so that the loop feels natural.

Speak as in conversation, not as from a page. Clear with the sound off, through onScreenText.

${formEn}`,
  },
  {
    slug: "video-behind-the-scenes-vi",
    name: "Video hậu trường",
    description: "Cho xem cách làm: tay nghề, nguyên liệu, một bước ít ai thấy.",
    category: "video",
    language: "vi",
    variables: [{ name: "step", label: "Bước muốn cho xem", type: "text" }],
    template: `Viết kịch bản video hậu trường của {{brand.name}} cho {{platform}}{{#if topic}}, về {{topic}}{{/if}}.
{{#if step}}Bước muốn cho xem: {{step}}{{/if}}

Dựng theo mạch làm việc
1. Mở (3 giây): cận cảnh một động tác lạ mắt, kèm câu gợi tò mò về điều sắp thấy.
2. Ba đến bốn cảnh theo trình tự công việc. Mỗi cảnh: tay đang làm gì, âm thanh thật nào nghe được, vì sao bước này đáng công.
3. Thành phẩm: {{#if product}}{{product.name}}, {{/if}}một cảnh tĩnh hai giây cho người xem thở.
4. Lời mời nhẹ: ghé xem tận nơi, nhắn tin hoặc hỏi một câu.

Chỉ cho xem việc mà dữ liệu cho biết thương hiệu làm; không bịa quy trình, máy móc hay nguồn gốc. Giọng điềm, để hình và tiếng kể.

${formVi}`,
  },
  {
    slug: "video-behind-the-scenes-en",
    name: "Behind-the-scenes video",
    description: "Show how it is done: craft, material, a step that few people see.",
    category: "video",
    language: "en",
    variables: [{ name: "step", label: "The step to show", type: "text" }],
    template: `Write a behind-the-scenes video of {{brand.name}} for {{platform}}{{#if topic}}, about {{topic}}{{/if}}.
{{#if step}}The step to show: {{step}}{{/if}}

Follow the work
1. Opening (3 seconds): close on a movement that people seldom see, with a line that makes them curious.
2. Three or four scenes in working order. Each: what the hands do, which real sound is heard, why this step is worth the trouble.
3. The result: {{#if product}}{{product.name}}, {{/if}}one still shot of two seconds to breathe.
4. A light invitation: come and see, send a message, or ask.

Show only work that the data says the brand does; invent no process, machine or origin. Calm: let picture and sound tell it.

${formEn}`,
  },
];

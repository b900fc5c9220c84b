import type { SeedPrompt } from "./seed-prompt.ts";

export const landing: SeedPrompt[] = [
  {
    slug: "landing-aida-vi",
    name: "Trang đích – AIDA",
    description: "Trang bán một sản phẩm: chú ý, quan tâm, mong muốn, hành động.",
    category: "landing",
    platform: "website",
    language: "vi",
    variables: [
      { name: "action", label: "Hành động chính trên trang", type: "text", default: "Đặt ngay" },
      { name: "offer", label: "Lời chào trên trang", type: "text" },
    ],
    template: `Viết trang đích cho {{brand.name}}{{#if product}}, bán {{product.name}}{{/if}}{{#if topic}}, góc {{topic}}{{/if}}. Cả trang chỉ có một hành động: {{action}}.{{#if offer}} Lời chào: {{offer}}.{{/if}}

sections theo thứ tự
1. hero – heading dưới {{limits.headline}} ký tự: kết quả khách nhận được, không phải tên sản phẩm. body dưới {{limits.description}} ký tự: cho ai, bằng cách nào. items: ba lý do ngắn.
2. problem – một cảnh quen, kể bằng lời của khách; cho thấy mình hiểu trước khi bán.
3. features – mỗi item: đặc điểm, gạch ngang, điều khách được. Chỉ lấy từ dữ liệu.
4. benefits – một ngày của khách sau khi có sản phẩm: ba đến năm lợi ích, xếp theo điều họ quan tâm nhất.
5. proof – chỉ chứng cứ có trong dữ liệu: nguồn gốc, quy trình, chất liệu, cách làm. Không có lời khách hàng thì không viết lời khách hàng.
{{#if product.price}}6. price – giá {{product.price}}, gồm những gì, so với giá trị nhận được. Không so với giá bịa.
{{/if}}7. faq – bốn câu khách ngại hỏi nhất, mỗi item dạng "Câu hỏi? Câu trả lời." Câu nào dữ liệu không trả lời được thì mời nhắn tin.
8. cta – nhắc lại kết quả trong một câu, rồi hành động, rồi một câu làm nhẹ lòng (dễ, nhanh, hỏi trước cũng được).

Cả trang dưới {{limits.text}} ký tự. Mỗi heading đọc riêng vẫn kể được câu chuyện.`,
  },
  {
    slug: "landing-aida-en",
    name: "Landing page – AIDA",
    description: "A page for one product: attention, interest, desire, action.",
    category: "landing",
    platform: "website",
    language: "en",
    variables: [
      { name: "action", label: "The one action of the page", type: "text", default: "Order now" },
      { name: "offer", label: "Offer on the page", type: "text" },
    ],
    template: `Write a landing page for {{brand.name}}{{#if product}}, selling {{product.name}}{{/if}}{{#if topic}}, from the angle {{topic}}{{/if}}. The page has one action: {{action}}.{{#if offer}} Offer: {{offer}}.{{/if}}

sections, in this order
1. hero – heading under {{limits.headline}} characters: the result for the customer, not the product's name. body under {{limits.description}} characters: for whom and how. items: three short reasons.
2. problem – a familiar scene in the customer's own words; show that you understand before you sell.
3. features – each item: the feature, a dash, what the customer gets. From the data only.
4. benefits – the customer's day once they have it: three to five, in the order of what they care about.
5. proof – only what the data holds: origin, process, material, way of working. Without customer quotes in the data, none on the page.
{{#if product.price}}6. price – {{product.price}}, what it includes, next to what it is worth to them. No invented price to compare with.
{{/if}}7. faq – the four questions that people are shy to ask, each item as "Question? Answer." What the data cannot answer becomes an invitation to send a message.
8. cta – the result in one sentence, then the action, then a line that takes the weight off (easy, quick, ask first if you like).

The whole page under {{limits.text}} characters. The headings alone should tell the story.`,
  },
  {
    slug: "landing-lead-vi",
    name: "Trang đăng ký tư vấn",
    description: "Thu thông tin cho dịch vụ cần tư vấn: gỡ lo ngại, hẹn bước đầu nhẹ nhàng.",
    category: "landing",
    platform: "website",
    language: "vi",
    variables: [
      { name: "gift", label: "Thứ khách nhận khi đăng ký", type: "text", default: "một buổi tư vấn" },
      { name: "objection", label: "Lo ngại lớn nhất của khách", type: "text" },
    ],
    template: `Viết trang đăng ký cho {{brand.name}}{{#if product}} về {{product.name}}{{/if}}{{#if topic}}, chủ đề {{topic}}{{/if}}. Khách để lại số điện thoại và nhận {{gift}}.
{{#if objection}}Lo ngại lớn nhất của khách: {{objection}}{{/if}}

sections theo thứ tự
1. hero – heading dưới {{limits.headline}} ký tự: câu hỏi khách đang tự hỏi hoặc kết quả họ mong. body dưới {{limits.description}} ký tự: để lại số thì được gì, mất bao lâu nếu dữ liệu có nói.
2. problem – ba điều làm khách chần chừ, mỗi item một câu, không phán xét.
3. benefits – sau buổi tư vấn khách biết thêm điều gì, quyết định dễ hơn ra sao, dù mua hay không.
4. features – cách {{brand.name}} làm việc, theo từng bước, mỗi item một bước bắt đầu bằng động từ.
5. proof – chứng cứ có trong dữ liệu, nói gọn. Không bịa con số, giải thưởng, cam kết.
6. faq – bốn câu, câu đầu trả lời thẳng lo ngại lớn nhất.
7. cta – một câu mời, nói rõ chuyện gì xảy ra sau khi gửi và không ép mua.

Giọng bình tĩnh, ngang hàng; không đếm ngược, không "chỉ còn". Cả trang dưới {{limits.text}} ký tự.`,
  },
  {
    slug: "landing-lead-en",
    name: "Consultation sign-up page",
    description: "Leads for a service that needs advice: answer worries, offer an easy first step.",
    category: "landing",
    platform: "website",
    language: "en",
    variables: [
      { name: "gift", label: "What people get for signing up", type: "text", default: "a consultation" },
      { name: "objection", label: "Their greatest worry", type: "text" },
    ],
    template: `Write a sign-up page for {{brand.name}}{{#if product}} about {{product.name}}{{/if}}{{#if topic}}, on {{topic}}{{/if}}. People leave a phone number and get {{gift}}.
{{#if objection}}Their greatest worry: {{objection}}{{/if}}

sections, in this order
1. hero – heading under {{limits.headline}} characters: the question they ask themselves or the result they want. body under {{limits.description}} characters: what they get for leaving a number, and how long it takes if the data says so.
2. problem – three things that make people hesitate, a sentence each, without judging.
3. benefits – what they will know afterwards and how the decision gets easier, whether they buy or not.
4. features – how {{brand.name}} works, step by step; each item begins with a verb.
5. proof – what the data holds, briefly. No invented numbers, awards or guarantees.
6. faq – four questions; the first answers the greatest worry straight.
7. cta – one sentence of invitation that says what happens after sending, without pressure.

Calm, between equals; no countdowns, no "only a few left". The whole page under {{limits.text}} characters.`,
  },
];

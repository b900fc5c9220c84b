import type { SeedPrompt } from "./seed-prompt.ts";

const ending = `Yêu cầu chung
- body tối đa {{limits.text}} ký tự, chia đoạn ngắn, giữa các đoạn có một dòng trống.
- hashtags: tối đa {{limits.hashtags}}, gồm một thẻ thương hiệu, còn lại theo chủ đề; viết liền, không dấu cách.
- cta: một hành động duy nhất, dưới 8 từ, không lặp lại câu cuối của body.
- altText: mô tả một tấm ảnh có thật chụp được cho bài này, không chữ trên ảnh.`;

export const socialVietnamese: SeedPrompt[] = [
  {
    slug: "social-everyday-vi",
    name: "Bài đăng hằng ngày",
    description: "Một ý, một lợi ích, một lời mời. Dùng khi chưa biết chọn mẫu nào.",
    category: "social",
    language: "vi",
    variables: [
      {
        name: "goal",
        label: "Mục tiêu của bài",
        type: "choice",
        options: ["được nhớ tới", "được trò chuyện", "có khách ghé hoặc nhắn tin"],
        default: "được trò chuyện",
      },
    ],
    template: `Viết một bài {{platform}} cho {{brand.name}}{{#if topic}} về {{topic}}{{/if}}. Mục tiêu: {{goal}}.

Cách viết
1. Câu đầu là một khoảnh khắc, một nhu cầu hoặc một chi tiết mà người đọc nhận ra mình trong đó; đứng một mình vẫn hiểu, dưới 90 ký tự, vì phần sau bị ẩn dưới "Xem thêm".
2. Một ý duy nhất cho cả bài. Ý đó dẫn tới một lợi ích cụ thể.{{#if product}} Chọn trong {{product.name}} một đặc điểm làm chứng cho lợi ích ấy, nói theo chuỗi "nhờ … nên bạn …".{{/if}}
3. Kết bằng một câu hỏi dễ trả lời hoặc một lời mời nhẹ, hợp với mục tiêu.

${ending}`,
  },
  {
    slug: "social-story-vi",
    name: "Kể chuyện thương hiệu",
    description: "Một câu chuyện nhỏ có nhân vật, có thay đổi, rồi mới tới thương hiệu.",
    category: "social",
    language: "vi",
    variables: [
      { name: "moment", label: "Chi tiết có thật trong câu chuyện", type: "long_text" },
      { name: "narrator", label: "Ai kể", type: "choice", options: ["người làm ra sản phẩm", "người đứng quầy hoặc tư vấn", "thương hiệu"], default: "người làm ra sản phẩm" },
    ],
    template: `Kể một câu chuyện ngắn của {{brand.name}} trên {{platform}}{{#if topic}}, xoay quanh {{topic}}{{/if}}. Người kể: {{narrator}}.
{{#if moment}}
Chi tiết có thật để dựng chuyện: {{moment}}
{{/if}}
Mạch kể
1. Vào giữa cảnh: nơi chốn, một hành động, một giác quan (mùi, tiếng, ánh sáng). Không giới thiệu, không "ngày xửa ngày xưa".
2. Có một điều vướng: một lựa chọn khó, một lần làm lại, một điều người khác cho là thừa.
3. Bước ngoặt: vì sao vẫn làm như vậy. Đây là lúc giá trị của thương hiệu lộ ra qua việc làm, không qua tính từ.
4. Nối sang người đọc bằng một câu: điều đó đem lại gì cho họ.{{#if product}} Nhắc {{product.name}} đúng một lần, ở đoạn này.{{/if}}

Không dựng lời khách hàng, tên người, năm tháng hay con số khi dữ liệu không có; khi thiếu, kể bằng công việc và thói quen của nghề.

${ending}`,
  },
  {
    slug: "social-launch-vi",
    name: "Ra mắt sản phẩm",
    description: "Giới thiệu sản phẩm mới: vì sao có nó, nó khác gì, bắt đầu ra sao.",
    category: "social",
    language: "vi",
    variables: [
      { name: "launchDate", label: "Ngày ra mắt", type: "text" },
      { name: "firstBuyers", label: "Quà cho những người đầu tiên", type: "text" },
    ],
    template: `Viết bài ra mắt{{#if product}} {{product.name}}{{/if}} của {{brand.name}} trên {{platform}}{{#if topic}}, nhấn vào {{topic}}{{/if}}.

Mạch bài
1. Câu đầu gọi đúng khoảng trống mà sản phẩm lấp: điều người đọc vẫn phải chịu hoặc vẫn hằng mong. Chưa nêu tên sản phẩm.
2. Câu hai là tin mới, nói thẳng: cái gì, dành cho ai.
3. Ba điểm khác, mỗi điểm một dòng, theo dạng "đặc điểm → bạn được gì". Xếp điểm mạnh nhất lên đầu; thiếu dữ kiện thì viết ít điểm hơn.
4. Cách bắt đầu: mua ở đâu, làm gì trước.{{#if product.price}} Giá: {{product.price}}, nêu một lần, cạnh giá trị nhận được.{{/if}}{{#if launchDate}} Ngày ra mắt: {{launchDate}}.{{/if}}{{#if firstBuyers}} Dành cho người đầu tiên: {{firstBuyers}}.{{/if}}

Giữ hào hứng trong giọng kể, không bằng dấu chấm than: nhiều nhất một dấu cho cả bài.

${ending}`,
  },
  {
    slug: "social-tips-vi",
    name: "Mẹo hữu ích",
    description: "Bài đáng lưu lại: ba đến năm mẹo làm được ngay.",
    category: "social",
    language: "vi",
    variables: [{ name: "tipCount", label: "Số mẹo (3–5)", type: "number", default: 3 }],
    template: `Viết một bài mẹo đáng lưu lại trên {{platform}}{{#if topic}} về {{topic}}{{/if}}, bằng hiểu biết nghề của {{brand.name}}.

Mạch bài
1. Câu đầu nêu kết quả người đọc sẽ có và con số mẹo, ví dụ dạng "{{tipCount}} việc nhỏ để …".
2. {{tipCount}} mẹo, đánh số. Mỗi mẹo: một động từ ở đầu, một câu làm gì, một câu vì sao. Làm được hôm nay, không cần mua gì.
3. Ít nhất một mẹo là điều trái với thói quen thường gặp.
4. {{#if product}}Chỉ ở mẹo cuối hoặc câu kết mới nhắc {{product.name}}, như một cách làm việc đó dễ hơn.{{/if}} Mời lưu bài hoặc gửi cho người đang cần.

Không khẳng định về y tế, pháp lý hay tài chính ngoài dữ liệu.

${ending}`,
  },
  {
    slug: "social-offer-vi",
    name: "Ưu đãi có hạn",
    description: "Ưu đãi rõ ràng: được gì, điều kiện gì, đến khi nào.",
    category: "social",
    language: "vi",
    variables: [
      { name: "offer", label: "Ưu đãi", type: "text", required: true },
      { name: "until", label: "Hạn cuối", type: "text" },
      { name: "condition", label: "Điều kiện áp dụng", type: "text" },
    ],
    template: `Viết bài ưu đãi của {{brand.name}} trên {{platform}}{{#if topic}}, dịp {{topic}}{{/if}}.
Ưu đãi: {{offer}}.{{#if until}} Hạn cuối: {{until}}.{{/if}}{{#if condition}} Điều kiện: {{condition}}.{{/if}}

Mạch bài
1. Câu đầu nói ngay ưu đãi cùng điều người đọc được hưởng; không giấu sau lời dẫn.
2. Vì sao lúc này: một lý do thật (mùa, dịp, hàng mới), lấy từ dữ liệu. Không tạo khan hiếm giả.
3. {{#if product}}Vì sao đáng mua ngay cả khi không giảm: một lợi ích của {{product.name}}.{{/if}} Cảm giác khi dùng, nói bằng hình ảnh.
4. Cách nhận, theo từng bước, tối đa ba bước. Điều kiện và hạn viết đủ, không dấu sao.

Giữ nguyên con số và ngày đã cho, không tự tính giá sau giảm.

${ending}`,
  },
  {
    slug: "social-question-vi",
    name: "Hỏi – đáp",
    description: "Trả lời một câu khách hay hỏi, thẳng và có ích.",
    category: "social",
    language: "vi",
    variables: [{ name: "question", label: "Câu khách hay hỏi", type: "text" }],
    template: `Viết bài hỏi – đáp của {{brand.name}} trên {{platform}}.
{{#if question}}Câu hỏi: {{question}}{{/if}}{{#if topic}}
Chủ đề: {{topic}}{{/if}}

Mạch bài
1. Dòng đầu là câu hỏi, viết đúng như khách nói, có chút ngập ngừng rất người.
2. Câu tiếp theo trả lời thẳng, trong một câu, trước khi giải thích.
3. Hai hoặc ba lý do, mỗi lý do gắn với một việc thương hiệu thật sự làm.{{#if product}} Dẫn chứng từ {{product.name}}.{{/if}}
4. Nói rõ khi nào câu trả lời không đúng, hoặc ai không nên chọn: sự thẳng thắn làm người ta tin.
5. Mời đặt câu hỏi tiếp theo trong bình luận.

Điều gì dữ liệu không trả lời được thì mời nhắn tin để được tư vấn, không đoán.

${ending}`,
  },
];

import type { SeedPrompt } from "./seed-prompt.ts";

const metaFormVi = `Trả về
- primaryText: hai câu đầu phải trọn ý trong {{limits.text}} ký tự, vì phần sau bị ẩn.
- headlines: {{limits.headlines}} tiêu đề, mỗi tiêu đề tối đa {{limits.headline}} ký tự, năm góc khác nhau (lợi ích, nỗi lo, chứng cứ, câu hỏi, hành động), đọc riêng vẫn hiểu.
- descriptions: {{limits.descriptions}} dòng, mỗi dòng tối đa {{limits.description}} ký tự, bổ sung chứ không lặp tiêu đề.
- cta: một hành động, khớp với việc người ta sẽ làm ở trang đích.
- path: một từ khóa ngắn, không dấu, không khoảng trắng.`;
const metaFormEn = `Return
- primaryText: the first two sentences make the whole point within {{limits.text}} characters, because the rest is folded away.
- headlines: {{limits.headlines}}, each at most {{limits.headline}} characters, from five angles (benefit, worry, proof, question, action), each clear on its own.
- descriptions: {{limits.descriptions}}, each at most {{limits.description}} characters, adding to the headlines instead of repeating them.
- cta: one action, the one that people will take on the page.
- path: one short keyword without spaces.`;

const offerVi = { name: "offer", label: "Lời chào (quà, dùng thử, giảm giá)", type: "text" as const };
const offerEn = { name: "offer", label: "Offer (gift, trial, discount)", type: "text" as const };

export const ads: SeedPrompt[] = [
  {
    slug: "ads-meta-pas-vi",
    name: "Quảng cáo Meta – PAS",
    description: "Vấn đề – xoáy – giải pháp, cho người chưa biết thương hiệu.",
    category: "ads",
    platform: "meta_ads",
    language: "vi",
    variables: [{ name: "pain", label: "Điều khách đang khó chịu", type: "text" }, offerVi],
    template: `Viết một quảng cáo Meta cho {{brand.name}}{{#if product}}, bán {{product.name}}{{/if}}{{#if topic}}, góc {{topic}}{{/if}}, theo PAS.
{{#if pain}}Điều khách đang khó chịu: {{pain}}{{/if}}{{#if offer}}
Lời chào: {{offer}}{{/if}}

Problem – một câu, tả tình huống cụ thể người ta đang gặp, không tả con người họ (chính sách Meta cấm ám chỉ đặc điểm cá nhân: viết "Buổi chiều hay buồn ngủ?" chứ không "Bạn bị mất ngủ?").
Agitate – một câu, cái giá của việc để nguyên: thời gian, tiền, một niềm vui bỏ lỡ. Không dọa, không trước – sau về cơ thể.
Solve – {{#if product}}{{product.name}} giải quyết bằng cách nào: một cơ chế cụ thể từ features, rồi một lợi ích từ benefits.{{/if}} Kết bằng lời mời{{#if offer}} có lời chào ở trên, giữ nguyên con số{{/if}}.

${metaFormVi}`,
  },
  {
    slug: "ads-meta-pas-en",
    name: "Meta ad – PAS",
    description: "Problem, agitate, solve, for people who do not know the brand yet.",
    category: "ads",
    platform: "meta_ads",
    language: "en",
    variables: [{ name: "pain", label: "What bothers the customer", type: "text" }, offerEn],
    template: `Write a Meta ad for {{brand.name}}{{#if product}}, selling {{product.name}}{{/if}}{{#if topic}}, from the angle {{topic}}{{/if}}, by PAS.
{{#if pain}}What bothers the customer: {{pain}}{{/if}}{{#if offer}}
Offer: {{offer}}{{/if}}

Problem – one sentence on a concrete situation, not on the person (Meta forbids implying personal attributes: "Afternoons that drag?" and not "Do you suffer from fatigue?").
Agitate – one sentence on what it costs to leave it so: time, money, a pleasure missed. No fear, no before-and-after bodies.
Solve – {{#if product}}how {{product.name}} does it: one mechanism from features, then one benefit from benefits.{{/if}} Close with the invitation{{#if offer}} and the offer above, numbers unchanged{{/if}}.

${metaFormEn}`,
  },
  {
    slug: "ads-meta-bridge-vi",
    name: "Quảng cáo Meta – Trước, sau, cây cầu",
    description: "Vẽ ngày hôm nay, ngày mong muốn, và cây cầu ở giữa. Hợp với nhóm đã ghé trang.",
    category: "ads",
    platform: "meta_ads",
    language: "vi",
    variables: [offerVi],
    template: `Viết một quảng cáo Meta cho {{brand.name}}{{#if product}}, về {{product.name}}{{/if}}{{#if topic}}, dịp {{topic}}{{/if}}, cho người đã từng ghé trang mà chưa quyết.

Trước – một cảnh quen thuộc trong ngày của họ, dưới 12 từ.
Sau – cùng cảnh đó khi việc đã dễ hơn: một chi tiết nhìn, nghe hoặc chạm được.
Cây cầu – {{#if product}}{{product.name}} đưa họ qua bằng gì{{#if product.price}}, với giá {{product.price}}{{/if}};{{/if}} tháo một lo ngại hay gặp (mất thời gian, không hợp, khó đổi ý) chỉ bằng sự thật trong dữ liệu.{{#if offer}} Thêm lý do quyết hôm nay: {{offer}}.{{/if}}

${metaFormVi}`,
  },
  {
    slug: "ads-meta-bridge-en",
    name: "Meta ad – before, after, bridge",
    description: "Today, the day they want, and the bridge between. For people who have visited before.",
    category: "ads",
    platform: "meta_ads",
    language: "en",
    variables: [offerEn],
    template: `Write a Meta ad for {{brand.name}}{{#if product}}, about {{product.name}}{{/if}}{{#if topic}}, for {{topic}}{{/if}}, to people who have looked before and not decided.

Before – a familiar scene of their day, under 12 words.
After – the same scene once it has become easier: one thing to see, hear or touch.
Bridge – {{#if product}}what about {{product.name}} takes them across{{#if product.price}}, at {{product.price}}{{/if}};{{/if}} answer one common worry (time, fit, changing one's mind) with facts from the data alone.{{#if offer}} A reason to decide today: {{offer}}.{{/if}}

${metaFormEn}`,
  },
  {
    slug: "ads-google-rsa-vi",
    name: "Google Tìm kiếm – theo lợi ích (RSA)",
    description: "Quảng cáo tìm kiếm thích ứng: tiêu đề ghép cách nào cũng đọc được.",
    category: "ads",
    platform: "google_ads",
    language: "vi",
    variables: [{ name: "keyword", label: "Từ khóa người ta gõ", type: "text" }, offerVi],
    template: `Viết quảng cáo tìm kiếm thích ứng (RSA) cho {{brand.name}}{{#if product}}, sản phẩm {{product.name}}{{/if}}{{#if topic}}, chủ đề {{topic}}{{/if}}.
{{#if keyword}}Từ khóa chính: {{keyword}}{{/if}}{{#if offer}}
Lời chào: {{offer}}{{/if}}

headlines: {{limits.headlines}} tiêu đề, mỗi tiêu đề tối đa {{limits.headline}} ký tự tính cả dấu cách:
- 3 chứa từ khóa hoặc cách nói gần đúng như người ta gõ;
- 5 nêu lợi ích, mỗi tiêu đề một lợi ích khác nhau;
- 3 nêu đặc điểm hay chứng cứ có trong dữ liệu{{#if product.price}}, một trong đó nêu giá {{product.price}}{{/if}};
- 2 trả lời một nỗi lo trước khi mua;
- 2 là lời gọi hành động bằng động từ.
Hai tiêu đề bất kỳ đứng cạnh nhau phải đọc được và không lặp ý. Không viết hoa toàn bộ, không dấu chấm than, không số điện thoại.

descriptions: {{limits.descriptions}} mô tả, mỗi mô tả tối đa {{limits.description}} ký tự: (1) lợi ích chính và cho ai, (2) cơ chế hoặc chứng cứ, (3) tháo lo ngại, (4) hành động{{#if offer}} kèm lời chào{{/if}}.

path: tối đa 15 ký tự, không dấu. primaryText: một câu tóm ý dưới {{limits.text}} ký tự. cta: một hành động.
Đếm ký tự từng dòng trước khi trả lời; dòng nào dài thì viết lại, không cắt.`,
  },
  {
    slug: "ads-google-rsa-en",
    name: "Google Search – by benefit (RSA)",
    description: "Responsive search ad: headlines that read well in any order.",
    category: "ads",
    platform: "google_ads",
    language: "en",
    variables: [{ name: "keyword", label: "What people type", type: "text" }, offerEn],
    template: `Write a responsive search ad for {{brand.name}}{{#if product}}, product {{product.name}}{{/if}}{{#if topic}}, on {{topic}}{{/if}}.
{{#if keyword}}Main keyword: {{keyword}}{{/if}}{{#if offer}}
Offer: {{offer}}{{/if}}

headlines: {{limits.headlines}}, each at most {{limits.headline}} characters, spaces included:
- 3 with the keyword or the way people type it;
- 5 benefits, each a different one;
- 3 features or proofs from the data{{#if product.price}}, one of them with the price {{product.price}}{{/if}};
- 2 that answer a worry before buying;
- 2 calls to action that begin with a verb.
Any two headlines side by side must read well and not say the same. No all-caps, no exclamation marks, no phone numbers.

descriptions: {{limits.descriptions}}, each at most {{limits.description}} characters: (1) the main benefit and for whom, (2) the mechanism or proof, (3) the worry answered, (4) the action{{#if offer}} with the offer{{/if}}.

path: at most 15 characters. primaryText: one sentence under {{limits.text}} characters. cta: one action.
Count the characters of each line before answering; rewrite a line that is too long, do not cut it.`,
  },
];

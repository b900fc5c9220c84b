import type { Industry } from "./industries.ts";
import type { PillarKey } from "./schema.ts";

type Phrases = { vi: readonly string[]; en: readonly string[] };

/**
 * Subjects by pillar. `{product} {feature} {benefit} {brand} {audience}` are filled with what the brand's own record says; a phrase
 * that needs what is not there is left out. No phrase promises a price, a discount or a result: nothing here may be untrue.
 */
export const pillarPhrases: Record<Exclude<PillarKey, "occasion">, Phrases> = {
  product: {
    vi: ["Giới thiệu {product}: {feature}", "{product} hợp với ai và dùng khi nào", "Cận cảnh {product}: {feature}", "{product} và {benefit}", "Điều bạn sẽ thích ở {product}", "Một ngày cùng {product}", "{product} trong ba câu ngắn", "Chọn {product} cho người thân", "Lần đầu thử {product}: nên bắt đầu thế nào", "Những gì có trong {product}"],
    en: ["Introducing {product}: {feature}", "Who {product} suits, and when", "A closer look at {product}: {feature}", "{product} and {benefit}", "What you will like about {product}", "A day with {product}", "{product} in three short lines", "Choosing {product} for someone close", "Trying {product} for the first time", "What goes into {product}"],
  },
  knowledge: {
    vi: ["Mẹo dùng {product} cho đúng", "Câu hỏi thường gặp về {product}", "Hiểu đúng về “{feature}”", "Nên hỏi gì trước khi chọn {product}", "Những hiểu lầm quanh {product}", "{benefit}: bắt đầu từ đâu", "Ba điều nên biết về {product}", "Chọn thế nào cho hợp: trường hợp của {product}"],
    en: ["How to get the most from {product}", "Questions people ask about {product}", "What “{feature}” really means", "What to ask before choosing {product}", "Misunderstandings about {product}", "{benefit}: where to begin", "Three things to know about {product}", "How to choose well: the case of {product}"],
  },
  story: {
    vi: ["Chuyện phía sau {product}", "Một buổi sáng làm việc ở {brand}", "Vì sao {brand} chọn “{feature}”", "{product} được chuẩn bị ra sao", "{brand} và một thói quen nhỏ mỗi ngày", "Điều {brand} để tâm khi làm {product}", "Góc nhỏ quen thuộc ở {brand}"],
    en: ["The story behind {product}", "A working morning at {brand}", "Why {brand} chose “{feature}”", "How {product} is prepared", "A small daily habit at {brand}", "What {brand} minds when making {product}", "A familiar corner at {brand}"],
  },
  community: {
    vi: ["Bạn thường chọn {product} vào lúc nào?", "Kể cho {brand} nghe: với bạn, “{benefit}” là gì?", "Cuối tuần này của bạn trông như thế nào?", "{product} hay {other}: bạn nghiêng về bên nào?", "Gửi bài này cho một người nên thử {product}", "Một câu hỏi nhỏ từ {brand} về {product}", "Bạn biết {product} từ đâu?"],
    en: ["When do you usually choose {product}?", "Tell {brand}: what does “{benefit}” mean to you?", "What does your weekend look like?", "{product} or {other}: which side are you on?", "Send this to someone who should try {product}", "A small question from {brand} about {product}", "Where did you first hear of {product}?"],
  },
  offer: {
    vi: ["Ghé {brand} tuần này và thử {product}", "Hẹn một buổi cùng {product}", "Đặt trước {product} cho cuối tuần", "Dành cho lần đầu đến với {product}", "Nhắn {brand} để hỏi về {product}", "Tuần này ở {brand}: {product}"],
    en: ["Visit {brand} this week and try {product}", "Set aside an hour for {product}", "Book {product} for the weekend", "For your first time with {product}", "Message {brand} about {product}", "This week at {brand}: {product}"],
  },
};

/** What only some fields of business would say. */
export const industryPhrases: Partial<Record<Industry, Partial<Record<Exclude<PillarKey, "occasion">, Phrases>>>> = {
  food: {
    knowledge: { vi: ["{product}: uống, ăn lúc nào ngon nhất", "Giữ vị của {product} khi mang về"], en: ["When {product} tastes best", "Keeping {product} at its best to take away"] },
    story: { vi: ["Nguyên liệu của {product} đến từ đâu", "Một ca làm ở quầy {brand}"], en: ["Where the ingredients of {product} come from", "One shift behind the counter at {brand}"] },
  },
  beauty: {
    knowledge: { vi: ["Chuẩn bị gì trước khi đến với {product}", "Chăm sóc sau {product} tại nhà", "Lắng nghe cơ thể: khi nào nên chọn {product}"], en: ["Before you come for {product}", "Care at home after {product}", "Listening to your body: when to choose {product}"] },
    story: { vi: ["Một liệu trình {product} diễn ra thế nào"], en: ["How a session of {product} goes"] },
  },
  property: {
    knowledge: { vi: ["Đi xem {product}: nên nhìn vào đâu", "Giấy tờ cần hỏi khi xem {product}", "Tính khoản vay vừa sức cho {product}"], en: ["Viewing {product}: what to look at", "Papers to ask for when viewing {product}", "A loan within your means for {product}"] },
    story: { vi: ["Một buổi đi xem {product} cùng {brand}"], en: ["A viewing of {product} with {brand}"] },
  },
  learning: {
    knowledge: { vi: ["Tự học mỗi ngày: gợi ý từ {product}", "Ba lỗi thường gặp trước khi học {product}"], en: ["A little every day: an idea from {product}", "Three slips before starting {product}"] },
  },
  fashion: {
    knowledge: { vi: ["Phối {product} cho ngày đi làm", "Giữ {product} bền màu và phom"], en: ["Styling {product} for work", "Keeping the colour and shape of {product}"] },
  },
  business: {
    knowledge: { vi: ["Trước khi mua {product}: bảng câu hỏi cho đội của bạn", "Đo hiệu quả của {product} bằng gì"], en: ["Before buying {product}: questions for your team", "How to measure what {product} does"] },
  },
  travel: {
    knowledge: { vi: ["Mang gì cho chuyến đi cùng {product}", "Đi {product} mùa nào hợp"], en: ["What to pack for {product}", "The right season for {product}"] },
  },
};

/** Where a brand has no products yet. */
export const brandPhrases: Phrases = {
  vi: ["{brand} là ai và làm gì", "Vì sao có {brand}", "Một ngày ở {brand}", "Ba điều {brand} tin", "Câu hỏi {brand} hay nhận được", "{brand} dành cho {audience}", "Lời cảm ơn từ {brand}", "Gặp đội ngũ {brand}", "Bạn muốn {brand} kể chuyện gì?", "Ghé thăm {brand} tuần này"],
  en: ["Who {brand} is and what it does", "Why {brand} exists", "A day at {brand}", "Three things {brand} believes", "Questions {brand} often gets", "{brand} for {audience}", "A thank-you from {brand}", "Meet the team of {brand}", "What should {brand} write about?", "Visit {brand} this week"],
};

export const adPhrases: Phrases = {
  vi: ["{product}: {benefit}", "{product}: {feature}", "{product} dành cho {audience}", "Tìm hiểu {product} của {brand}", "Hỏi {brand} về {product}", "Thử {product} lần đầu", "{product} cho tuần này", "Đặt {product} ngay hôm nay"],
  en: ["{product}: {benefit}", "{product}: {feature}", "{product} for {audience}", "Get to know {product} by {brand}", "Ask {brand} about {product}", "Your first {product}", "{product} for this week", "Book {product} today"],
};
export const videoPhrases: Phrases = {
  vi: ["{product} trong 30 giây", "Ba bước với {product}", "Cận cảnh {product}", "Trước khi thử {product}", "Một phút ở {brand}", "{benefit}: xem {product} làm gì"],
  en: ["{product} in 30 seconds", "Three steps with {product}", "{product} up close", "Before you try {product}", "One minute at {brand}", "{benefit}: see what {product} does"],
};
export const landingPhrases: Phrases = {
  vi: ["Trang giới thiệu {product}", "{product} dành cho {audience}", "Đăng ký tìm hiểu {product}", "{product}: {benefit}"],
  en: ["All about {product}", "{product} for {audience}", "Sign up to learn about {product}", "{product}: {benefit}"],
};

export const occasionPhrases: Record<"quiet" | "sale" | "day", Phrases> = {
  quiet: { vi: ["{occasion}: lời chúc từ {brand}", "{brand} gửi lời chúc {occasion}"], en: ["{occasion}: a wish from {brand}", "{brand} wishes you a peaceful {occasion}"] },
  sale: { vi: ["{occasion}: chọn gì ở {brand}", "{occasion}: {product} trong giỏ của bạn"], en: ["{occasion}: what to choose at {brand}", "{occasion}: {product} in your basket"] },
  day: { vi: ["{occasion}: một lời cảm ơn từ {brand}", "{occasion}: gợi ý cùng {product}", "Chúc mừng {occasion} từ {brand}"], en: ["{occasion}: a thank-you from {brand}", "{occasion}: an idea with {product}", "Happy {occasion} from {brand}"] },
};

/** A second look at a subject, once the first ones are used up. */
export const angles: Phrases = {
  vi: ["cho người mới", "cho người bận rộn", "nhìn từ người trong nghề", "qua một câu chuyện ngắn", "theo cách đơn giản nhất", "cho cuối tuần", "cho cả nhà", "trong một phút đọc", "từ câu hỏi của khách", "nhìn lại từ đầu"],
  en: ["for beginners", "for busy people", "from an insider", "in a short story", "the simplest way", "for the weekend", "for the whole family", "in a one-minute read", "from a customer's question", "from the beginning"],
};

import type { CaseFacts, Check } from "./schema.ts";

/** A made-up business that library cases write for. */
export interface LibraryBusiness {
  slug: string;
  language: "vi" | "en";
  topic: string;
  facts: CaseFacts;
  /** Answers to what some templates insist on, by variable. */
  values: Readonly<Record<string, string>>;
  /** Beside the usual ones. */
  checks: Check[];
}

/** Three kinds of business in each language: something to drink, a service, a larger decision. */
export const libraryBusinesses: readonly LibraryBusiness[] = [
  {
    slug: "cafe-vi",
    language: "vi",
    topic: "Cà phê mới rang sáng thứ Hai",
    facts: {
      brand: {
        name: "Mộc Hiên Coffee",
        industry: "quán cà phê rang xay",
        description: "Quán nhỏ tự rang hạt mỗi sáng ở quận 3.",
        toneOfVoice: "ấm áp, gần gũi",
        targetAudience: "dân văn phòng 25–35 tuổi ở Sài Gòn",
        doWords: ["mới rang"],
        dontWords: ["rẻ", "đỉnh cao"],
      },
      product: {
        name: "Cà phê phin Mộc",
        description: "Robusta Buôn Hồ pha phin chậm",
        features: ["Robusta Buôn Hồ rang vừa", "pha phin bảy phút"],
        benefits: ["tỉnh táo cả buổi sáng", "vị đậm mà êm"],
        price: { amount: "29000", currency: "VND" },
        url: null,
      },
    },
    values: { offer: "Mua một tặng một", until: "hết Chủ nhật này", question: "Cà phê phin có đắng không?" },
    checks: [{ kind: "not_contains", text: "lorem ipsum" }],
  },
  {
    slug: "spa-vi",
    language: "vi",
    topic: "Chăm da sau một tuần nắng",
    facts: {
      brand: {
        name: "An Nhiên Spa",
        industry: "spa chăm sóc da",
        description: "Chăm sóc da và thư giãn với thảo dược Việt.",
        toneOfVoice: "nhẹ nhàng, tinh tế",
        targetAudience: "phụ nữ 28–45 tuổi",
        doWords: ["thư giãn"],
        dontWords: ["trị dứt điểm", "cam kết 100%"],
      },
      product: {
        name: "Liệu trình Nghệ & Mật ong",
        description: "Sáu mươi phút làm dịu da",
        features: ["nghệ tươi xay mỗi sáng", "sáu mươi phút trong phòng riêng"],
        benefits: ["da dịu lại", "một giờ cho riêng mình"],
        price: { amount: "450000", currency: "VND" },
        url: null,
      },
    },
    values: { offer: "Giảm 15% cho lần đầu", until: "ngày 30 tháng này", question: "Da nhạy cảm có làm được không?" },
    checks: [{ kind: "not_contains", text: "lorem ipsum" }],
  },
  {
    slug: "homes-vi",
    language: "vi",
    topic: "Mở bán căn hộ hai phòng ngủ",
    facts: {
      brand: {
        name: "Nhà Ven Sông",
        industry: "bất động sản",
        description: "Căn hộ vừa tầm cho gia đình trẻ ở Thủ Đức.",
        toneOfVoice: "tin cậy, rõ ràng",
        targetAudience: "gia đình trẻ mua nhà lần đầu",
        doWords: ["an cư"],
        dontWords: ["siêu lợi nhuận", "cam kết sinh lời"],
      },
      product: {
        name: "Căn hộ Sông Xanh 2PN",
        description: "Hai phòng ngủ nhìn ra sông",
        features: ["68 m² thông thủy", "ban công nhìn ra sông"],
        benefits: ["đủ chỗ cho gia đình bốn người", "mười lăm phút tới trung tâm"],
        price: { amount: "3200000000", currency: "VND" },
        url: null,
      },
    },
    values: { offer: "Tặng nội thất bếp", until: "cuối tháng này", question: "Thu nhập bao nhiêu thì mua được?" },
    checks: [{ kind: "not_contains", text: "lorem ipsum" }],
  },
  {
    slug: "cafe-en",
    language: "en",
    topic: "Freshly roasted beans on a Monday morning",
    facts: {
      brand: {
        name: "Harbour Lane Coffee",
        industry: "coffee shop and roastery",
        description: "A small roastery by the harbour that roasts every morning.",
        toneOfVoice: "warm and plain",
        targetAudience: "people who work in the old town",
        doWords: ["freshly roasted"],
        dontWords: ["cheap", "world-class"],
      },
      product: {
        name: "Harbour Filter",
        description: "A slow filter coffee",
        features: ["single-origin beans from Kon Tum", "brewed by hand for four minutes"],
        benefits: ["keeps you awake all morning", "tastes mild and full"],
        price: { amount: "4.50", currency: "USD" },
        url: null,
      },
    },
    values: { offer: "Buy one, get one free", until: "Sunday", question: "Is filter coffee weaker than espresso?" },
    checks: [{ kind: "not_contains", text: "lorem ipsum" }],
  },
  {
    slug: "studio-en",
    language: "en",
    topic: "A calm back after a week at the desk",
    facts: {
      brand: {
        name: "Still Room Yoga",
        industry: "yoga studio",
        description: "Small classes for people who sit all day.",
        toneOfVoice: "calm, friendly",
        targetAudience: "office workers aged 25 to 45",
        doWords: ["breathe"],
        dontWords: ["miracle", "guaranteed"],
      },
      product: {
        name: "Desk Reset Class",
        description: "Fifty minutes for neck and back",
        features: ["at most eight people in a class", "mats and blocks are there"],
        benefits: ["a looser neck after one hour", "an evening without your phone"],
        price: { amount: "12", currency: "USD" },
        url: null,
      },
    },
    values: { offer: "Your first class at half price", until: "the end of the month", question: "Can I come if I have never done yoga?" },
    checks: [{ kind: "not_contains", text: "lorem ipsum" }],
  },
  {
    slug: "software-en",
    language: "en",
    topic: "Invoices that send themselves",
    facts: {
      brand: {
        name: "Ledgerleaf",
        industry: "accounting software",
        description: "Bookkeeping for studios and shops with up to twenty people.",
        toneOfVoice: "clear and trustworthy",
        targetAudience: "owners of small studios",
        doWords: ["in minutes"],
        dontWords: ["revolutionary", "risk-free"],
      },
      product: {
        name: "Ledgerleaf Invoices",
        description: "Recurring invoices with reminders",
        features: ["sends recurring invoices by itself", "exports to Excel"],
        benefits: ["saves an evening every month", "gets you paid sooner"],
        price: { amount: "19", currency: "USD" },
        url: null,
      },
    },
    values: { offer: "Two months free", until: "Friday", question: "Can I move my old invoices over?" },
    checks: [{ kind: "not_contains", text: "lorem ipsum" }],
  },
];

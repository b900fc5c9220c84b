import type { z } from "zod";
import type { createBrandSchema, demoBrandKeys } from "./schema.ts";

export type DemoBrandKey = (typeof demoBrandKeys)[number];
export interface DemoProduct {
  name: string;
  description: string;
  features: string[];
  benefits: string[];
  price: { amount: string; currency: "VND" };
}
export interface DemoBrand {
  brand: z.input<typeof createBrandSchema>;
  products: DemoProduct[];
}

/** Invented businesses to try the product with; any likeness to a real one is chance. Prices in VND. */
export const demoBrands: Record<DemoBrandKey, DemoBrand> = {
  cafe: {
    brand: {
      name: "Mộc Hiên Cà Phê",
      industry: "Quán cà phê",
      description: "Quán cà phê rang xay nhỏ trong một căn nhà gỗ ở Đà Lạt. Hạt từ Cầu Đất và Lâm Hà, rang mỗi thứ Ba, pha tay trước mặt khách.",
      toneOfVoice: "Thủ thỉ, chậm rãi, như người nhà pha cho nhau ly cà phê sáng. Xưng “Mộc Hiên”, gọi khách là “bạn”. Câu ngắn, nhiều hình ảnh và mùi vị, ít tính từ to tát.",
      targetAudience: "Người trẻ 22–35 tuổi sống hoặc du lịch ở Đà Lạt, làm việc tự do, thích chỗ yên để ngồi lâu và muốn biết ly cà phê của mình từ đâu tới.",
      brandColors: ["#4B2E1E", "#C98A4B", "#F4E9DA", "#5B6B4A"],
      websiteUrl: "https://mochien.example",
      language: "vi",
      timeZone: "Asia/Ho_Chi_Minh",
      doWords: ["mộc", "thong thả", "rang mới", "pha tay", "Cầu Đất"],
      dontWords: ["siêu rẻ", "sale sốc", "thần thánh", "đẳng cấp"],
      formality: "ban",
    },
    products: [
      {
        name: "Cà phê phin Cầu Đất",
        description: "Arabica Cầu Đất pha phin nhôm, đậm vừa, hậu ngọt.",
        features: ["Hạt Arabica Cầu Đất hái chín", "Rang vừa mỗi thứ Ba", "Pha phin tại bàn, chờ khoảng năm phút"],
        benefits: ["Tỉnh táo mà không xót ruột", "Có năm phút thong thả nhìn giọt cà phê rơi", "Uống không đường vẫn thấy hậu ngọt"],
        price: { amount: "39000", currency: "VND" },
      },
      {
        name: "Cà phê trứng Mộc Hiên",
        description: "Robusta Lâm Hà phủ kem trứng gà ta đánh bông tay, dùng nóng.",
        features: ["Trứng gà ta đánh bông khi gọi món", "Giữ ấm trong bát nước nóng", "Ít ngọt hơn công thức thường"],
        benefits: ["Ấm bụng trong buổi sáng sương", "Béo thơm mà không ngấy", "Người không quen cà phê đắng cũng uống được"],
        price: { amount: "49000", currency: "VND" },
      },
      {
        name: "Trà sen ủ lạnh",
        description: "Trà ướp sen ủ lạnh mười hai giờ, không đường.",
        features: ["Ủ lạnh mười hai giờ", "Không đường, không hương liệu", "Chai thủy tinh 350 ml, trả chai được hoàn 5.000₫"],
        benefits: ["Mát và nhẹ, hợp buổi chiều", "Dễ ngủ hơn so với một ly cà phê muộn", "Bớt một chai nhựa"],
        price: { amount: "45000", currency: "VND" },
      },
      {
        name: "Túi hạt rang mới 250 g",
        description: "Hạt Cầu Đất và Lâm Hà phối theo tỷ lệ của quán, ghi ngày rang trên túi.",
        features: ["Ghi ngày rang trên từng túi", "Xay theo dụng cụ của bạn, không thêm tiền", "Túi có van một chiều"],
        benefits: ["Mang mùi quán về nhà", "Pha đúng vị nhờ xay đúng cỡ", "Làm quà Đà Lạt gọn trong vali"],
        price: { amount: "165000", currency: "VND" },
      },
    ],
  },
  spa: {
    brand: {
      name: "An Nhiên Spa",
      industry: "Spa và chăm sóc da",
      description: "Spa gia đình ba phòng ở quận 3, Thành phố Hồ Chí Minh. Dùng thảo mộc Việt Nam, mỗi khách một kỹ thuật viên theo suốt liệu trình.",
      toneOfVoice: "Dịu, chậm, tôn trọng. Xưng “An Nhiên”, gọi khách là “chị” hoặc “bạn”. Nói về cảm giác và cách làm, không phán xét vẻ ngoài, không hứa kết quả.",
      targetAudience: "Phụ nữ 27–45 tuổi làm văn phòng trong nội thành, vai cổ mỏi, ít thời gian, ngại bị mời mua thêm.",
      brandColors: ["#2F5D50", "#A8C3A0", "#F7F3EC", "#D9A58B"],
      websiteUrl: "https://annhienspa.example",
      language: "vi",
      timeZone: "Asia/Ho_Chi_Minh",
      doWords: ["nghỉ ngơi", "thảo mộc", "nhẹ nhàng", "lắng nghe cơ thể"],
      dontWords: ["trị dứt điểm", "cam kết 100%", "xấu xí", "trắng cấp tốc", "giảm béo"],
      emojiPolicy: "few",
    },
    products: [
      {
        name: "Gội đầu dưỡng sinh 60 phút",
        description: "Gội bằng nước bồ kết, vỏ bưởi nấu trong ngày, kết hợp ấn huyệt đầu, cổ, vai.",
        features: ["Nước bồ kết và vỏ bưởi nấu trong ngày", "Ấn huyệt đầu, cổ, vai 30 phút", "Gối thảo mộc ấm đặt sau gáy"],
        benefits: ["Nhẹ đầu sau một ngày nhìn màn hình", "Có một giờ không ai gọi tên", "Tóc thơm mùi bưởi thật"],
        price: { amount: "259000", currency: "VND" },
      },
      {
        name: "Mát-xa cổ vai gáy 75 phút",
        description: "Dành cho người ngồi máy tính lâu, dầu gừng ấm và đá nóng, lực tay chọn theo từng khách.",
        features: ["Dầu gừng ấm và đá nóng", "Hỏi lực tay trước và giữa buổi", "Một kỹ thuật viên từ đầu đến cuối"],
        benefits: ["Vai buông lỏng, dễ ngủ hơn tối hôm đó", "Không phải nói lại từ đầu mỗi lần đến", "Được nghỉ đúng nghĩa giữa tuần"],
        price: { amount: "420000", currency: "VND" },
      },
      {
        name: "Chăm da thảo mộc 90 phút",
        description: "Làm sạch, xông lá, đắp nha đam và nghệ tươi, không lột tẩy.",
        features: ["Soi da và tư vấn trước khi làm", "Nha đam, nghệ tươi xay trong ngày", "Không lột tẩy, không nặn sâu"],
        benefits: ["Da dịu và ẩm sau buổi làm", "Ra về đi gặp bạn được ngay", "Hiểu da mình cần gì và không cần gì"],
        price: { amount: "490000", currency: "VND" },
      },
    ],
  },
  "real-estate": {
    brand: {
      name: "Nhà Bến Sông",
      industry: "Tư vấn bất động sản",
      description: "Đội tư vấn mua nhà ở thực tại Thủ Đức và Thuận An. Đi xem cùng khách, đọc giấy tờ cùng khách, nói cả điểm chưa được của từng căn.",
      toneOfVoice: "Thẳng, bình tĩnh, rõ số. Xưng “Nhà Bến Sông”, gọi khách là “anh chị”. Giải thích thuật ngữ bằng lời thường, không thúc ép, không nói về lợi nhuận.",
      targetAudience: "Vợ chồng 28–40 tuổi mua căn nhà đầu tiên để ở, thu nhập đều, sợ rủi ro giấy tờ và khoản vay quá sức.",
      brandColors: ["#12344D", "#E0A83E", "#EEF3F6", "#3E7C8C"],
      websiteUrl: "https://nhabensong.example",
      language: "vi",
      timeZone: "Asia/Ho_Chi_Minh",
      doWords: ["ở thực", "rõ giấy tờ", "đi xem tận nơi", "vừa sức"],
      dontWords: ["cam kết lợi nhuận", "sinh lời chắc chắn", "cơ hội cuối", "lướt sóng", "duy nhất"],
      emojiPolicy: "none",
      formality: "anh_chi",
    },
    products: [
      {
        name: "Căn hộ hai phòng ngủ Bến Sông A",
        description: "Căn 62 m² tầng trung, ban công hướng đông nam, đã có sổ, nhận nhà trong tháng.",
        features: ["62 m², hai phòng ngủ, hai nhà vệ sinh", "Ban công hướng đông nam nhìn sông", "Đã có sổ hồng", "Cách ga metro mười phút đi bộ"],
        benefits: ["Sáng mát, chiều không nắng gắt", "Yên tâm giấy tờ trước khi đặt cọc", "Đi làm không phụ thuộc giờ kẹt xe"],
        price: { amount: "2850000000", currency: "VND" },
      },
      {
        name: "Nhà phố ba tầng Thuận An",
        description: "Nhà 4×15 m trong khu dân cư hiện hữu, hẻm xe hơi, cách trường tiểu học 600 m.",
        features: ["Đất 60 m², ba tầng, ba phòng ngủ", "Hẻm xe hơi vào tận cửa", "Cách trường tiểu học 600 m"],
        benefits: ["Con tự đi học được khi lớn", "Có chỗ cho ông bà ở tầng trệt", "Hàng xóm đã ở lâu năm, khu yên"],
        price: { amount: "4200000000", currency: "VND" },
      },
      {
        name: "Gói đi xem và rà giấy tờ",
        description: "Hai buổi đi xem tối đa sáu căn, rà giấy tờ pháp lý và bảng tính khoản vay cho căn anh chị chọn.",
        features: ["Hai buổi, tối đa sáu căn theo nhu cầu", "Rà sổ, quy hoạch, tình trạng thế chấp", "Bảng tính vay theo thu nhập thật"],
        benefits: ["Biết điểm chưa được trước khi xuống tiền", "Khoản trả hằng tháng vừa sức", "Không mất cuối tuần cho những căn không hợp"],
        price: { amount: "3500000", currency: "VND" },
      },
    ],
  },
};

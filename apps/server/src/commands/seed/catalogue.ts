import type { BrandFacts, ProductFacts, WriterLanguage } from "@agency/writer";

/** An invented business; any likeness to a real one is chance. */
export interface SeedBusiness {
  language: WriterLanguage;
  brand: BrandFacts;
  colors: string[];
  timeZone: string;
  products: ProductFacts[];
  /** Where its branches are: each is a brand of its own, since each has its own page. */
  branches: string[];
  topics: string[];
}

const voiced = (name: string, industry: string, description: string, toneOfVoice: string, targetAudience: string, dontWords: string[]): BrandFacts => ({
  name,
  industry,
  description,
  toneOfVoice,
  targetAudience,
  doWords: [],
  dontWords,
});

const product = (name: string, description: string, price: ProductFacts["price"], features: string[], benefits: string[]): ProductFacts => ({
  name,
  description,
  features,
  benefits,
  price,
  url: null,
});

const vnd = (amount: string) => ({ amount, currency: "VND" });
const usd = (amount: string) => ({ amount, currency: "USD" });

/** Businesses of the demonstration data, five Vietnamese and three English. */
export const seedBusinesses: readonly SeedBusiness[] = [
  {
    language: "vi",
    brand: voiced("Bếp Cô Ba", "Cơm văn phòng", "Bếp nấu cơm trưa giao tận bàn, thực đơn đổi mỗi ngày.", "Ấm áp, vui, xưng “Cô Ba”, gọi khách là “mấy đứa”.", "Nhân viên văn phòng 23–38 tuổi ăn trưa tại chỗ làm.", ["rẻ bèo"]),
    colors: ["#B5482A", "#F2C14E", "#FFF6E5"],
    timeZone: "Asia/Ho_Chi_Minh",
    branches: ["Quận 1", "Quận 7", "Tân Bình"],
    topics: ["thực đơn tuần mới", "bữa trưa nhẹ bụng", "đặt cơm nhóm cho cả phòng", "chuyện phía sau căn bếp"],
    products: [
      product("Cơm trưa ba món", "Một mặn, một xào, một canh, nấu trong sáng.", vnd("55000"), ["Nấu xong trước 10 giờ 30", "Gạo ST25", "Hộp giấy giữ nhiệt"], ["Đủ no đến chiều mà không nặng bụng", "Khỏi xếp hàng giữa trưa nắng"]),
      product("Cơm chay thứ Sáu", "Bốn món chay theo mùa, không bột ngọt.", vnd("49000"), ["Rau lấy từ Đà Lạt", "Không bột ngọt", "Đổi món mỗi tuần"], ["Nhẹ người cuối tuần", "Cả phòng ăn chung được"]),
      product("Gói cơm tháng 22 bữa", "Đặt một lần cho cả tháng làm việc.", vnd("1100000"), ["Đổi ngày trước 18 giờ hôm trước", "Ghi chú món không ăn được", "Giao đúng 11 giờ 30"], ["Không phải nghĩ trưa nay ăn gì", "Dễ tính chi tiêu trong tháng"]),
    ],
  },
  {
    language: "vi",
    brand: voiced("Vườn Nắng", "Cây cảnh trong nhà", "Tiệm cây nhỏ, chọn cây theo ánh sáng của từng căn hộ.", "Nhẹ nhàng, kiên nhẫn, không dạy đời.", "Người ở căn hộ 25–40 tuổi muốn có cây mà sợ cây chết.", ["dễ như ăn kẹo"]),
    colors: ["#2E5E3E", "#C7D9B7", "#F4EFE6"],
    timeZone: "Asia/Ho_Chi_Minh",
    branches: ["Hà Nội", "Đà Nẵng", "Thủ Đức"],
    topics: ["chăm cây mùa nồm", "cây cho phòng ít nắng", "tưới bao nhiêu là đủ", "quà tân gia bằng cây"],
    products: [
      product("Trầu bà lá xẻ chậu 20", "Cây khỏe, ba lá mới, chậu đất nung.", vnd("320000"), ["Chậu đất nung có lỗ thoát nước", "Giá thể đã ủ sẵn", "Thẻ chăm cây theo mùa"], ["Sống được trong phòng ít nắng", "Quên tưới vài hôm vẫn ổn"]),
      product("Gói thăm cây tại nhà", "Thợ vườn đến xem ánh sáng, thay đất, tỉa lá.", vnd("250000"), ["60 phút tại nhà", "Thay đất tối đa ba chậu", "Nhắn tin hỏi thêm trong 30 ngày"], ["Biết chỗ nào trong nhà đặt cây được", "Cây cũ có cơ hội hồi lại"]),
      product("Hộp ươm rau ban công", "Bốn loại hạt, khay ươm và đất sạch.", vnd("185000"), ["Bốn loại hạt theo mùa", "Khay gỗ thông", "Hướng dẫn từng tuần"], ["Có rau thơm để hái sau sáu tuần", "Trẻ con được thấy hạt nảy mầm"]),
    ],
  },
  {
    language: "vi",
    brand: voiced("Tiếng Anh Bờ Sông", "Trung tâm ngoại ngữ", "Lớp nhỏ tám người cho người đi làm học lại tiếng Anh.", "Thẳng thắn, khích lệ, không hứa điểm số.", "Người đi làm 24–40 tuổi cần nói tiếng Anh trong công việc.", ["cam kết đầu ra", "thần tốc"]),
    colors: ["#1F3A5F", "#E07A5F", "#F8F4EC"],
    timeZone: "Asia/Ho_Chi_Minh",
    branches: ["Bình Thạnh", "Cần Thơ", "Hải Phòng"],
    topics: ["họp bằng tiếng Anh", "học lại từ đầu sau giờ làm", "viết email ngắn mà lịch sự", "sợ nói sai trước đồng nghiệp"],
    products: [
      product("Lớp nói buổi tối", "Hai buổi một tuần, tám người một lớp.", vnd("2400000"), ["Tám người một lớp", "Học lại buổi lỡ trong tuần", "Tình huống lấy từ công việc của bạn"], ["Nói được trong cuộc họp tuần này", "Bớt dịch trong đầu trước khi nói"]),
      product("Sửa email một kèm một", "Gửi email thật, nhận bản sửa kèm lý do.", vnd("390000"), ["Trả bài trong 24 giờ", "Giải thích từng chỗ sửa", "Mười email một gói"], ["Viết nhanh hơn sau vài tuần", "Đỡ ngại gửi cho khách nước ngoài"]),
    ],
  },
  {
    language: "vi",
    brand: voiced("Gốm Làng Chiều", "Đồ gốm thủ công", "Xưởng gốm gia đình, men tro, nung củi mỗi tháng một mẻ.", "Chậm rãi, mộc mạc, kể về tay nghề.", "Người thích đồ thủ công, mua cho nhà mình hoặc làm quà.", ["hàng chợ"]),
    colors: ["#7A5C45", "#D8C3A5", "#3F4B3B"],
    timeZone: "Asia/Ho_Chi_Minh",
    branches: ["Bát Tràng", "Hội An", "Lái Thiêu"],
    topics: ["mở lò tháng này", "quà cưới bằng gốm", "vì sao men không đều", "một ngày ở xưởng"],
    products: [
      product("Bộ chén trà men tro", "Một ấm bốn chén, men tro bếp.", vnd("690000"), ["Xoay tay từng chiếc", "Nung củi 1.260 độ", "Không chì"], ["Cầm ấm tay mà không bỏng", "Không có hai bộ giống nhau"]),
      product("Buổi nặn gốm cuối tuần", "Hai giờ với thợ, mang về một sản phẩm đã nung.", vnd("350000"), ["Nhóm tối đa sáu người", "Gửi sản phẩm sau khi nung", "Tạp dề và đất có sẵn"], ["Hai giờ không nhìn điện thoại", "Có món đồ tự tay mình làm"]),
    ],
  },
  {
    language: "vi",
    brand: voiced("Xe Đạp Gió", "Cửa hàng xe đạp", "Bán và sửa xe đạp đi phố, cân chỉnh theo người đi.", "Năng động, rõ ràng, nói số đo.", "Người đi làm trong phố và gia đình đạp xe cuối tuần.", ["sốc"]),
    colors: ["#0B5563", "#F4A259", "#F5F7F6"],
    timeZone: "Asia/Ho_Chi_Minh",
    branches: ["Hồ Tây", "Nha Trang", "Quận 2"],
    topics: ["chọn cỡ xe", "đạp xe đi làm mùa mưa", "bảo dưỡng trước chuyến dài", "cung đường cuối tuần"],
    products: [
      product("Xe phố Gió 7", "Khung nhôm, bảy tốc độ, 12,5 kg.", vnd("6900000"), ["Khung nhôm 12,5 kg", "Bảy tốc độ trong trục", "Chắn bùn và đèn có sẵn"], ["Đi mưa không bẩn lưng áo", "Nhấc lên cầu thang được một mình"]),
      product("Gói bảo dưỡng toàn xe", "Tháo rửa, cân vành, thay dây trong ngày.", vnd("290000"), ["Làm trong ngày", "Báo giá trước khi thay", "Cho mượn xe trong lúc chờ"], ["Xe êm lại như mới", "Không bị hỏng giữa đường"]),
    ],
  },
  {
    language: "en",
    brand: voiced("Harbour Street Bakery", "Bakery", "A neighbourhood bakery with a stone oven and a short menu.", "Warm and plain, a little dry humour.", "People who live or work within walking distance.", ["guilt-free"]),
    colors: ["#5B3A29", "#E8B04B", "#FAF3E7"],
    timeZone: "Asia/Singapore",
    branches: ["Singapore", "Penang"],
    topics: ["what is in the oven on Saturday", "bread that keeps until Thursday", "ordering for the office", "meet the night shift"],
    products: [
      product("Country sourdough", "A two-pound loaf, proofed overnight.", usd("9.50"), ["Proofed for 18 hours", "Three ingredients", "Baked on stone"], ["Stays fresh for four days", "Makes toast worth getting up for"]),
      product("Breakfast box for six", "Croissants, fruit, jam and coffee, delivered by eight.", usd("48.00"), ["Delivered by 8 a.m.", "Feeds six", "Order until 5 p.m. the day before"], ["One decision less before the meeting", "Nobody starts on an empty stomach"]),
    ],
  },
  {
    language: "en",
    brand: voiced("Northlight Physio", "Physiotherapy clinic", "A small clinic for people who sit all day and people who run.", "Calm, factual, never promises a cure.", "Office workers and recreational runners aged 28 to 50.", ["miracle", "cure"]),
    colors: ["#264653", "#2A9D8F", "#F1FAEE"],
    timeZone: "Asia/Ho_Chi_Minh",
    branches: ["District 2", "West Lake"],
    topics: ["a stiff neck after a long week", "coming back after a knee injury", "what happens in a first visit", "desk set-up in five minutes"],
    products: [
      product("First visit, 60 minutes", "Talk, test, first exercises, a written plan.", usd("55.00"), ["60 minutes with one therapist", "A written plan to take home", "Follow-up question by message"], ["Know what to do this week", "Understand what hurts and why"]),
      product("Runner's check", "Gait on video, strength tests, a training note.", usd("70.00"), ["Slow-motion video", "Five strength tests", "Notes for your coach"], ["Find the weak link before it stops you", "Train with a plan instead of a guess"]),
    ],
  },
  {
    language: "en",
    brand: voiced("Paper Lantern Stays", "Guest house", "Six rooms around a courtyard, run by one family.", "Personal and unhurried.", "Couples and small families who travel slowly.", ["luxury"]),
    colors: ["#8C2F39", "#F2D0A4", "#33312E"],
    timeZone: "Asia/Ho_Chi_Minh",
    branches: ["Hoi An", "Hue"],
    topics: ["a slow morning in the courtyard", "when it rains all day", "cooking with the family", "three walks from our door"],
    products: [
      product("Courtyard room, two nights", "A quiet room, breakfast and bicycles.", usd("96.00"), ["Breakfast cooked to order", "Two bicycles included", "Late check-out at noon"], ["Sleep without traffic", "See the town before the crowds"]),
      product("Family cooking class", "Market in the morning, four dishes by noon.", usd("28.00"), ["At most six guests", "Market walk included", "Recipes by e-mail"], ["Cook it again at home", "Eat what you made"]),
    ],
  },
];

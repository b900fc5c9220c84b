import type { Industry } from "./phrase-bank.ts";
import type { IndustryName } from "../industry.ts";

export const viIndustries: Record<IndustryName, Industry> = {
  coffee: {
    pains: [
      "Sáng nào cũng vội, thành ra ly cà phê cũng chỉ uống cho có.",
      "Giữa buổi chiều, mắt nặng trĩu mà việc thì vẫn còn dài.",
      "Có những hôm chỉ cần một ly đúng vị là đủ, mà tìm mãi chưa ra.",
    ],
    scenes: ["ly cà phê trên bàn gỗ cạnh cửa sổ, nắng sớm hắt nhẹ", "bàn tay cầm ly cà phê, phía sau là góc quán mờ dịu", "hạt cà phê rải trên mặt bàn bên ly cà phê vừa pha"],
    action: "đặt món",
    emoji: ["☕", "🌤️"],
  },
  spa: {
    pains: [
      "Cả tuần chạy theo công việc, soi gương mới nhớ ra mình cũng cần được chăm sóc.",
      "Lịch hẹn với ai cũng giữ, riêng lịch nghỉ ngơi cho mình thì cứ lùi mãi.",
      "Mua thêm một món dưỡng da thì dễ, chăm da đều đặn mới khó.",
    ],
    scenes: ["không gian chăm sóc yên tĩnh với khăn trắng, nến và lá xanh", "gương mặt thư giãn, ánh sáng dịu, tông màu trung tính", "khay tinh dầu và khăn cuộn đặt ngay ngắn trên mặt đá"],
    action: "đặt lịch",
    emoji: ["🌿", "✨"],
  },
  realEstate: {
    pains: [
      "Xem hết căn này đến căn khác mà vẫn chưa thấy nơi nào thật sự hợp với mình.",
      "Giá, pháp lý, tiện ích: càng đọc nhiều tin rao càng thấy rối.",
      "Chọn chỗ ở là chuyện lớn, vội một bước là băn khoăn rất lâu.",
    ],
    scenes: ["phòng khách sáng, cửa sổ lớn nhìn ra khoảng xanh", "mặt tiền toà nhà vào chiều muộn, ánh đèn ấm", "bản vẽ mặt bằng và chùm chìa khoá trên bàn"],
    action: "nhận thông tin chi tiết",
    emoji: ["🏡", "🔑"],
  },
  software: {
    pains: [
      "Số liệu nằm rải ở nhiều tệp, đến cuối tháng lại ngồi gộp bằng tay.",
      "Cả đội đều bận, nhưng phần lớn thời gian lại dành cho những việc lặp đi lặp lại.",
      "Một câu hỏi quen thuộc trong nhiều phòng ban: “Tệp nào mới là bản đúng?”",
    ],
    scenes: ["màn hình máy tính với bảng số liệu gọn gàng, phía sau là văn phòng sáng", "hai đồng nghiệp cùng xem màn hình và trao đổi", "bàn làm việc ngăn nắp với máy tính xách tay và sổ ghi chép"],
    action: "hẹn một buổi trao đổi",
    emoji: ["📊", "💡"],
  },
  food: {
    pains: [
      "Đến bữa lại là câu hỏi cũ: “Hôm nay ăn gì?”",
      "Thèm một bữa ra bữa, mà nghĩ đến chuyện bếp núc lại ngại.",
      "Ăn cho xong thì nhanh, ăn cho vui mới khó.",
    ],
    scenes: ["món ăn bày trên bàn gỗ, chụp từ trên xuống, ánh sáng tự nhiên", "bàn ăn đông người, những cánh tay cùng gắp", "nguyên liệu tươi xếp cạnh chiếc đĩa đã bày món"],
    action: "đặt món",
    emoji: ["🍽️", "😋"],
  },
  fashion: {
    pains: ["Tủ đầy đồ mà sáng nào cũng thấy không có gì để mặc.", "Mặc đẹp một hôm thì dễ, mặc thoải mái cả ngày mới khó.", "Mua theo hứng thì nhiều, mặc đi mặc lại được mấy món."],
    scenes: ["trang phục treo ngay ngắn trên giá gỗ, nền tường sáng", "người mẫu bước đi trên phố, ánh nắng nghiêng", "cận cảnh chất vải và đường may"],
    action: "chọn mẫu",
    emoji: ["🧵", "✨"],
  },
  education: {
    pains: ["Học thì nhiều, đến lúc cần dùng lại ấp úng.", "Muốn bắt đầu học mà không biết nên đi từ đâu.", "Ghi danh thì hào hứng, giữ nhịp học đều mới khó."],
    scenes: ["bàn học gọn gàng với sổ tay mở và máy tính xách tay", "lớp học nhỏ, mọi người trao đổi theo nhóm", "bàn tay ghi chép bên cửa sổ"],
    action: "được tư vấn lộ trình học",
    emoji: ["📚", "✏️"],
  },
  fitness: {
    pains: ["Tuần nào cũng hẹn “thứ Hai sẽ tập”, và thứ Hai nào cũng bận.", "Ngồi cả ngày, đứng lên mới thấy người đã mỏi từ lúc nào.", "Bắt đầu thì dễ, duy trì mới khó."],
    scenes: ["góc tập sáng và gọn, thảm trải sẵn trên sàn", "người đang khởi động, ánh sáng buổi sớm", "bình nước và khăn đặt cạnh đôi giày thể thao"],
    action: "đặt lịch",
    emoji: ["💪", "🌱"],
  },
  travel: {
    pains: ["Muốn đi đâu đó vài hôm, mà mới lên lịch thôi đã thấy mệt.", "Mở chục trang du lịch cùng lúc, cuối cùng vẫn chưa chốt được chuyến nào.", "Đi chơi mà lo nhiều hơn nghỉ thì chưa gọi là nghỉ."],
    scenes: ["con đường ven biển lúc bình minh", "ba lô và bản đồ trên bàn gỗ", "nhóm bạn ngắm cảnh từ trên cao"],
    action: "nhận lịch trình chi tiết",
    emoji: ["🧳", "🌊"],
  },
  other: {
    pains: ["Lựa chọn thì nhiều, chọn cho đúng mới khó.", "Ai cũng bận, nên thứ gì rườm rà rất dễ bị gác sang một bên.", "Quảng cáo đọc đã nhiều, mà điều mình cần biết thì vẫn chưa thấy đâu."],
    scenes: ["bố cục gọn, nhiều khoảng trống, chủ thể đặt chính giữa", "bàn tay đang chạm vào sản phẩm, nền đơn sắc", "góc làm việc sáng, màu sắc theo nhận diện thương hiệu"],
    action: "được tư vấn",
    emoji: ["✨", "👋"],
  },
};

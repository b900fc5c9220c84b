/** Words that belong together and should share a line; syllables are written apart in Vietnamese, and no dictionary comes with the platform. */
const phrases = [
  "cà phê", "trà sữa", "bánh mì", "món ăn", "thực đơn", "nguyên liệu", "hương vị", "quán quen",
  "căn hộ", "nhà phố", "ngôi nhà", "căn nhà", "giấy tờ", "sổ hồng", "khoản vay", "ban công", "bất động sản", "nhà ở", "chung cư",
  "chăm sóc", "làm đẹp", "thảo mộc", "dưỡng sinh", "sức khỏe", "nghỉ ngơi", "nhẹ nhàng", "thư giãn", "làn da", "vai gáy", "cổ vai",
  "khách hàng", "sản phẩm", "dịch vụ", "thương hiệu", "chất lượng", "ưu đãi", "khuyến mãi", "giảm giá", "miễn phí", "quà tặng", "bảng giá",
  "đặt lịch", "đặt hàng", "đặt trước", "đăng ký", "liên hệ", "tư vấn", "ứng tuyển", "tuyển dụng", "nhân viên", "chuyên viên", "kỹ thuật", "kinh nghiệm", "công việc", "thu nhập",
  "hôm nay", "ngày mai", "cuối tuần", "buổi sáng", "buổi trưa", "buổi chiều", "buổi tối", "mỗi ngày", "mỗi tháng", "thời gian", "sự kiện", "tự nhiên",
  "gia đình", "bạn bè", "công ty", "thành phố", "việt nam", "hà nội", "sài gòn", "đà lạt", "đà nẵng", "thong thả", "đơn giản", "quan trọng", "bắt đầu", "sử dụng",
];

const together = new RegExp(`(?<![\\p{L}])(?:${phrases.join("|")})(?![\\p{L}])`, "giu");

export function keepPhrases(text: string): string {
  return text.replace(together, (phrase) => phrase.replaceAll(" ", "\u00A0"));
}

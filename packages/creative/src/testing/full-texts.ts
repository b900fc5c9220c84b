import type { GraphicTexts } from "../graphic.ts";

/** Something for every field, with the hardest marks of Vietnamese. */
export const fullTexts: GraphicTexts = {
  kicker: "Ẩm thực Đà Lạt",
  headline: "Ẩn hiện hương Ặ ẫ: cà phê Cầu Đất",
  body: "Đậm vừa, hậu ngọt. Năm phút thong thả nhìn giọt cà phê rơi, ế ộ ữ.",
  price: "2.850.000 ₫",
  oldPrice: "3.100.000 ₫",
  badge: "−20%",
  cta: "Ghé quán sáng nay",
  items: "Tráng phin bằng nước sôi | 39.000 ₫\nỦ 30 giây với 20 ml nước | 45.000 ₫\nRót chậm, vòng tròn | 1.165.000 ₫\nChờ đủ năm phút | 49.000 ₫",
  author: "Nguyễn Ngọc Ẩn",
  role: "Khách quen từ 2021",
  date: "14.12",
  time: "Thứ Bảy, 8:30",
  place: "Hẻm 7 Hoàng Diệu, Đà Lạt",
  before: "Xay quá mịn: đắng gắt",
  after: "Xay đúng cỡ phin: ngọt hậu",
  footer: "mochien.example",
  page: "1",
};

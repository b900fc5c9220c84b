import type { Statement } from "../schema.ts";

/** A month that holds every kind of line, and letters with stacked marks. */
export const exampleStatement: Statement = {
  number: "2026-11-MOC-01",
  month: "2026-11",
  from: "2026-11-01",
  to: "2026-11-30",
  isFinal: true,
  language: "vi",
  issuer: { name: "Công ty TNHH Truyền thông Ẩm Thực Việt", taxCode: "0312345678", address: "12 Nguyễn Huệ, Phường Bến Nghé, Quận 1, TP. Hồ Chí Minh", email: "ketoan@amthucviet.vn", payment: "Ngân hàng Á Châu (ACB)\nSố tài khoản 123 456 789" },
  client: {
    id: "019ab000-0000-7000-8000-000000000001",
    name: "Mộc",
    legalName: "Công ty Cổ phần Cà phê Mộc",
    taxCode: "0109876543",
    address: "88 Đường Lê Lợi, Phường Phú Hội, TP. Huế",
    email: "hoadon@moc.vn",
    contactName: "Nguyễn Thị Ngọc Ánh",
  },
  currency: "VND",
  lines: [
    { kind: "plan", pieceKind: null, name: "Tăng trưởng", quantity: 1, unitPrice: vnd("7774000"), amount: vnd("7774000") },
    { kind: "overage", pieceKind: "posts", name: "", quantity: 2, unitPrice: vnd("260000"), amount: vnd("520000") },
  ],
  subtotal: vnd("8294000"),
  taxes: [],
  total: vnd("8294000"),
  quota: [
    { kind: "posts", included: 30, used: 32, open: 1, over: 2, percent: 106.7, state: "reached" },
    { kind: "ads", included: 10, used: 7, open: 0, over: 0, percent: 70, state: "ok" },
  ],
  pieces: Array.from({ length: 39 }, (_, at) => ({
    contentId: `019ab000-0000-7000-8000-${String(at + 100).padStart(12, "0")}`,
    brandName: at % 3 === 0 ? "Mộc Rang Xay" : "Mộc Café",
    kind: at < 32 ? ("posts" as const) : ("ads" as const),
    title: at === 0 ? "=HYPERLINK(\"http://evil\") 🎉 Ưu đãi tuần lễ vàng" : `Hương vị cà phê rang mới mỗi sáng: Ẩn ướt, ỡm ờ, nghiêng ngả số ${at + 1}, giữ trọn vị ngọt hậu của hạt Cầu Đất`,
    platform: at % 2 === 0 ? "facebook" : "instagram",
    countedAt: `2026-11-${String((at % 28) + 1).padStart(2, "0")}T18:30:00.000Z`,
    publishedAt: at % 5 === 0 ? null : `2026-11-${String((at % 28) + 1).padStart(2, "0")}T12:00:00.000Z`,
  })),
};

function vnd(amount: string) {
  return { amount, currency: "VND" };
}

import type { PieceKind } from "../clients/schema.ts";

export const statementLanguages = ["vi", "en"] as const;
export type StatementLanguage = (typeof statementLanguages)[number];

/** Every word of a statement, once a language. */
export interface StatementWords {
  title: string;
  number: string;
  period: string;
  from: string;
  billTo: string;
  taxCode: string;
  contact: string;
  email: string;
  description: string;
  quantity: string;
  unitPrice: string;
  amount: string;
  subtotal: string;
  total: string;
  planLine: (name: string) => string;
  overageLine: (kind: string) => string;
  payment: string;
  noLines: string;
  notFinal: string;
  usage: string;
  kind: string;
  included: string;
  used: string;
  over: string;
  delivered: string;
  noPieces: string;
  date: string;
  brand: string;
  piece: string;
  network: string;
  currency: string;
  published: string;
  notPublished: string;
  page: (page: number, pages: number) => string;
  kinds: Record<PieceKind, string>;
}

export const statementWords: Record<StatementLanguage, StatementWords> = {
  vi: {
    title: "Bảng kê dịch vụ",
    number: "Số",
    period: "Kỳ",
    from: "Đơn vị cung cấp",
    billTo: "Khách hàng",
    taxCode: "Mã số thuế",
    contact: "Người liên hệ",
    email: "Email",
    description: "Nội dung",
    quantity: "Số lượng",
    unitPrice: "Đơn giá",
    amount: "Thành tiền",
    subtotal: "Cộng",
    total: "Tổng cộng",
    planLine: (name) => `Gói dịch vụ ${name}`,
    overageLine: (kind) => `${kind} vượt gói`,
    payment: "Thanh toán",
    noLines: "Không có khoản nào trong kỳ này.",
    notFinal: "Tạm tính: kỳ này chưa kết thúc.",
    usage: "Mức sử dụng gói",
    kind: "Loại",
    included: "Trong gói",
    used: "Đã dùng",
    over: "Vượt gói",
    delivered: "Nội dung đã thực hiện",
    noPieces: "Chưa có nội dung nào trong kỳ này.",
    date: "Ngày duyệt",
    brand: "Thương hiệu",
    piece: "Tiêu đề",
    network: "Kênh",
    currency: "Tiền tệ",
    published: "Ngày đăng",
    notPublished: "Chưa đăng",
    page: (page, pages) => `Trang ${page}/${pages}`,
    kinds: { posts: "Bài đăng", ads: "Quảng cáo", landing: "Trang đích", videos: "Video" },
  },
  en: {
    title: "Statement of services",
    number: "No.",
    period: "Period",
    from: "From",
    billTo: "Client",
    taxCode: "Tax code",
    contact: "Contact",
    email: "Email",
    description: "Description",
    quantity: "Quantity",
    unitPrice: "Unit price",
    amount: "Amount",
    subtotal: "Subtotal",
    total: "Total",
    planLine: (name) => `Plan ${name}`,
    overageLine: (kind) => `${kind} beyond the plan`,
    payment: "Payment",
    noLines: "Nothing is due for this period.",
    notFinal: "Provisional: the period has not ended.",
    usage: "Use of the plan",
    kind: "Kind",
    included: "Included",
    used: "Used",
    over: "Beyond",
    delivered: "Delivered content",
    noPieces: "No content in this period yet.",
    date: "Approved",
    brand: "Brand",
    piece: "Title",
    network: "Network",
    currency: "Currency",
    published: "Published",
    notPublished: "Not yet",
    page: (page, pages) => `Page ${page} of ${pages}`,
    kinds: { posts: "Posts", ads: "Ads", landing: "Landing pages", videos: "Videos" },
  },
};

/** Networks by the names that their users know. */
const networks: Readonly<Record<string, string>> = {
  facebook: "Facebook",
  instagram: "Instagram",
  tiktok: "TikTok",
  linkedin: "LinkedIn",
  youtube: "YouTube",
  meta_ads: "Meta Ads",
  google_ads: "Google Ads",
  website: "Website",
};

export const networkName = (platform: string | null): string => (platform === null ? "–" : (networks[platform] ?? platform));

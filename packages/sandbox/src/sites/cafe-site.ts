import { css, html, plainText, png, type DemoSite } from "./demo-site.ts";
import { drawPng } from "./draw-png.ts";

const host = "ca-phe-ben-song.example";
const brown = [107, 62, 38] as const;
const cream = [250, 243, 232] as const;
const orange = [217, 119, 54] as const;

const menu = [
  { name: "Cà phê sữa đá", price: "35.000đ", about: "Robusta Buôn Ma Thuột pha phin, sữa đặc vừa phải, uống chậm mới thấy ngon.", image: "ca-phe-sua-da" },
  { name: "Bạc xỉu bến sông", price: "39k", about: "Nhiều sữa, ít cà phê, dành cho người mới tập uống.", image: "bac-xiu" },
  { name: "Trà sen vàng", price: "45.000đ", about: "Trà ướp sen Tây Hồ, hạt sen bùi và lớp kem sữa mặn nhẹ.", image: "tra-sen" },
  { name: "Bánh chuối nướng", price: "29.000đ", about: "Chuối sứ chín, nước cốt dừa, nướng mới mỗi sáng.", image: "banh-chuoi" },
];

const page = (title: string, body: string, head = "") => html(`<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>${title}</title>
<meta property="og:site_name" content="Cà Phê Bến Sông"><meta name="theme-color" content="#6B3E26">
<meta name="description" content="Quán cà phê nhỏ bên sông Hàn, rang hạt mỗi sáng và pha phin trước mặt anh chị.">
<link rel="stylesheet" href="/style.css"><link rel="apple-touch-icon" sizes="180x180" href="/logo.png">${head}</head>
<body><header><a href="/"><img src="/logo.png" alt="Logo Cà Phê Bến Sông"></a><nav><a href="/gioi-thieu">Giới thiệu</a> <a href="/thuc-don">Thực đơn</a> <a href="/dang-nhap">Đăng nhập</a></nav></header>
<main>${body}</main><footer>Cà Phê Bến Sông · 12 Bạch Đằng, Đà Nẵng</footer></body></html>`);

const organization = `<script type="application/ld+json">${JSON.stringify({ "@context": "https://schema.org", "@type": "CafeOrCoffeeShop", name: "Cà Phê Bến Sông", logo: `https://${host}/logo.png`, url: `https://${host}/`, address: "12 Bạch Đằng, Đà Nẵng" })}</script>`;

/** A café in Đà Nẵng: prices as people write them, without structured products. */
export const cafeSite: DemoSite = {
  host,
  files: {
    "/": page(
      "Cà Phê Bến Sông | Cà phê rang xay bên sông Hàn",
      `<h1>Chậm lại một chút bên sông</h1>
      <p>Quán mở cửa từ sáu giờ, khi mặt sông còn sương. Anh chị ghé uống một ly phin, nghe tiếng nước và bắt đầu ngày mới thật nhẹ.</p>
      <p>Hạt cà phê rang xay mỗi sáng, từng mẻ nhỏ. Quán pha phin trước mặt anh chị, không vội.</p>
      <p>Không gian dành cho những người làm việc tự do cần một góc yên tĩnh. Quán có ổ điện, có mạng khỏe và có gió.</p>`,
      organization,
    ),
    "/gioi-thieu": page(
      "Giới thiệu | Cà Phê Bến Sông",
      `<h1>Chuyện của quán</h1><p>Quán bắt đầu từ một chiếc xe đẩy năm 2016. Hạt cà phê rang xay đến từ ba nông hộ ở Buôn Ma Thuột mà quán quen tên từng người.</p>
      <p>Anh chị sẽ không thấy quán đổi thực đơn mỗi tuần. Quán chỉ làm vài món, làm cho thật kỹ. Cà phê rang xay trong ngày, bán hết thì nghỉ.</p>`,
    ),
    "/thuc-don": page(
      "Thực đơn | Cà Phê Bến Sông",
      `<h1>Thực đơn</h1><p>Giao hàng miễn phí cho đơn từ 300.000đ trong quận Hải Châu.</p>
      ${menu.map(({ name, price, about, image }) => `<article><img src="/${image}.png" alt="${name}"><h3>${name}</h3><p>${about}</p><span class="price">${price}</span></article>`).join("\n")}`,
    ),
    "/style.css": css(":root{--brand-primary:#6B3E26;--brand-accent:#D97736;--paper:#FAF3E8}body{background:var(--paper);color:#2b2320}a{color:#D97736}header{background:#6B3E26}.price{color:#2F6F5E}h3{border-bottom:1px solid #2F6F5E}"),
    "/robots.txt": plainText("User-agent: *\nDisallow: /dang-nhap\n"),
    "/logo.png": png(drawPng(180, cream, [{ until: 0.45, color: cream }, { until: 0.9, color: brown }])),
    ...Object.fromEntries(menu.map(({ image }, index) => [`/${image}.png`, png(drawPng(320, cream, [{ until: 0.3 + index * 0.08, color: orange }, { until: 0.75, color: brown }]))])),
  },
};

import { css, html, png, type DemoSite } from "./demo-site.ts";
import { drawPng } from "./draw-png.ts";

const host = "lotus-and-stone.example";
const green = [47, 93, 80] as const;
const sand = [243, 236, 224] as const;
const rose = [201, 124, 116] as const;

const treatments = [
  { name: "Warm Stone Massage", price: "65.00", about: "Ninety minutes with river stones warmed in lemongrass water.", image: "warm-stone" },
  { name: "Lotus Facial", price: "48.00", about: "A gentle facial with white lotus and rice water, made for sensitive skin.", image: "lotus-facial" },
  { name: "Head and Shoulder Ritual", price: "32.50", about: "Forty minutes of herbal hair washing and slow massage.", image: "head-ritual" },
];

const page = (title: string, body: string, head = "") => html(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta property="og:site_name" content="Lotus &amp; Stone"><meta property="og:image" content="/warm-stone.png">
<meta name="description" content="A quiet day spa in Hội An where two therapists look after eight guests a day.">
<link rel="stylesheet" href="/main.css">${head}</head>
<body><header class="site-header"><img class="logo" src="/logo.png" alt="Lotus &amp; Stone"><nav><a href="/our-story">Our story</a><a href="/treatments">Treatments</a></nav></header>${body}</body></html>`);

const offers = `<script type="application/ld+json">${JSON.stringify({
  "@context": "https://schema.org",
  "@graph": [
    { "@type": "DaySpa", name: "Lotus & Stone", logo: { "@type": "ImageObject", url: `https://${host}/logo.png` }, address: "Hội An" },
    ...treatments.map(({ name, price, about, image }) => ({ "@type": "Service", name, description: about, image: `https://${host}/${image}.png`, offers: { "@type": "Offer", price, priceCurrency: "USD" } })),
  ],
})}</script>`;

/** A spa in Hội An: English, with structured products. */
export const spaSite: DemoSite = {
  host,
  files: {
    "/": page(
      "Lotus & Stone – day spa in Hội An",
      `<h1>Put your phone in the drawer</h1><p>We keep eight appointments a day, so nobody ever waits in a corridor. We warm the stones before you arrive.</p>
      <p>Our massage rooms look onto a lotus pond. We use oils pressed in the next village, and we tell you what is in them.</p>
      <p>Perfect for travellers who have walked the old town all morning. We speak softly and we finish on time.</p>`,
    ),
    "/our-story": page("Our story | Lotus & Stone", `<h1>Two sisters and a pond</h1><p>We opened in 2019 after ten years in large hotels. We wanted a place where a massage is not a queue. We still do every treatment ourselves.</p>`),
    "/treatments": page("Treatments | Lotus & Stone", `<h1>Treatments</h1>${treatments.map(({ name, price, about }) => `<section><h2>${name}</h2><p>${about}</p><p>$${price}</p></section>`).join("")}`, offers),
    "/main.css": css(":root{--color-primary:#2F5D50;--color-accent:#C97C74}body{background:#F3ECE0;color:#23302b}.button{background:#2F5D50}a:hover{color:#C97C74}h2{color:#2F5D50}"),
    "/logo.png": png(drawPng(160, sand, [{ until: 0.4, color: rose }, { until: 0.85, color: green }])),
    ...Object.fromEntries(treatments.map(({ image }, index) => [`/${image}.png`, png(drawPng(320, sand, [{ until: 0.35 + index * 0.1, color: rose }, { until: 0.8, color: green }]))])),
  },
};

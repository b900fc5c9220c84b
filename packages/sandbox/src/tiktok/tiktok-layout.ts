import { html, raw } from "hono/html";
import type { Language } from "../pages/language.ts";
import type { Html } from "../pages/layout.ts";

/** The frame of TikTok's pages: its own dark or light look, and the notice that this is a stand-in. No script. */
export function tiktokLayout(input: { language: Language; title: string; switchUrl: string; body: Html }): Html {
  const { language, title, switchUrl, body } = input;
  const notice = language === "vi" ? "Bản mô phỏng TikTok. Không có gì ở đây được đăng ra Internet." : "A stand-in for TikTok. Nothing here reaches the internet.";
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${title} · TikTok · Sandbox</title>
<style>${raw(styles)}</style>
</head>
<body>
<header><div class="notice"><span><b>Sandbox</b>${notice}</span><a href="${switchUrl}" hreflang="${language === "vi" ? "en" : "vi"}">${language === "vi" ? "English" : "Tiếng Việt"}</a></div>
<div class="top"><a class="logo" href="/sandbox" aria-label="TikTok"><svg viewBox="0 0 24 24" aria-hidden="true"><path fill="#25f4ee" d="M10.300 9.600v-1c-3.700-.500-6.800 2.300-6.800 6 0 2 .9 3.700 2.300 4.800A6 6 0 0 1 10.300 9.600z"/><path fill="#fe2c55" d="M20.200 8.100V6.900a4.700 4.700 0 0 1-4.300-4h-.9a4.800 4.800 0 0 0 5.200 5.200zM13.300 3.500v12a2.900 2.900 0 0 1-4.200 2.600 2.900 2.900 0 0 0 5.100-1.900V4.200z"/><path fill="currentColor" d="M19.200 9.500V7.200a4.800 4.800 0 0 1-4.100-4.300h-2.600v12.700a2.900 2.900 0 1 1-2.200-2.800V9.600a6 6 0 1 0 5.200 5.900V8.700a7 7 0 0 0 3.700.8z"/></svg>TikTok</a></div></header>
<main>${body}</main>
</body>
</html>`;
}

/** `1,2K`, `3,4M`, in the language's own way. */
export function shortCount(count: number, language: Language): string {
  const locale = language === "vi" ? "vi-VN" : "en-US";
  const [divided, unit] = count >= 1_000_000 ? [count / 1_000_000, "M"] : count >= 1_000 ? [count / 1_000, "K"] : [count, ""];
  return `${divided.toLocaleString(locale, { maximumFractionDigits: divided < 100 && unit ? 1 : 0 })}${unit}`;
}

/** A caption: hashtags and mentions stand out, addresses are no links, as on TikTok. */
export function caption(text: string): Html[] {
  const parts: Html[] = [];
  let end = 0;
  for (const match of text.matchAll(/(?<![\p{L}\p{N}_@#])(?:#[\p{L}\p{M}\p{N}_]+|@[A-Za-z0-9_.]{2,24})/gu)) {
    parts.push(html`${text.slice(end, match.index)}<b class="tag">${match[0]}</b>`);
    end = match.index + match[0].length;
  }
  parts.push(html`${text.slice(end)}`);
  return parts;
}

const styles = `
:root{color-scheme:light dark;--bg:#fff;--ink:#161823;--muted:#60626e;--line:#e3e3e4;--soft:#f1f1f2;--red:#e0123f;--red-ink:#fff;--link:#1857a8;--warn:#fff4d6;--warn-ink:#6b4a00}
@media (prefers-color-scheme:dark){:root{--bg:#121212;--ink:#f4f4f5;--muted:#a8a8ad;--line:#2f2f2f;--soft:#232323;--red:#ff5c7c;--red-ink:#200008;--link:#8ab8ff;--warn:#3a2f12;--warn-ink:#ffdf8f}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.45 "Be Vietnam Pro",system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
h1,h2,h3,p{margin:0}a{color:inherit;text-decoration:none}a:hover{text-decoration:underline}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:6px}
.notice{display:flex;gap:.75rem;justify-content:space-between;align-items:center;background:var(--warn);color:var(--warn-ink);padding:.5rem 1rem;font-size:.875rem}
.notice b{display:inline-block;background:var(--warn-ink);color:var(--warn);border-radius:999px;padding:.05rem .6rem;margin-right:.5rem;font-size:.75rem;letter-spacing:.04em;text-transform:uppercase}
.notice a{text-decoration:underline;white-space:nowrap;padding:.5rem .25rem}
.top{border-bottom:1px solid var(--line);padding:.6rem 1rem}
.logo{display:inline-flex;align-items:center;gap:.35rem;font-weight:800;font-size:1.35rem;letter-spacing:-.02em;min-height:44px}.logo svg{width:30px;height:30px}
main{max-width:1000px;margin:0 auto;padding:1.25rem 1rem 4rem}
.muted{color:var(--muted)}.small{font-size:.8125rem}.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.avatar{border-radius:50%;flex:none;display:block;width:48px;height:48px}.avatar.big{width:116px;height:116px}
.who{display:flex;gap:1.25rem;align-items:center;margin-bottom:1rem}
.who h1{font-size:1.9rem;line-height:1.2;overflow-wrap:anywhere}.who h2{font-size:1.05rem;font-weight:500;overflow-wrap:anywhere}
@media (max-width:520px){.who{flex-direction:column;text-align:center;gap:.5rem}.counts,.bio{justify-content:center;text-align:center}}
.tick{display:inline-block;width:20px;height:20px;border-radius:50%;background:#20d5ec;vertical-align:-3px;margin-left:.35rem;padding:4px}.tick svg{display:block;fill:none;stroke:#00262b;stroke-width:4}
.counts{display:flex;flex-wrap:wrap;gap:.35rem 1.25rem;margin:.5rem 0}.counts b{font-size:1.05rem}
.bio{white-space:pre-wrap;overflow-wrap:anywhere}
.tabs{display:flex;gap:1.5rem;border-bottom:1px solid var(--line);margin:1.25rem 0 1rem}
.tabs>*{padding:.7rem .25rem;font-weight:600;color:var(--muted);min-height:44px}.tabs [aria-current]{color:var(--ink);border-bottom:2px solid var(--ink)}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:.75rem;list-style:none;margin:0;padding:0}
@media (max-width:520px){.grid{grid-template-columns:repeat(3,minmax(0,1fr));gap:3px}.grid .title{display:none}}
.tile{position:relative;display:block;aspect-ratio:3/4;border-radius:6px;overflow:hidden;background:#000}
.tile img,.tile video{width:100%;height:100%;object-fit:cover;display:block;pointer-events:none}
.tile .plays{position:absolute;left:0;right:0;bottom:0;padding:1.6rem .5rem .4rem;color:#fff;font-weight:600;font-size:.875rem;background:linear-gradient(transparent,#000c)}
.tile .many{position:absolute;top:.4rem;right:.4rem;background:#000a;color:#fff;border-radius:4px;padding:.1rem .4rem;font-size:.75rem}
.grid .title{display:block;margin-top:.35rem;font-size:.875rem;overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
.post{display:grid;grid-template-columns:minmax(0,1.15fr) minmax(0,1fr);border:1px solid var(--line);border-radius:10px;overflow:hidden}
@media (max-width:760px){.post{grid-template-columns:1fr}}
.stage{position:relative;background:#000;display:grid;place-items:center;min-height:320px;min-width:0}.stage .many{position:absolute;top:.75rem;right:.75rem;background:#000b;color:#fff;border-radius:999px;padding:.15rem .7rem;font-size:.8125rem}
.stage video{width:100%;max-height:78vh;display:block;background:#000}
.reelstrip{display:flex;width:100%;overflow-x:auto;scroll-snap-type:x mandatory}
.reelstrip img{flex:0 0 100%;width:100%;max-height:78vh;object-fit:contain;scroll-snap-align:center}
.side{padding:1rem;display:flex;flex-direction:column;gap:.9rem;min-width:0}
.author{display:flex;gap:.75rem;align-items:center}.author>div>*{display:block;overflow-wrap:anywhere}
.text{white-space:pre-wrap;overflow-wrap:anywhere}.tag{color:var(--link);font-weight:600}
.heading{font-size:1.1rem;font-weight:700}
.labels{display:flex;flex-wrap:wrap;gap:.4rem;padding:0;margin:0;list-style:none}.labels li{background:var(--soft);border-radius:4px;padding:.2rem .55rem;font-size:.8125rem}
.rail{display:flex;flex-wrap:wrap;gap:1.25rem;border-top:1px solid var(--line);padding-top:.9rem}.rail span{display:inline-flex;gap:.4rem;align-items:center;font-weight:600}
.rail svg{width:22px;height:22px;fill:currentColor}
.music{display:flex;gap:.4rem;align-items:center;font-size:.9rem}.music svg{width:16px;height:16px;fill:currentColor;flex:none}
.empty{text-align:center;padding:3.5rem 1rem}.empty svg{width:64px;height:64px;fill:none;stroke:var(--muted);stroke-width:1.4;margin-bottom:.75rem}
.hint{background:var(--soft);border-radius:8px;padding:.7rem .9rem;margin-top:1.25rem;font-size:.875rem}
.card{max-width:460px;margin:1.5rem auto;border:1px solid var(--line);border-radius:12px;overflow:hidden}.card .pad{padding:1.1rem 1.1rem .4rem}.card h1{font-size:1.35rem;line-height:1.3}
fieldset{border:0;margin:0;padding:0;min-width:0}legend{font-weight:700;padding:1rem 1.1rem .25rem}
.rows{list-style:none;margin:0;padding:0}.rows label,.rows .row{display:flex;gap:.85rem;align-items:center;padding:.7rem 1.1rem;min-height:44px}.rows label{cursor:pointer}.rows label:hover{background:var(--soft)}
.rows .grow{flex:1;min-width:0;overflow-wrap:anywhere}.rows input{width:22px;height:22px;accent-color:var(--red);flex:none}.scroll{max-height:300px;overflow:auto}
.actions{display:grid;gap:.6rem;padding:1.1rem}
.btn{appearance:none;font:inherit;font-weight:700;border:0;border-radius:4px;min-height:46px;padding:.6rem 1.25rem;cursor:pointer;background:var(--red);color:var(--red-ink)}
.btn.plain{background:transparent;color:var(--ink);border:1px solid var(--line)}
code{background:var(--soft);border-radius:4px;padding:.05rem .3rem;font-size:.85em;overflow-wrap:anywhere}
`;

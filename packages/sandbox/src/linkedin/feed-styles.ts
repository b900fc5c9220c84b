import { html, raw } from "hono/html";
import type { Html } from "../pages/layout.ts";

/** What LinkedIn's feed looks like beside the sheet that all sandbox pages share. */
export const linkedinStyles: Html = html`<style>${raw(`
:root{--bg:#f4f2ee;--accent:#0a66c2;--line:#e0dfdc;--soft:#edf3f8}
@media (prefers-color-scheme:dark){:root{--bg:#14171a;--card:#1d2226;--line:#38434f;--accent:#70b5f9;--soft:#25303a}}
.li{max-width:560px;margin:0 auto}
.li .card{border-radius:8px}
@media (max-width:600px){.li .card{border-radius:0}}
.li .banner{height:clamp(80px,20vw,140px)}
.li .head{padding:0 1.25rem 1rem}.li .head h1{font-size:1.5rem;margin-top:.5rem;overflow-wrap:anywhere}
.li .face{width:48px;height:48px;border-radius:50%;flex:none;display:block;border:0}
.li .face.page{border-radius:4px}
.li .face.big{width:112px;height:112px;margin-top:-64px;border:4px solid var(--card);position:relative}
.li .by{display:flex;gap:.6rem;padding:.8rem 1rem .4rem;align-items:flex-start}
.li .by div{min-width:0;line-height:1.3;font-size:.78rem}.li .by strong{font-size:.92rem;display:block}.li .by strong a{color:inherit}
.li .by .muted{display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.li .by a.time{color:var(--muted)}.li .by svg{width:12px;height:12px;vertical-align:-2px;fill:none;stroke:currentColor;stroke-width:1.8}
.li .text{font-size:.9rem;line-height:1.45;padding:.2rem 1rem .75rem}
.li .text a{font-weight:600;text-decoration:none}
.li .shots{display:grid;gap:2px;background:var(--card)}
.li .shots a{position:relative;display:block;overflow:hidden}
.li .shots img{width:100%;height:100%;object-fit:cover;display:block}
.li .shots.n1 img{height:auto;max-height:720px;object-fit:contain;background:var(--bg)}
.li .shots.n2,.li .shots.n4{grid-template-columns:1fr 1fr}.li .shots.n2 a,.li .shots.n4 a{aspect-ratio:1/1}
.li .shots.n3,.li .shots.n5{grid-template-columns:repeat(6,1fr)}
.li .shots.n3 a:first-child{grid-column:1/7;aspect-ratio:16/9}.li .shots.n3 a{grid-column:span 3;aspect-ratio:1/1}
.li .shots.n5 a{grid-column:span 2;aspect-ratio:1/1}.li .shots.n5 a:nth-child(1),.li .shots.n5 a:nth-child(2){grid-column:span 3}
.li video{display:block;width:100%;height:auto;max-height:640px;background:#000}
.li .article{display:flex;gap:.75rem;margin:0 1rem 1rem;border:1px solid var(--line);border-radius:8px;overflow:hidden;color:inherit}
.li .article img{width:128px;min-height:80px;object-fit:cover;flex:none}
.li .article div{padding:.7rem .8rem;min-width:0;font-size:.8rem}.li .article b{display:block;font-size:.9rem;overflow-wrap:anywhere}
.li .doc{background:#1d2226;color:#fff}
.li .doc p{padding:.6rem 1rem;font-size:.85rem;display:flex;gap:.5rem;justify-content:space-between}
.li .doc p b{overflow-wrap:anywhere}.li .doc p span{white-space:nowrap;opacity:.85}
.li .leaves{display:flex;overflow-x:auto;scroll-snap-type:x mandatory;background:#38434f}
.li .leaves img{flex:none;width:100%;max-height:640px;object-fit:contain;scroll-snap-align:start;display:block}
.li .sheet{display:grid;place-items:center;aspect-ratio:4/3;background:#38434f;color:#fff}
.li .sheet svg{width:64px;height:64px;fill:none;stroke:currentColor;stroke-width:1.4}
.li .counts svg{width:15px;height:15px;vertical-align:-2px;fill:none;stroke:var(--accent);stroke-width:2;stroke-linejoin:round}
.li .counts{display:flex;justify-content:space-between;gap:1rem;padding:.5rem 1rem;color:var(--muted);font-size:.78rem}
.li .bar{margin:0 .5rem}.li .bar span{font-size:.82rem;padding:.6rem .35rem;white-space:nowrap}
@media (max-width:480px){.li .bar span{flex-direction:column;gap:.1rem;font-size:.72rem}}
`)}</style>`;

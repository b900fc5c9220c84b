import { html, raw } from "hono/html";
import type { Html } from "../pages/layout.ts";

/** What Facebook's pages have beyond the common sheet. */
export const facebookStyles: Html = html`<style>${raw(`
.fb{--blue:#0866ff;--heart:#f33e58}
.fb .ring{border-radius:50%;padding:3px;background:linear-gradient(135deg,#0866ff,#00b2ff);display:block;width:max-content}
.fb .ring .avatar{border:3px solid var(--card)}
.fb .facts{display:flex;flex-wrap:wrap;gap:.2rem .9rem;margin-top:.15rem}
.fb .tabs a{padding:.8rem .75rem;color:var(--muted);font-weight:600;border-bottom:3px solid transparent}
.fb .tabs a[aria-current]{color:var(--accent);border-color:var(--accent)}
.fb .tray{display:flex;gap:.6rem;overflow-x:auto;padding:.9rem 1rem;scrollbar-width:thin}
.fb .tray a{position:relative;flex:none;width:112px;aspect-ratio:9/16;border-radius:12px;overflow:hidden;background:#000;color:#fff}
.fb .tray img,.fb .tray video{width:100%;height:100%;object-fit:cover;display:block}
.fb .tray .avatar{position:absolute;left:8px;top:8px;width:36px;height:36px;border:3px solid var(--blue);z-index:1}
.fb .tray span{position:absolute;inset:auto 0 0 0;padding:1.4rem .55rem .5rem;font-size:.75rem;font-weight:600;background:linear-gradient(transparent,#000c)}
.fb .film{background:#000;display:block}
.fb .film video{display:block;width:100%;height:auto;max-height:680px;background:#000}
.fb .film.upright{padding:0}
.fb .film.upright video{aspect-ratio:9/16;width:auto;max-width:100%;margin:0 auto;max-height:640px}
.fb .filmname{padding:.7rem 1rem;background:var(--bg);border-bottom:1px solid var(--line);font-weight:600;overflow-wrap:anywhere}
.fb .badge{display:inline-flex;gap:.35rem;align-items:center;font-size:.8125rem;font-weight:600;color:var(--muted);padding:.1rem 1rem .6rem}
.fb .badge svg,.fb .reels svg{width:16px;height:16px;fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round}
.fb .counts{display:flex;justify-content:space-between;gap:1rem;padding:.6rem 1rem;color:var(--muted);font-size:.9rem;min-height:2.4rem}
.fb .counts span{display:inline-flex;gap:.75rem;align-items:center}
.fb .faces{display:inline-flex;gap:0!important;margin-right:-.35rem}
.fb .faces i{width:20px;height:20px;border-radius:50%;display:grid;place-items:center;border:2px solid var(--card);box-sizing:content-box}
.fb .faces i+i{margin-left:-5px}
.fb .faces svg{width:11px;height:11px;fill:#fff}
.fb .like{background:var(--blue)}.fb .love{background:var(--heart)}
.fb .comments .author{display:inline-block;background:var(--soft);color:var(--accent);border-radius:4px;font-size:.6875rem;font-weight:700;padding:.02rem .35rem;margin-left:.35rem}
.fb .comments time{display:block;color:var(--muted);font-size:.75rem;padding:.15rem .8rem 0}
.fb .comments .body{display:block;background:none;padding:0;border-radius:0;min-width:0}
.fb .reels{display:grid;grid-template-columns:repeat(auto-fill,minmax(140px,1fr));gap:4px;padding:4px}
.fb .reels a{position:relative;aspect-ratio:9/16;background:#000;border-radius:8px;overflow:hidden;color:#fff}
.fb .reels video{width:100%;height:100%;object-fit:cover;display:block}
.fb .reels span:not(.sr){position:absolute;left:8px;bottom:8px;display:inline-flex;gap:.3rem;align-items:center;font-weight:600;font-size:.875rem;text-shadow:0 1px 3px #000}
.fb .stage{background:#0b0c0e;color:#fff;border-radius:12px;overflow:hidden;margin:1rem 0;position:relative}
.fb .stage a{color:#fff}
.fb .stage .screen{position:relative;margin:0 auto;width:min(100%,calc((100vh - 13rem)*9/16));min-width:min(100%,300px);aspect-ratio:9/16;background:#000}
.fb .stage .screen img,.fb .stage .screen video{width:100%;height:100%;object-fit:contain;display:block}
.fb .stage .top{position:absolute;inset:0 0 auto;padding:.6rem .8rem 2rem;background:linear-gradient(#000a,transparent);z-index:1;pointer-events:none}
.fb .stage .bars{display:flex;gap:4px;margin-bottom:.7rem}
.fb .stage .bars i{flex:1;height:3px;border-radius:2px;background:#fff6}
.fb .stage .bars i.seen{background:#fff}
.fb .stage .by{display:flex;gap:.6rem;align-items:center}
.fb .stage .by .avatar{width:38px;height:38px}
.fb .stage .by strong{display:block;line-height:1.2}
.fb .stage .by time{font-size:.8125rem;color:#ffffffd0}
.fb .stage .below{padding:.9rem 1rem 1.1rem}
.fb .stage .below .text{padding:.6rem 0 0}
.fb .stage .numbers{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;margin-top:.8rem;color:#d5d9e0;font-size:.9rem}
.fb .stage nav{display:flex;justify-content:space-between;gap:1rem;padding:.7rem 1rem;border-top:1px solid #ffffff22}
.fb .stage nav a{padding:.5rem .25rem;text-decoration:underline;text-underline-offset:3px}
@media (max-width:712px){.fb .stage{border-radius:0;margin:0}}
`)}</style>`;

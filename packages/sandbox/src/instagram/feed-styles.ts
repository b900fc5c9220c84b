import { html, raw } from "hono/html";

/** Instagram's own look, on top of the sheet that all sandbox pages share. */
export const instagramStyles = html`<style>${raw(`
.ig{--ring:linear-gradient(45deg,#f09433,#e6683c 25%,#dc2743 50%,#cc2366 75%,#bc1888)}
.ig .profile{display:flex;gap:clamp(1rem,6vw,3rem);align-items:center;padding:1.5rem 1rem 1rem}
.ig .ring{border-radius:50%;padding:3px;background:var(--line);flex:none;display:block}
.ig .ring.new{background:var(--ring)}
.ig .ring img{display:block;border-radius:50%;border:3px solid var(--card)}
.ig .big img{width:clamp(77px,20vw,140px);height:clamp(77px,20vw,140px)}
.ig .profile h1{font-size:1.25rem;font-weight:500;overflow-wrap:anywhere}
.ig .stats{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;list-style:none;padding:0;margin:.6rem 0 0}
.ig .bio{padding:0 1rem 1rem;white-space:pre-wrap;overflow-wrap:anywhere}
.ig .storyrow{display:flex;gap:1rem;overflow-x:auto;padding:0 1rem 1rem;list-style:none;margin:0}
.ig .storyrow a{display:grid;justify-items:center;gap:.25rem;color:inherit;font-size:.75rem}
.ig .storyrow img{width:56px;height:56px;object-fit:cover}
.ig .igtabs{display:flex;justify-content:center;gap:2.5rem;border-top:1px solid var(--line)}
.ig .igtabs a{color:var(--muted);font-size:.8125rem;font-weight:600;padding:1rem .25rem;border-top:1px solid transparent;margin-top:-1px;min-height:44px}
.ig .igtabs a[aria-current]{color:var(--ink);border-top-color:var(--ink)}
.ig .grid{display:grid;grid-template-columns:repeat(3,1fr);gap:3px;list-style:none;margin:0;padding:0}
.ig .grid a{position:relative;display:block;aspect-ratio:3/4;background:var(--bg);overflow:hidden}
.ig .grid img,.ig .grid video{width:100%;height:100%;object-fit:cover;display:block}
.ig .badge{position:absolute;top:.5rem;right:.5rem;width:22px;height:22px;fill:#fff;filter:drop-shadow(0 0 2px #000a)}
.ig .iphead{display:flex;gap:.75rem;align-items:center;padding:.7rem 1rem}
.ig .iphead a{color:inherit;font-weight:600}
.ig .iphead .avatar{width:34px;height:34px}
.ig .slides{display:flex;overflow-x:auto;scroll-snap-type:x mandatory;background:#000}
.ig .slides figure{margin:0;flex:0 0 100%;scroll-snap-align:center;display:grid;place-items:center;position:relative}
.ig .slides img,.ig .slides video{display:block;width:100%;height:100%;object-fit:cover}
.ig .slides.tall img,.ig .slides.tall video{height:auto;max-height:80vh;object-fit:contain}
.ig .count{position:absolute;top:.75rem;right:.75rem;background:#000a;color:#fff;border-radius:999px;padding:.2rem .7rem;font-size:.8125rem}
.ig .icons{display:flex;gap:1rem;padding:.7rem 1rem .25rem}
.ig .icons svg{width:26px;height:26px;fill:none;stroke:currentColor;stroke-width:1.9;stroke-linecap:round;stroke-linejoin:round}
.ig .icons svg:last-child{margin-left:auto}
.ig .said{padding:.15rem 1rem;white-space:pre-wrap;overflow-wrap:anywhere}
.ig .when{padding:.35rem 1rem 1rem;font-size:.75rem}
.ig .story{max-width:420px;margin:1rem auto;background:#101010;color:#fff;border-radius:14px;overflow:clip;position:relative}
.ig .story .iphead{position:absolute;inset:0 0 auto;z-index:1;padding-top:1.1rem;background:linear-gradient(#000a,transparent)}
.ig .story .iphead .muted{color:#eee}
.ig .story .bar2{position:absolute;z-index:2;top:.5rem;left:.5rem;right:.5rem;height:3px;border-radius:3px;background:#fff}
.ig .story img,.ig .story video{display:block;width:100%;height:auto;aspect-ratio:9/16;object-fit:contain}
`)}</style>`;

/** One sheet for all sandbox pages: system font, light and dark, from 320 px up. */
export const styles = `
:root{color-scheme:light dark;--bg:#f0f2f5;--card:#fff;--ink:#0b0f17;--muted:#5b6472;--line:#dfe3e8;--accent:#0b5fd0;--accent-ink:#fff;
--soft:#e7f0fd;--warn:#fff4d6;--warn-ink:#6b4a00;--warn-line:#f0d58c;--shadow:0 1px 2px #0f172a1a}
@media (prefers-color-scheme:dark){:root{--bg:#15171b;--card:#212429;--ink:#e9ecf1;--muted:#a4adba;--line:#353a42;--accent:#6aa6ff;--accent-ink:#0b1220;
--soft:#22324a;--warn:#3a2f12;--warn-ink:#ffdf8f;--warn-line:#5f4d1c;--shadow:none}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.45 "Be Vietnam Pro",system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:6px}
.text a,p a{text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:2px}
h1,h2,h3,p{margin:0}
.notice{display:flex;gap:.75rem;justify-content:space-between;align-items:center;background:var(--warn);color:var(--warn-ink);
border-bottom:1px solid var(--warn-line);padding:.5rem 1rem;font-size:.875rem}
.notice b{display:inline-block;background:var(--warn-ink);color:var(--warn);border-radius:999px;padding:.05rem .6rem;margin-right:.5rem;font-size:.75rem;
letter-spacing:.04em;text-transform:uppercase}
.notice a{color:inherit;text-decoration:underline;white-space:nowrap;padding:.5rem .25rem}
.wrap{max-width:680px;margin:0 auto;padding:0 0 4rem}
.card{background:var(--card);box-shadow:var(--shadow);border:1px solid var(--line);border-radius:12px;margin:1rem 0;overflow:clip}
@media (max-width:712px){.card{border-radius:0;border-left:0;border-right:0;margin:.5rem 0}}
.pad{padding:1rem}
.muted{color:var(--muted)}.small{font-size:.8125rem}
.cover{height:clamp(110px,28vw,210px)}
.who{display:flex;gap:1rem;align-items:flex-end;padding:0 1rem 1rem;margin-top:-34px}
.who>div{min-width:0;padding-bottom:.25rem}
.who h1{font-size:1.5rem;line-height:1.2;overflow-wrap:anywhere}
.avatar{width:44px;height:44px;border-radius:50%;flex:none;display:block}
.avatar.big{width:104px;height:104px;border:4px solid var(--card)}
@media (max-width:520px){.who{flex-direction:column;align-items:flex-start;gap:.25rem;margin-top:-56px}.avatar.big{width:92px;height:92px}}
.tabs{display:flex;gap:.25rem;border-top:1px solid var(--line);padding:0 .5rem}
.tabs span{padding:.8rem .75rem;color:var(--accent);font-weight:600;border-bottom:3px solid var(--accent)}
.posthead{display:flex;gap:.7rem;align-items:center;padding:.9rem 1rem .5rem}
.posthead strong{display:block;line-height:1.25}
.posthead a.time{color:var(--muted);font-size:.8125rem}
.posthead svg{width:12px;height:12px;vertical-align:-1px;fill:none;stroke:currentColor;stroke-width:2}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.text{padding:.15rem 1rem .9rem;white-space:pre-wrap;overflow-wrap:anywhere}
.text.short{font-size:1.35rem;line-height:1.35}
.photos{display:grid;gap:3px;background:var(--line)}
.photos img{width:100%;height:100%;object-fit:cover;display:block;min-height:0}
.photos.n1 img{height:auto;max-height:760px;object-fit:contain;background:var(--bg)}
.photos.n2{grid-template-columns:1fr 1fr}.photos.n2 a{aspect-ratio:1/1}
.photos.n3{grid-template-columns:1fr 1fr}.photos.n3 a{aspect-ratio:1/1}.photos.n3 a:first-child{grid-column:1/3;aspect-ratio:16/10}
.photos.n4{grid-template-columns:1fr 1fr}.photos.n4 a{aspect-ratio:1/1}
.photos.n5{grid-template-columns:repeat(6,1fr)}.photos.n5 a{grid-column:span 2;aspect-ratio:1/1}
.photos.n5 a:nth-child(1),.photos.n5 a:nth-child(2){grid-column:span 3}
.photos a{position:relative;display:block;overflow:hidden}
.more{position:absolute;inset:0;display:grid;place-items:center;background:#0009;color:#fff;font-size:2rem;font-weight:700}
.link{display:block;background:var(--bg);border-top:1px solid var(--line);color:inherit;padding:.8rem 1rem}
.link span{display:block;color:var(--muted);font-size:.75rem;text-transform:uppercase;letter-spacing:.03em}
.link b{display:block;overflow-wrap:anywhere}
.bar{display:flex;justify-content:space-around;border-top:1px solid var(--line);margin:0 1rem;padding:.15rem 0;color:var(--muted);font-weight:600;font-size:.9rem}
.bar span{padding:.6rem .5rem;display:inline-flex;gap:.45rem;align-items:center}
.bar svg{width:20px;height:20px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.comments{border-top:1px solid var(--line);padding:.75rem 1rem;display:grid;gap:.6rem}
.comments div{display:flex;gap:.6rem}.comments .avatar{width:32px;height:32px}
.comments p{background:var(--bg);border-radius:16px;padding:.5rem .8rem;white-space:pre-wrap;overflow-wrap:anywhere}
.empty{text-align:center;padding:3rem 1.5rem}
.empty svg{width:56px;height:56px;stroke:var(--muted);fill:none;stroke-width:1.4;stroke-linecap:round;stroke-linejoin:round;margin-bottom:.75rem}
.pager{display:flex;justify-content:center;padding:1rem}
.btn{appearance:none;font:inherit;font-weight:600;border:0;border-radius:8px;min-height:44px;padding:.6rem 1.25rem;cursor:pointer;background:var(--accent);color:var(--accent-ink)}
.btn.plain{background:transparent;color:var(--ink);border:1px solid var(--line)}
.btn:hover{filter:brightness(1.06)}
.rows{list-style:none;margin:0;padding:0}
.rows li+li{border-top:1px solid var(--line)}
.rows a.row,.rows label{display:flex;gap:.85rem;align-items:center;padding:.75rem 1rem;color:inherit;min-height:44px}
.rows label{cursor:pointer}
.rows label:hover,.rows a.row:hover{background:var(--soft);text-decoration:none}
.rows .grow{flex:1;min-width:0}
.rows input{width:22px;height:22px;accent-color:var(--accent);flex:none}
.scroll{max-height:336px;overflow:auto}
.actions{display:flex;gap:.75rem;justify-content:flex-end;padding:1rem;border-top:1px solid var(--line);position:sticky;bottom:0;background:var(--card)}
fieldset{border:0;margin:0;padding:0;min-width:0}
legend{font-weight:700;padding:1rem 1rem .35rem}
.title{padding:1.5rem 1rem .5rem}.title h1{font-size:1.6rem;line-height:1.2}
code{background:var(--bg);border-radius:6px;padding:.1rem .35rem;font-size:.85em;overflow-wrap:anywhere}
.pill{background:var(--soft);color:var(--accent);border-radius:999px;font-size:.75rem;font-weight:600;padding:.15rem .6rem;white-space:nowrap}
`;

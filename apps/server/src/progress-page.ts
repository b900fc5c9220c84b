/** What `/` shows while the product starts: it looks again by itself, without a script. */
export function progressPage(lines: readonly string[]): string {
  const items = lines.map((line) => `<li>${line.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`)}</li>`).join("");
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2"><meta name="viewport" content="width=device-width">
<title>AI Content Agency</title><style>
:root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;display:grid;place-items:center;min-height:100vh;margin:0;background:light-dark(#fbfaf6,#101716);color:light-dark(#1c2a28,#e6efed)}
main{max-width:30rem;padding:2rem}h1{font-size:1.25rem;margin:0 0 .25rem}p{margin:0 0 1rem;opacity:.75}li{opacity:.6}li:last-child{opacity:1;font-weight:600}</style></head>
<body><main><h1>AI Content Agency</h1><p>Đang khởi động, lần đầu mất khoảng một phút. · Starting, the first time takes about a minute.</p><ol>${items}</ol></main></body></html>`;
}

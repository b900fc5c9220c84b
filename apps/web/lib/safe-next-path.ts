/** Where to go after signing in: only a path on this origin, so that a link cannot lead away. */
export function safeNextPath(next: string | null | undefined): string {
  if (!next || !/^\/(?![/\\])/.test(next) || /[\u0000-\u001f\\]/.test(next)) return "/";
  const url = new URL(next, "http://here.invalid");
  if (url.host !== "here.invalid" || /^\/(login|setup|api)(\/|$)/.test(url.pathname)) return "/";
  return url.pathname + url.search + url.hash;
}

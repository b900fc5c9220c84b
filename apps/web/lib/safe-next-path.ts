/** Where to go after signing in: only a path on this origin, so that a link cannot lead away. */
export function safeNextPath(next: string | null | undefined): string {
  // Browsers drop control characters and read a backslash as a slash.
  const deceptive = next?.includes("\\") || [...(next ?? "")].some((character) => character < " ");
  if (!next?.startsWith("/") || next.startsWith("//") || deceptive) return "/";
  const url = new URL(next, "http://here.invalid");
  if (url.host !== "here.invalid" || /^\/(login|setup|invite|api)(\/|$)/.test(url.pathname)) return "/";
  return url.pathname + url.search + url.hash;
}

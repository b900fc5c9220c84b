/** What a site's robots.txt asks of us. Source: RFC 9309. */
export function parseRobots(text: string, agent = "aicontentagency"): (path: string) => boolean {
  const groups: { agents: string[]; rules: { allow: boolean; path: string }[] }[] = [];
  let isOpen = false;
  for (const line of text.slice(0, 200_000).split(/\r\n?|\n/).slice(0, 4_000)) {
    const [, key, value] = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line) ?? [];
    if (key === undefined) continue;
    const said = value!.trim();
    if (/^user-agent$/i.test(key)) {
      if (!isOpen) groups.push({ agents: [], rules: [] });
      isOpen = true;
      groups.at(-1)!.agents.push(said.toLowerCase());
    } else if (/^(dis)?allow$/i.test(key)) {
      isOpen = false;
      if (said !== "") groups.at(-1)?.rules.push({ allow: /^allow$/i.test(key), path: said });
    }
  }
  const own = groups.filter(({ agents }) => agents.some((name) => name !== "*" && name !== "" && agent.startsWith(name)));
  const rules = (own.length > 0 ? own : groups.filter(({ agents }) => agents.includes("*"))).flatMap((group) => group.rules);
  return (path) => {
    const matching = rules.filter((rule) => matches(rule.path, path)).sort((left, right) => right.path.length - left.path.length || Number(right.allow) - Number(left.allow));
    return matching[0]?.allow ?? true;
  };
}

/** `*` stands for anything, `$` for the end; step by step, so that no pattern is slow. */
function matches(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith("$");
  const parts = (isWhole ? pattern.slice(0, -1) : pattern).split("*");
  if (!path.startsWith(parts[0]!)) return false;
  let at = parts[0]!.length;
  for (const part of parts.slice(1)) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return !isWhole || at === path.length || (parts.length > 1 && path.endsWith(parts.at(-1)!));
}

import type { FacebookPage } from "../facebook/pages-table.ts";

/** The page's initials on its colour, as SVG text. */
export function avatarSvg(page: Pick<FacebookPage, "name" | "color">): string {
  const words = page.name.replace(/\(.*?\)/g, "").trim().split(/\s+/);
  const initials = [words[0], words.at(-1)].filter((word, index, all) => word && all.indexOf(word) === index)
    .map((word) => (word ?? "").charAt(0).toLocaleUpperCase("vi")).join("").replace(/[<>&"']/g, "");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100"><rect width="100" height="100" fill="${page.color}"/>`
    + `<text x="50" y="50" dy=".35em" text-anchor="middle" font-family="system-ui,sans-serif" font-size="42" font-weight="600" fill="#fff">${initials}</text></svg>`;
}

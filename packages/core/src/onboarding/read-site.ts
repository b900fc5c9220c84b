import { EgressError } from "@agency/platform/egress";
import { foldText } from "@agency/platform/text";
import { decodeHtml } from "./decode-html.ts";
import { fetchSite, isSameSite, noteOfEgress, type SiteDependencies } from "./fetch-site.ts";
import { readHtml, type HtmlReading } from "./read-html.ts";
import { parseRobots } from "./robots.ts";
import type { Note, NoteCode, ReadPage } from "./schema.ts";

export interface SitePage {
  url: URL;
  reading: HtmlReading;
}
export interface SiteReading {
  /** The page that was asked for comes first; empty when nothing could be read. */
  pages: SitePage[];
  /** Inline and linked style sheets of the same site. */
  css: string;
  notes: Note[];
}

const mostPages = 6;
const mostStylesheets = 3;
const pageLimits = { maxBytes: 4 * 1024 ** 2, timeoutMs: 9_000, accept: "text/html,application/xhtml+xml;q=0.9" };
const cssLimits = { maxBytes: 768 * 1024, timeoutMs: 5_000, accept: "text/css" };
/** A page that shows fewer letters than this shows nothing to a visitor without its scripts. */
const leastText = 160;

/**
 * Reads up to six pages of one site: the one that was asked for, then pages about the house and its products that it links to. What a
 * page says never decides where else to go: only links of the same site are followed, chosen by their address and label (R37).
 * @param options.onPages called whenever a page begins or ends
 * @throws the signal's reason when it aborts
 */
export async function readSite(deps: SiteDependencies, options: { url: string; signal: AbortSignal; onPages: (pages: readonly ReadPage[]) => Promise<void> }): Promise<SiteReading> {
  const { signal } = options;
  const notes: Note[] = [];
  const shown: ReadPage[] = [];
  const note = (code: NoteCode, url: string | null, detail: string | null = null) => void notes.push({ code, url, detail });

  const visit = async (url: string): Promise<SitePage | null> => {
    const entry: ReadPage = { url, title: null, status: "reading" };
    shown.push(entry);
    await options.onPages(shown);
    const page = await readPage(deps, url, signal, note);
    entry.status = page ? "read" : "failed";
    entry.title = page?.reading.title ?? null;
    await options.onPages(shown);
    return page;
  };

  let home = await visit(options.url);
  // Old sites that never learned https: people rarely type the scheme.
  if (!home && options.url.startsWith("https://") && notes.every(({ code }) => code === "unreachable")) {
    shown.pop();
    notes.length = 0;
    home = await visit(options.url.replace(/^https:/, "http:"));
  }
  if (!home) return { pages: [], css: "", notes };

  const pages = [home];
  const mayRead = await readRobots(deps, home.url, signal);
  for (const url of choosePages(home)) {
    if (pages.length >= mostPages) break;
    if (!mayRead(url.pathname)) {
      note("robots", url.href);
      continue;
    }
    const page = await visit(url.href);
    if (page && isSameSite(home.url, page.url)) pages.push(page);
  }
  const css = [...pages.map(({ reading }) => reading.css), await readStylesheets(deps, home, signal)].join("\n");
  return { pages, css, notes };
}

async function readPage(deps: SiteDependencies, url: string, signal: AbortSignal, note: (code: NoteCode, url: string, detail?: string | null) => void): Promise<SitePage | null> {
  const refuse = (code: NoteCode, detail: string | null = null): null => {
    note(code, url, detail);
    return null;
  };
  let fetched;
  try {
    fetched = await fetchSite(deps, url, { ...pageLimits, signal });
  } catch (error) {
    signal.throwIfAborted();
    note(error instanceof EgressError ? noteOfEgress(error) : "unreachable", url, error instanceof EgressError && error.code.startsWith("blocked") ? error.message : null);
    return null;
  }
  const { status, contentType, bytes, finalUrl } = fetched;
  if (status === 401 || status === 403 || status === 407) return refuse("login_wall", String(status));
  if (status >= 400 || status < 200 || bytes.byteLength === 0) return refuse("http_error", String(status));
  const isMarkup = /html|xml/i.test(contentType ?? "") || ((contentType === null || /^text\/plain|octet-stream/i.test(contentType)) && /<(!doctype|html|head|body|meta)/i.test(decodeHtml(bytes.subarray(0, 2_048), contentType)));
  if (!isMarkup) return refuse("not_html", contentType?.slice(0, 100) ?? null);
  const reading = await readHtml(decodeHtml(bytes, contentType));
  const letters = reading.flow.reduce((sum, item) => sum + (item.kind === "image" ? 0 : item.text.length), 0);
  if (reading.isCut) note("cut_short", url);
  if (letters < leastText && reading.hasPasswordField) return refuse("login_wall");
  if (letters < leastText && reading.scripts > 0) note("empty_shell", url);
  return { url: new URL(finalUrl), reading };
}

/** A site without robots.txt forbids nothing; one that does not answer is asked for one page only by its own slowness. */
async function readRobots(deps: SiteDependencies, home: URL, signal: AbortSignal): Promise<(path: string) => boolean> {
  try {
    const fetched = await fetchSite(deps, new URL("/robots.txt", home).href, { maxBytes: 256 * 1024, timeoutMs: 4_000, accept: "text/plain", signal });
    const isText = fetched.status === 200 && !/html/i.test(fetched.contentType ?? "");
    return parseRobots(isText ? new TextDecoder().decode(fetched.bytes) : "");
  } catch {
    signal.throwIfAborted();
    return () => true;
  }
}

const about = /(gioi-thieu|ve-chung-toi|cau-chuyen|about|our-story|story)/;
const offered = /(san-pham|thuc-don|menu|dich-vu|bang-gia|cua-hang|products?|services?|shop|pricing|prices|collections?|treatments?|packages)/;
const never = /(login|log-in|sign-?in|register|dang-nhap|dang-ky|cart|gio-hang|checkout|thanh-toan|account|tai-khoan|privacy|terms|chinh-sach|wp-admin|logout|feed|\.(jpe?g|png|gif|webp|svg|pdf|zip|docx?|xlsx?|mp4|xml|json|js|css)$)/;

/** Pages of the same site about the house and what it sells, by address and label. */
export function choosePages(home: SitePage): URL[] {
  const seen = new Set([home.url.pathname.replace(/\/$/, "")]);
  const found: { url: URL; kind: "about" | "offered"; depth: number }[] = [];
  for (const { href, text } of home.reading.links) {
    if (!URL.canParse(href, home.url.href)) continue;
    const url = new URL(href, home.url);
    url.hash = "";
    url.search = "";
    const path = url.pathname.toLowerCase().replace(/\/$/, "");
    const words = `${path} ${foldText(text).replace(/\s+/g, "-")}`;
    if (!isSameSite(home.url, url) || url.username !== "" || seen.has(url.pathname.replace(/\/$/, "")) || never.test(path)) continue;
    const kind = about.test(words) ? "about" : offered.test(words) ? "offered" : null;
    if (kind === null) continue;
    seen.add(url.pathname.replace(/\/$/, ""));
    found.push({ url, kind, depth: path.split("/").length });
  }
  const byDepth = (kind: "about" | "offered") => found.filter((one) => one.kind === kind).sort((left, right) => left.depth - right.depth);
  return [...byDepth("about").slice(0, 1), ...byDepth("offered").slice(0, 4), ...byDepth("about").slice(1, 2)].slice(0, mostPages - 1).map(({ url }) => url);
}

async function readStylesheets(deps: SiteDependencies, home: SitePage, signal: AbortSignal): Promise<string> {
  const urls = home.reading.stylesheets.flatMap((href) => (URL.canParse(href, home.url.href) ? [new URL(href, home.url)] : [])).filter((url) => isSameSite(home.url, url));
  const texts = await Promise.all(
    urls.slice(0, mostStylesheets).map(async (url) => {
      try {
        const fetched = await fetchSite(deps, url.href, { ...cssLimits, signal });
        return fetched.status === 200 && !/html/i.test(fetched.contentType ?? "") ? new TextDecoder().decode(fetched.bytes) : "";
      } catch {
        signal.throwIfAborted();
        return "";
      }
    }),
  );
  return texts.join("\n");
}

import { setImmediate as turn } from "node:timers/promises";
import { Parser } from "htmlparser2";
import { cleanText } from "@agency/platform/text";

/** A piece of what a visitor sees, in the order of the page. */
export type FlowItem = { kind: "heading" | "text"; text: string } | { kind: "image"; src: string; alt: string; inHeader: boolean; isLogo: boolean };

/** What one page says of itself. Everything in it is a stranger's text: data, never an instruction. */
export interface HtmlReading {
  lang: string | null;
  title: string | null;
  /** By lower-case name or property; the first one counts. */
  metas: Map<string, string>;
  icons: { rel: string; href: string; size: number }[];
  stylesheets: string[];
  /** Inline style sheets and style attributes. */
  css: string;
  jsonLd: unknown[];
  links: { href: string; text: string }[];
  flow: FlowItem[];
  hasPasswordField: boolean;
  scripts: number;
  /** The page was larger or deeper than is read. */
  isCut: boolean;
}

/** Deeper than any page that a person made; a parser's stack of open elements is searched at each closing tag. */
const deepest = 1_000;
const chunkLength = 16_384;
const most = { elements: 60_000, flow: 3_000, text: 120_000, css: 300_000, links: 400, metas: 200, jsonLd: 20, jsonLdText: 300_000, attribute: 2_000 };
const unseen = new Set(["script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea", "del", "s", "strike", "math"]);
const inline = new Set(["a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "small", "span", "strong", "sub", "sup", "time", "u", "wbr", "img"]);

/** Reads a page as a stream of tags: nothing is executed, nothing is fetched, no tree is built. */
export async function readHtml(html: string): Promise<HtmlReading> {
  const reading: HtmlReading = { lang: null, title: null, metas: new Map(), icons: [], stylesheets: [], css: "", jsonLd: [], links: [], flow: [], hasPasswordField: false, scripts: 0, isCut: false };
  let depth = 0;
  let elements = 0;
  let textLength = 0;
  let hiddenFrom = 0;
  let headerFrom = 0;
  let headingFrom = 0;
  let raw: { kind: "style" | "jsonld" | "title"; from: number; text: string } | null = null;
  let link: { href: string; text: string; from: number } | null = null;
  let line = "";

  const endLine = () => {
    const text = squeeze(line);
    line = "";
    if (text === "" || reading.flow.length >= most.flow) return;
    textLength += text.length;
    if (textLength > most.text) reading.isCut = true;
    else reading.flow.push({ kind: headingFrom > 0 ? "heading" : "text", text: text.slice(0, most.attribute) });
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        elements += 1;
        if (depth > deepest || elements > most.elements) {
          reading.isCut = true;
          return;
        }
        const value = (attribute: string) => attributes[attribute]?.slice(0, most.attribute).trim() ?? "";
        if (attributes["style"] !== undefined && reading.css.length < most.css) reading.css += `x{${value("style").replace(/[{}]/g, " ")}}\n`;
        if (!inline.has(name)) endLine();
        if (hiddenFrom === 0 && (unseen.has(name) || attributes["hidden"] !== undefined || value("aria-hidden") === "true" || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(value("style")))) hiddenFrom = depth;
        if (headerFrom === 0 && (name === "header" || name === "nav" || /(^|[\s_-])(header|navbar|masthead)([\s_-]|$)/i.test(`${value("class")} ${value("id")}`))) headerFrom = depth;
        if (/^h[1-6]$/.test(name)) headingFrom = depth;
        switch (name) {
          case "html":
            reading.lang ??= value("lang") || null;
            break;
          case "title":
            if (reading.title === null) raw = { kind: "title", from: depth, text: "" };
            break;
          case "meta": {
            const key = (value("property") || value("name") || value("itemprop")).toLowerCase();
            const content = squeeze(value("content"));
            if (key !== "" && content !== "" && !reading.metas.has(key) && reading.metas.size < most.metas) reading.metas.set(key, content);
            break;
          }
          case "link": {
            const rel = value("rel").toLowerCase();
            const href = value("href");
            if (href === "") break;
            if (/\bstylesheet\b/.test(rel) && reading.stylesheets.length < 12) reading.stylesheets.push(href);
            if (/\bicon\b|apple-touch-icon/.test(rel) && reading.icons.length < 20) reading.icons.push({ rel, href, size: Number(/(\d{1,5})x/i.exec(value("sizes"))?.[1] ?? 0) });
            break;
          }
          case "script":
            reading.scripts += 1;
            if (/^application\/ld\+json/i.test(value("type"))) raw = { kind: "jsonld", from: depth, text: "" };
            break;
          case "style":
            raw = { kind: "style", from: depth, text: "" };
            break;
          case "input":
            if (value("type").toLowerCase() === "password") reading.hasPasswordField = true;
            break;
          case "br":
            endLine();
            break;
          case "a":
            if (hiddenFrom === 0 && value("href") !== "" && reading.links.length < most.links) link = { href: value("href"), text: "", from: depth };
            break;
          case "img": {
            const src = value("src") || value("data-src") || firstOfSet(value("srcset"));
            const alt = squeeze(value("alt"));
            const isLogo = /logo/i.test(`${src} ${alt} ${value("class")} ${value("id")}`);
            if (hiddenFrom === 0 && src !== "" && !src.startsWith("data:") && reading.flow.length < most.flow) reading.flow.push({ kind: "image", src, alt, inHeader: headerFrom > 0, isLogo });
            break;
          }
        }
      },
      ontext(text) {
        if (raw !== null) {
          const room = raw.kind === "jsonld" ? most.jsonLdText : raw.kind === "style" ? most.css : most.attribute;
          if (raw.text.length < room) raw.text += text;
          else reading.isCut = true;
          return;
        }
        if (hiddenFrom > 0 || depth > deepest) return;
        if (line.length < most.attribute * 2) line += text;
        if (link !== null && link.text.length < 300) link.text += text;
      },
      onclosetag(name) {
        if (raw !== null && depth === raw.from) {
          endRaw(reading, raw);
          raw = null;
        }
        if (link !== null && depth === link.from) {
          reading.links.push({ href: link.href, text: squeeze(link.text) });
          link = null;
        }
        if (depth <= deepest && !inline.has(name)) endLine();
        if (depth === hiddenFrom) hiddenFrom = 0;
        if (depth === headerFrom) headerFrom = 0;
        if (depth === headingFrom) headingFrom = 0;
        depth -= 1;
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  for (let at = 0; at < html.length && !reading.isCut; at += chunkLength) {
    parser.write(html.slice(at, at + chunkLength));
    // Other people's requests go on meanwhile.
    if (at % (chunkLength * 8) === 0) await turn();
  }
  if (!reading.isCut) parser.end();
  endLine();
  return reading;
}

function endRaw(reading: HtmlReading, { kind, text }: { kind: "style" | "jsonld" | "title"; text: string }): void {
  if (kind === "title") reading.title ??= squeeze(text).slice(0, 300) || null;
  if (kind === "style") reading.css = (reading.css + text).slice(0, most.css);
  if (kind === "jsonld" && reading.jsonLd.length < most.jsonLd) {
    try {
      reading.jsonLd.push(JSON.parse(text.replace(/^\s*<!--|-->\s*$/g, "")));
    } catch {
      // A site's own mistake; the rest of the page is read.
    }
  }
}

const firstOfSet = (srcset: string): string => srcset.split(",")[0]!.trim().split(/\s+/)[0] ?? "";
export const squeeze = (text: string): string => cleanText(text).replace(/[\s\u00A0\u200B-\u200D\u2060\uFEFF]+/g, " ").trim();

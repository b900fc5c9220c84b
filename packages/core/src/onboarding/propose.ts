import { foldText } from "@agency/platform/text";
import { industryOf } from "./industries.ts";
import { readColors } from "./read-colors.ts";
import { absolute, readProducts, type FoundProduct } from "./read-products.ts";
import type { SiteReading } from "./read-site.ts";
import { readStructured } from "./read-structured.ts";
import { languageOf, readVoice } from "./read-voice.ts";
import type { Proposal, ProposalSource } from "./schema.ts";

export interface LogoCandidate {
  url: string;
  source: ProposalSource;
}
/** What a site and posts say without any model, before pictures are fetched. */
export interface Findings {
  proposal: Proposal;
  logos: LogoCandidate[];
  products: FoundProduct[];
  themeColors: string[];
  css: string;
  /** Readable text, for a model to word from. */
  text: string;
}

const mostModelText = 24_000;

/** Proposals from markup, counted words and patterns: a pure function of what was read. */
export function findProposal(site: SiteReading | null, posts: readonly string[], siteUrl: string | null): Findings {
  const pages = site?.pages ?? [];
  const home = pages[0];
  const metas = home?.reading.metas ?? new Map<string, string>();
  const organization = pages.flatMap(({ reading }) => readStructured(reading.jsonLd).organizations).find(({ name, logo }) => name !== null || logo !== null);
  // Menus and footers stand on every page.
  const lines = [...new Set(pages.flatMap(({ reading }) => reading.flow.flatMap((item) => (item.kind === "image" ? [] : [item.text]))))];
  const sentences = lines.filter((line) => line.length >= 25);
  const language = languageOf([...lines, ...posts].join("\n"), home?.reading.lang ?? metas.get("og:locale") ?? null);
  const voice = readVoice({ texts: sentences, posts, language });
  const voiceSource: ProposalSource = posts.length > 0 ? "posts" : "text";
  const products = readProducts(pages);
  const description = organization?.description ?? metas.get("og:description") ?? metas.get("description") ?? null;
  const folded = foldText([home?.reading.title ?? "", description ?? "", ...lines.slice(0, 200), ...posts].join(" "));
  const themeColors = [metas.get("theme-color"), metas.get("msapplication-tilecolor")].filter((color): color is string => color !== undefined);

  const proposal: Proposal = {
    name: home ? nameOf(home.reading.title, metas, organization?.name ?? null, home.url) : null,
    industry: field(industryOf(folded, language), home ? "text" : "posts"),
    description: field(description?.slice(0, 2_000) ?? null, organization?.description ? "schema_org" : "meta_description"),
    toneOfVoice: field(voice.toneOfVoice, voiceSource),
    targetAudience: field(voice.targetAudience, home ? "text" : "posts"),
    language: field(home || posts.length > 0 ? language : null, home?.reading.lang?.toLowerCase().startsWith(language) ? "html_lang" : voiceSource),
    formality: field(voice.formality, voiceSource),
    emojiPolicy: field(voice.emojiPolicy, "posts"),
    doWords: field(voice.doWords.length > 0 ? voice.doWords.map((word) => word.slice(0, 80)) : null, voiceSource),
    dontWords: field(voice.dontWords.length > 0 ? voice.dontWords : null, "never_used"),
    websiteUrl: home ? field(home.url.origin + (home.url.pathname === "/" ? "/" : home.url.pathname), "address") : field(siteUrl, "address"),
    colors: readColors({ themeColors, css: site?.css ?? "", logoColors: [] }),
    logos: [],
    products: [],
  };
  const text = [...lines, ...posts].join("\n").slice(0, mostModelText);
  return { proposal, logos: logosOf(site, organization?.logo ?? null), products, themeColors, css: site?.css ?? "", text };
}

export const field = <Value>(value: Value | null, source: ProposalSource): { value: Value; source: ProposalSource; alternative: null } | null => (value === null ? null : { value, source, alternative: null });

const generic = /^(trang chu|home ?page|home|welcome|chao mung|index|untitled)$/;

function nameOf(title: string | null, metas: Map<string, string>, organization: string | null, url: URL): Proposal["name"] {
  const siteName = metas.get("og:site_name");
  if (siteName) return field(siteName.slice(0, 200), "og_site_name");
  if (organization) return field(organization.slice(0, 200), "schema_org");
  const application = metas.get("application-name") ?? metas.get("apple-mobile-web-app-title");
  if (application) return field(application.slice(0, 200), "application_name");
  const host = foldText(url.hostname.replace(/^www\./, "").split(".")[0] ?? "").replace(/[^a-z0-9]/g, "");
  const parts = (title ?? metas.get("og:title") ?? "").split(/\s[|–—·•-]\s|:\s/).map((part) => part.trim()).filter((part) => part !== "" && !generic.test(foldText(part)));
  const squeezed = (part: string) => foldText(part).replace(/[^a-z0-9]/g, "");
  const best = parts.find((part) => squeezed(part).length > 2 && (host.includes(squeezed(part)) || squeezed(part).includes(host))) ?? parts[0];
  return best ? field(best.slice(0, 200), "title") : null;
}

/** Likely logos, likeliest first. SVG cannot be kept (R32), so that picture formats come before it. */
function logosOf(site: SiteReading | null, structured: string | null): LogoCandidate[] {
  const home = site?.pages[0];
  if (!home) return [];
  const { reading, url } = home;
  const images = reading.flow.flatMap((item) => (item.kind === "image" && item.isLogo ? [item] : []));
  const touch = reading.icons.filter(({ rel }) => rel.includes("apple-touch-icon")).sort((left, right) => right.size - left.size);
  const large = reading.icons.find(({ rel, size }) => !rel.includes("apple-touch-icon") && size >= 96);
  const candidates: [string | null | undefined, ProposalSource][] = [
    [structured, "schema_org"],
    ...images.filter(({ inHeader }) => inHeader).slice(0, 2).map(({ src }): [string, ProposalSource] => [src, "header_image"]),
    ...images.filter(({ inHeader }) => !inHeader).slice(0, 1).map(({ src }): [string, ProposalSource] => [src, "header_image"]),
    [touch[0]?.href ?? large?.href, "touch_icon"],
    [reading.metas.get("og:image"), "og_image"],
  ];
  const seen = new Set<string>();
  return candidates.flatMap(([href, source]) => {
    const address = absolute(href ?? null, url);
    if (address === null || seen.has(address)) return [];
    seen.add(address);
    return [{ url: address, source }];
  });
}

import type { Desk } from "./desk.ts";
import { fits, GOOGLE_ADS, META_ADS } from "./limits.ts";
import { withoutMarks } from "./text.ts";
import type { AdsDocument } from "./types.ts";

/** An ad's assets. Each text that would be too long gives way to a shorter one of the bank; none is cut. */
export function composeAds(desk: Desk): AdsDocument {
  const { bank, request } = desk;
  const isGoogle = request.platform === "google_ads";
  const limits = isGoogle ? GOOGLE_ADS : META_ADS;
  const { headlines, plainHeadlines, descriptions, shortDescriptions, primaryTexts } = bank.ads;
  const factual = desk.sayable(headlines, "headlines");
  const plain = desk.sayable(plainHeadlines, "plain headlines");
  return {
    type: "ads",
    headlines: collect([...factual, ...plain], limits.headlines, limits.headline),
    descriptions: collect(desk.sayable(isGoogle ? descriptions : shortDescriptions, "descriptions"), limits.descriptions, limits.description),
    primaryText: collect(spread(desk, primaryTexts), 1, limits.primaryText)[0] ?? desk.brand,
    cta: button(desk),
    ...pathsOf(desk, limits.path, isGoogle),
  };
}

/** Phrases with facts first; the last few of each bank are short and general, for when nothing else fits. */
function spread(desk: Desk, bank: readonly string[]): string[] {
  const factual = bank.filter((phrase) => phrase.includes("{"));
  return [...desk.rotate(factual, "texts"), ...desk.sayable(bank.filter((phrase) => !phrase.includes("{")), "plain texts")];
}

function collect(texts: readonly string[], most: number, limit: number): string[] {
  const kept = new Map<string, string>();
  for (const text of texts) {
    // Ad reviewers refuse exclamation marks and emoji in headlines; the facts may bring some.
    const clean = text.replace(/!+/g, "").replace(/[\p{Extended_Pictographic}\ufe0f\u200d]/gu, "").replace(/ {2,}/g, " ").trim();
    if (clean !== "" && fits(clean, limit) && kept.size < most) kept.set(clean.toLocaleLowerCase("vi"), clean);
  }
  return [...kept.values()];
}

function button({ bank, industry, facts, intent, choose, render }: Desk): string {
  const { buy, book, ask, learn } = bank.ads.buttons;
  const booking = ["spa", "fitness", "travel"].includes(industry);
  const fitting = intent === "recruitment" || intent === "tips" ? [learn, ask] : booking ? [book, ask, learn] : facts.price && ["coffee", "food", "fashion"].includes(industry) ? [buy, ask, learn] : [learn, ask];
  return choose.rotate(fitting, "button").find((label) => render(label) !== null) ?? learn;
}

/** The display path: lower case, marks removed, words joined by hyphens; a name that does not fit gives way to the next. Google shows two parts. */
function pathsOf({ facts, subject, request }: Desk, limit: number, isGoogle: boolean): Pick<AdsDocument, "path" | "path2"> {
  const options = [facts.product, facts.industry, facts.brand, subject, request.language === "vi" ? "chi-tiet" : "details"];
  const paths = options.map((option) => (withoutMarks(option ?? "").toLowerCase().match(/[a-z0-9]+/g) ?? []).join("-"));
  const [path = "info", path2 = ""] = [...new Set(paths.filter((candidate) => candidate.length >= 2 && candidate.length <= limit))];
  return { path, path2: isGoogle ? path2 : "" };
}

import { toCsv, type CsvCell } from "@agency/platform/csv";
import { googleAdsLimits } from "@agency/providers/social/google-ads/rules";
import type { ContentDocument } from "./schema.ts";

type AdsDocument = Extract<ContentDocument, { type: "ads" }>;

export interface SearchAd {
  campaign: string;
  adGroup: string;
  /** Our id of the content, so that an imported ad is found again. */
  label: string;
  document: AdsDocument;
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

const columns = [
  "Campaign", "Ad Group", "Ad type", "Status",
  ...numbers(googleAdsLimits.maxHeadlines).flatMap((number) => [`Headline ${number}`, `Headline ${number} position`]),
  ...numbers(googleAdsLimits.maxDescriptions).flatMap((number) => [`Description ${number}`, `Description ${number} position`]),
  "Path 1", "Path 2", "Final URL", "Labels",
];

/**
 * Responsive search ads as Google Ads Editor imports them, each paused: nothing runs until a person has looked and posted.
 * Lines that a spreadsheet would run (`=`, `@`) are refused by the rules before they come here; `+` and `-` may begin a headline.
 * Source: Google Ads Editor help, "CSV file columns" (checked 2026-11-22).
 */
export function searchAdsCsv(ads: readonly SearchAd[]): string {
  return toCsv([columns, ...ads.map(rowOf)], { formulas: "keep" });
}

/** A name for the downloaded file, without letters that file systems refuse. */
export const searchAdsFileName = (campaign: string): string => `google-ads-${campaign.normalize("NFD").replace(/\p{M}+/gu, "").replace(/[đĐ]/g, "d").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "").toLowerCase().slice(0, 60) || "editor"}.csv`;

function rowOf({ campaign, adGroup, label, document }: SearchAd): CsvCell[] {
  const { headlines, descriptions, headlinePins, descriptionPins, path, path2, finalUrl } = document;
  const written = (lines: readonly string[], pins: readonly (number | null)[]) => lines.map((text, index) => ({ text, pin: pins[index] ?? null })).filter(({ text }) => text.trim() !== "");
  const cells = (lines: readonly { text: string; pin: number | null }[], most: number): CsvCell[] => numbers(most).flatMap((number) => [lines[number - 1]?.text ?? "", lines[number - 1]?.pin ?? ""]);
  return [
    campaign, adGroup, "Responsive search ad", "Paused",
    ...cells(written(headlines, headlinePins), googleAdsLimits.maxHeadlines),
    ...cells(written(descriptions, descriptionPins), googleAdsLimits.maxDescriptions),
    path, path2, finalUrl ?? "", label,
  ];
}

import { judgePost, networkRules, type RuledNetwork } from "@agency/providers/social/network-rules";
import { plainOptions, postFormats, type Disclosure, type PostFormat } from "@agency/providers/social/post-options";
import { hashtagsIn, type Issue, type PostDraft } from "@agency/providers/social/rules";
import { presentNetworkIssue } from "./check-content.ts";
import { postText } from "./post-text.ts";
import type { ContentIssue, PlacementInput, SocialDocument } from "./schema.ts";

/** A file as far as rules need it. */
export type PostFile = PostDraft["media"][number] & { assetId: string };

/** What a network gets of a content: the choices made for it, else the content's own. */
export interface PlacedPost {
  document: SocialDocument;
  /** The content's files, and those chosen for this network alone; null where it gets the content's. */
  media: readonly PostFile[];
  placement: Omit<PlacementInput, "media"> & { media: readonly PostFile[] | null };
  disclosure: Disclosure;
}

/** One click changes these fields of the placement; the names stand in `words` for the button. */
export interface PlacementFix {
  words: "addLink" | "removeLink" | "keepHashtags" | "shorten" | "removeFile" | "removeTitle" | "removeComment" | "feed" | "format";
  changes: Partial<PlacedPost["placement"]>;
}
export type PlacementIssue = ContentIssue & { placementFix: PlacementFix | null };

/** Whether the network gets anything differently. */
export const isPlaced = (placement: PlacedPost["placement"]): boolean => Object.values(placement).some((value) => value !== null);

/** The post as the network's rules look at it. */
export function placedDraft({ document, media, placement, disclosure }: PlacedPost): PostDraft {
  return {
    format: placement.format ?? "feed",
    title: placement.title || null,
    text: placement.text ?? postText(document),
    link: (placement.link ?? document.link) || null,
    media: (placement.media ?? media).map((file) => ({ ...file, alt: file.alt ?? (document.altText || null) })),
    firstComment: placement.firstComment || null,
    disclosure,
    options: placement.options ?? plainOptions,
  };
}

/** Broken rules of one network over what it gets, each with the repair that one click makes. Pure; the composer runs it while a person types. */
export function checkPlacement(post: PlacedPost, network: RuledNetwork, language: "vi" | "en"): PlacementIssue[] {
  const draft = placedDraft(post);
  return judgePost(network, draft).issues.map((issue) => ({ ...presentNetworkIssue(issue, language), placementFix: fixOf(issue, draft, post.placement.media ?? post.media, network) }));
}

function fixOf({ fix, pointer }: Issue, draft: PostDraft, files: readonly PostFile[], network: RuledNetwork): PlacementFix | null {
  switch (fix?.action) {
    case "append_link_to_text":
      return { words: "addLink", changes: { text: `${draft.text.trimEnd()}\n\n${fix.link}`, link: "" } };
    case "remove_link":
      return { words: "removeLink", changes: { link: "" } };
    case "remove_media":
      return { words: "removeFile", changes: { media: files.filter((_file, index) => index !== fix.index) } };
    case "keep_hashtags":
      return { words: "keepHashtags", changes: { text: withHashtags(draft.text, fix.most) } };
    case "shorten_text":
      if (pointer === "/title") return { words: "removeTitle", changes: { title: null } };
      if (pointer === "/firstComment") return { words: "removeComment", changes: { firstComment: null } };
      return { words: "shorten", changes: { text: shortened(draft.text, fix.toLength, network) } };
    default:
      if (fix?.action === "set_field" && pointer === "/format" && fix.value !== "feed" && isFormat(fix.value)) return { words: "format", changes: { format: fix.value } };
      if (pointer === "/format" && draft.format && draft.format !== "feed") return { words: "feed", changes: { format: null } };
      if (pointer === "/title" && draft.title) return { words: "removeTitle", changes: { title: null } };
      if (pointer === "/firstComment" && draft.firstComment) return { words: "removeComment", changes: { firstComment: null } };
      return null;
  }
}

const isFormat = (value: string): value is PostFormat => postFormats.some((format) => format === value);

/** The text with its first `most` hashtags; the others go with the space before them. */
function withHashtags(text: string, most: number): string {
  const found = hashtagsIn(text);
  const surplus = found.slice(most);
  let rest = text.normalize("NFC");
  // From the end, so that the same tag further up stays.
  for (const tag of surplus.toReversed()) {
    const at = rest.lastIndexOf(tag);
    rest = rest.slice(0, at).replace(/[^\S\n]+$/u, "") + rest.slice(at + tag.length);
  }
  return rest.replace(/\n{3,}/g, "\n\n").trimEnd();
}

/** Up to the last sentence, paragraph or word that fits, in the network's own counting. */
function shortened(text: string, toLength: number, network: RuledNetwork): string {
  const { countText, maxTextLength } = networkRules[network];
  const limit = Math.min(toLength, maxTextLength);
  const composed = text.normalize("NFC");
  const ends = [...composed.matchAll(/[.!?…](?=\s|$)|\n(?=\n)/gu)].map(({ index }) => index + 1);
  const words = [...composed.matchAll(/\s(?=\S)/gu)].map(({ index }) => index);
  const fits = (end: number) => countText(composed.slice(0, end).trimEnd()) <= limit;
  const lastFitting = (places: readonly number[]) => places[lastIndex(places, fits)];
  const sentence = lastFitting(ends);
  const word = lastFitting(words);
  // A sentence end far up would throw away what could stay.
  const end = sentence !== undefined && (word === undefined || sentence * 2 > word) ? sentence : word;
  if (end !== undefined) return composed.slice(0, end).trimEnd();
  const graphemes = [...new Intl.Segmenter().segment(composed.slice(0, limit + 100))].map(({ segment }) => segment);
  while (graphemes.length > 0 && countText(graphemes.join("")) > limit) graphemes.pop();
  return graphemes.join("");
}

/** Index of the last place that holds; places are in rising order and what holds for one holds for those before it. */
function lastIndex(places: readonly number[], holds: (place: number) => boolean): number {
  let low = -1;
  let high = places.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(places[middle]!)) low = middle;
    else high = middle - 1;
  }
  return low;
}

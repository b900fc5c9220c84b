import type { ContentDocument, SocialDocument } from "./schema.ts";

/** The text of a post as it will stand on a network: body, call to action and hashtags, each a paragraph. */
export function postText(document: SocialDocument): string {
  return [document.body, document.cta, document.hashtags.join(" ")]
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Only social documents go out through a channel; the other types are handed over as documents. */
export const isPublishable = (document: ContentDocument): document is SocialDocument => document.type === "social";

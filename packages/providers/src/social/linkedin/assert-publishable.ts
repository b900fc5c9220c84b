import { SocialError } from "../../spec/social-error.ts";
import type { FrozenPost } from "../../spec/social.ts";
import { linkedinLimits, mediaKindOf, postTitleOf, showsLinkCard, validateLinkedInPost } from "./rules.ts";
import { isPage } from "./urns.ts";

/** What the rules refuse at scheduling time must not reach the network either. Throws before anything is sent. */
export function assertPublishable(post: FrozenPost, author: string): void {
  const { text, title, link, media, format, options } = post;
  const refuse = (kind: "content_rejected" | "media_invalid", message: string) => new SocialError({ network: "linkedin", kind, message });
  if (format !== "feed") throw refuse("content_rejected", "LinkedIn has posts in the feed only.");
  if (text.trim() === "" && link === null && media.length === 0) throw refuse("content_rejected", "The post has no text, link or file.");
  if (isPage(author) && options.visibility === "CONNECTIONS") throw refuse("content_rejected", "A page has no connections: its posts are for everybody or for signed-in members.");
  const kinds = new Set(media.map(({ mimeType }) => mediaKindOf(mimeType)));
  if (kinds.has(null)) throw refuse("media_invalid", `LinkedIn takes no files of type ${media.find(({ mimeType }) => mediaKindOf(mimeType) === null)?.mimeType}.`);
  if (kinds.size > 1) throw refuse("media_invalid", "LinkedIn takes pictures, one video or one document, never together.");
  if (!kinds.has("image") && media.length > 1) throw refuse("media_invalid", "LinkedIn takes one video or one document in a post.");
  if (media.length > linkedinLimits.maxPhotos) throw refuse("media_invalid", `A post takes at most ${linkedinLimits.maxPhotos} pictures.`);
  if (link !== null && media.length > 0 && !text.includes(link) && !showsLinkCard(post)) throw refuse("content_rejected", "A post with these files cannot show a link card: put the link into the text.");
  if ((kinds.has("video") || kinds.has("document")) && postTitleOf({ title, text }) === null) throw refuse("content_rejected", "LinkedIn shows a title with a video or document.");
  const tooLong = validateLinkedInPost({ text, link: null, media: [] }).find(({ code }) => code === "linkedin.text_too_long");
  if (tooLong) throw refuse("content_rejected", `The text is longer than LinkedIn takes (${linkedinLimits.maxTextLength} characters as it counts).`);
}

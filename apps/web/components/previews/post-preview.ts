import type { Content } from "@agency/core/contents/schema";

/** What every preview of a post takes. */
export interface PostPreviewProps {
  /** Of the account. */
  name: string;
  picture?: string | null | undefined;
  /** The whole text of the post, hashtags included. */
  text: string;
  media: Content["media"];
  language: Content["language"];
}

export const picturesOf = (media: Content["media"]) => media.filter(({ kind }) => kind === "image");

/** Files that a feed shows: all that are no sound. */
export const shownFilesOf = (media: readonly Content["media"][number][]) => media.filter(({ mimeType }) => !mimeType.startsWith("audio/"));

/** An account's name as a handle: lower case, without marks and spaces. */
export const handleOf = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/\p{M}+/gu, "")
    .replaceAll(/[đĐ]/g, "d")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ".")
    .replaceAll(/^\.|\.$/g, "") || "account";

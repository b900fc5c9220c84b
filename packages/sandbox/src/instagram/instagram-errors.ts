import { GraphError } from "../facebook/graph-error.ts";

/** Refusals of Instagram by their subcode. Source: Instagram Platform, error codes, updated 2026-06-02 (checked 2026-11-22). */
const refusals = {
  2207001: [-1, "Instagram server error. Try again."],
  2207003: [-2, "It takes too long to download the media."],
  2207004: [36_000, "The image is too large to download. It should be less than 8 MiB."],
  2207005: [36_001, "The image format is not supported. Supported formats: JPEG."],
  2207006: [24, "The media was not found: missing permission or expired token."],
  2207008: [24, "The media builder with this creation id does not exist or has been expired."],
  2207009: [36_003, "The submitted image's aspect ratio is not supported. It must be between 4:5 and 1.91:1."],
  2207010: [36_004, "The submitted image's caption was too long."],
  2207020: [-2, "The media you are trying to access has expired. Generate a new container ID."],
  2207023: [100, "The media type is unknown."],
  2207026: [352, "The video format is not supported. Check the supported formats and codecs."],
  2207027: [9007, "The media is not ready for publishing. Please wait for a moment."],
  2207028: [100, "Your post won't work as a carousel: it needs between 2 and 10 photos or videos."],
  2207032: [-1, "Create media failed. Please try to re-create the media."],
  2207040: [100, "You cannot use more than 20 @ tags in a caption."],
  2207042: [9, "You reached the maximum number of posts that is allowed to be published by the Content Publishing API."],
  2207050: [25, "The Instagram account is restricted: log in to the app and follow the instructions."],
  2207051: [4, "We restrict certain activity to protect our community. Tell us if you think we made a mistake."],
  2207052: [9004, "The media could not be fetched from this URI: it must be publicly accessible and free of redirects."],
  2207053: [-1, "Unknown upload error. Generate a new container."],
  2207057: [1, "The thumbnail offset must be between 0 and the duration of the video in milliseconds."],
  2207077: [1, "The video could not be downloaded."],
} as const satisfies Record<number, readonly [code: number, message: string]>;

export type InstagramSubcode = keyof typeof refusals;

export function instagramError(subcode: InstagramSubcode, more: { message?: string; headers?: Record<string, string> } = {}): GraphError {
  const [code, message] = refusals[subcode];
  const { headers } = more;
  return new GraphError({
    code, subcode, message: more.message ?? message, isTransient: subcode === 2207001, userTitle: "Instagram", userMessage: more.message ?? message,
    ...(headers ? { headers } : {}),
  });
}

/** What `status` says of a container that failed. */
export const failureText = (subcode: number): string => `Error: Media upload has failed with error code ${subcode}`;

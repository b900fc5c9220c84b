import { composeAds } from "./ads.ts";
import { setDesk } from "./desk.ts";
import { composeLanding } from "./landing.ts";
import { composeSocial } from "./social.ts";
import type { WriterDocument, WriterRequest } from "./types.ts";
import { composeVideo } from "./video.ts";
import { withRequiredWords } from "./required-words.ts";

/**
 * Writes a draft from the facts of the request and nothing else: no number, discount, praise or promise that was not given.
 * Pure and deterministic: the same request and seed give the same draft, neighbouring seeds another pattern, hook and
 * request to the reader. Text is NFC, within the platform's limits, and free of the brand's forbidden words.
 */
export function writeDraft(request: WriterRequest): WriterDocument {
  return withRequiredWords(compose(request), request);
}

function compose(request: WriterRequest): WriterDocument {
  const desk = setDesk(request);
  switch (request.type) {
    case "social":
      return composeSocial(desk);
    case "ads":
      return composeAds(desk);
    case "landing":
      return composeLanding(desk);
    case "video":
      return composeVideo(desk);
  }
}

import type { ImageInput } from "../image-input.ts";

/** Bots keep to 2,000 characters a message; ours holds more than the prompt. Source: Discord API v10, seen 2026-11-22. */
const longest = 1_500;

/** The line that a person pastes after `/imagine prompt:`. Source: Midjourney parameter list, version 7. */
export function composeMidjourneyPrompt({ prompt, aspectRatio, negativePrompt, seed, model, quality }: Pick<ImageInput, "prompt" | "aspectRatio" | "negativePrompt" | "seed" | "model" | "quality">): string {
  const version = /^v?(\d+(?:\.\d+)?)$/.exec(model)?.[1] ?? "7";
  const ratio = aspectRatio === "1.91:1" ? "191:100" : aspectRatio;
  // Two dashes begin a parameter: words of the prompt must not.
  const words = plain(prompt).slice(0, longest);
  const parameters = [`--ar ${ratio}`, `--v ${version}`, ...(quality === "draft" ? ["--draft"] : []), "--style raw", ...(seed === null ? [] : [`--seed ${seed}`]), ...(negativePrompt === null ? [] : [`--no ${plain(negativePrompt).slice(0, 200)}`])];
  return `${words} ${parameters.join(" ")}`;
}

const plain = (text: string): string => text.replace(/`/g, "'").replace(/[-–—]{2,}/g, "–").replace(/\s+/g, " ").trim();

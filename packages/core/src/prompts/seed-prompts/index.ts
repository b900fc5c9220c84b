import { ads } from "./ads.ts";
import { images } from "./images.ts";
import { landing } from "./landing.ts";
import type { SeedPrompt } from "./seed-prompt.ts";
import { socialEnglish } from "./social-en.ts";
import { socialNetworks } from "./social-networks.ts";
import { socialVietnamese } from "./social-vi.ts";
import { video } from "./video.ts";

/** The library that every organization starts with. Within a category the first of a language is the everyday choice. */
export const seedLibrary: readonly SeedPrompt[] = [...socialVietnamese, ...socialEnglish, ...socialNetworks, ...ads, ...landing, ...video, ...images];
export type { SeedPrompt } from "./seed-prompt.ts";

import { containsWord, withoutMarks } from "./text.ts";
import type { WriterRequest } from "./types.ts";

/** How the brand speaks to its reader. */
export interface Voice {
  register: "warm" | "formal";
  you: string;
  we: string;
  /** Softens a request to the reader: ` nhé`, or nothing. */
  please: string;
  invite: string;
  emoji: boolean;
  bullet: string;
}

/** Reads the tone of voice; LinkedIn is formal unless the brand says otherwise. Pronouns the brand forbids are avoided. */
export function voiceOf({ brand, platform, language }: Pick<WriterRequest, "brand" | "platform" | "language">): Voice {
  const tone = withoutMarks(brand.toneOfVoice ?? "").toLowerCase();
  const elegant = /\b(sang trong|cao cap|trang trong|lich su|tinh te|quy phai|luxur|premium|elegant|exclusive|formal|dang cap)/.test(tone);
  const expert = /\b(chuyen nghiep|chuyen gia|tin cay|dang tin|nghiem tuc|professional|expert|authoritative|trustworthy|corporate|business)/.test(tone);
  const friendly = /\b(than thien|gan gui|tre trung|vui|hai huoc|am ap|friendly|warm|playful|casual|fun|witty|youthful|nang dong|cheerful)/.test(tone);
  const formal = elegant || (expert && !friendly) || (platform === "linkedin" && !friendly);
  const bullet = formal ? "–" : "•";
  const emoji = brand.emojiPolicy !== "none" && !formal && ["facebook", "instagram", "tiktok"].includes(platform) && !/khong emoji|no emoji/.test(tone);
  if (language === "en") return { register: formal ? "formal" : "warm", you: "you", we: "we", please: "", invite: "", emoji, bullet };
  const allowed = (options: readonly string[]) => options.find((word) => !containsWord(word, brand.dontWords)) ?? options[0]!;
  const wanted = { ban: "bạn", anh_chi: "anh/chị", quy_khach: "quý khách", any: null }[brand.formality ?? "any"];
  const you = wanted && !containsWord(wanted, brand.dontWords) ? wanted : allowed(elegant ? ["quý khách", "anh/chị", "bạn"] : formal ? ["anh/chị", "quý khách", "bạn"] : ["bạn", "anh/chị", "quý khách"]);
  return {
    register: formal ? "formal" : "warm",
    you,
    we: allowed(formal ? ["chúng tôi", "chúng mình"] : ["chúng mình", "chúng tôi"]),
    please: formal || containsWord("nhé", brand.dontWords) ? "" : " nhé",
    invite: you === "quý khách" ? "Kính mời quý khách" : `Mời ${you}`,
    emoji,
    bullet,
  };
}

import type { GraphicDocument, TemplateInfo } from "./graphic.ts";
import { listTemplates } from "./templates/index.ts";

export interface SuggestionInput {
  type: GraphicDocument["type"];
  /** A network's name, such as `instagram` or `google_ads`. */
  platform: string;
  document: GraphicDocument;
  hasPhoto: boolean;
  hasPrice: boolean;
}

/** The three templates that suit a content best, the best first and each of another kind. */
export function suggestTemplates(input: SuggestionInput): TemplateInfo[] {
  const text = textOf(input.document).toLocaleLowerCase();
  const scored = listTemplates()
    .map((template, order) => ({ template, order, score: score(template, input, text) }))
    .sort((one, other) => other.score - one.score || one.order - other.order);
  const chosen: TemplateInfo[] = [];
  for (const { template } of scored) {
    if (chosen.length < 3 && !chosen.some((other) => other.kind === template.kind)) chosen.push(template);
  }
  return chosen;
}

/** What a post is about, by the words of both languages. */
const signs: Partial<Record<TemplateInfo["kind"], RegExp>> = {
  offer: /giảm|ưu đãi|khuyến mãi|tặng|miễn phí|đồng giá|sale|off\b|discount|free\b|deal|\d\s?%/u,
  tips: /mẹo|cách |bước|điều cần|lưu ý|tips?\b|steps?\b|how to|checklist|\n\s*(?:\d[.)]|[-•✓])\s/u,
  testimonial: /khách (?:nói|kể|chia sẻ)|nhận xét|đánh giá|review|our (?:guests?|customers?) sa/u,
  event: /sự kiện|khai trương|workshop|đêm nhạc|lễ (?:hội|ra mắt)|hội thảo|event|opening|join us|\d{1,2}[:h]\d{2}/u,
  hiring: /tuyển|ứng tuyển|hiring|we are looking|apply|job/u,
  comparison: /trước (?:và|–|-|&) sau|(?:^|[\s.])trước:[^]*sau:|before (?:and|&|–) after/u,
  quote: /^["“]|["”]$/u,
  menu: /thực đơn|bảng giá|menu|price list/u,
};

function score(template: TemplateInfo, { type, platform, hasPhoto, hasPrice }: SuggestionInput, text: string): number {
  let points = 0;
  if (signs[template.kind]?.test(text)) points += template.kind === "event" ? 2.5 : 4;
  if (template.photo === "recommended") points += hasPhoto ? 1.5 : -1.5;
  if (template.photo === "none" && hasPhoto) points -= 0.5;
  if (template.kind === "product") points += (hasPrice ? 2 : 0) + (hasPhoto ? 1 : 0);
  if (template.kind === "statement" && !hasPhoto) points += 2;
  if (type === "ads") points += template.kind === "ad" ? 5 : template.kind === "offer" || template.kind === "product" ? 1.5 : 0;
  if (type === "landing") points += template.kind === "article" ? 5 : 0;
  if (type === "video") points += template.kind === "story" ? 4 : template.kind === "carousel" ? 1 : 0;
  if (/linkedin|blog|google/u.test(platform)) points += template.kind === "article" ? 2 : template.kind === "statement" ? 0.5 : 0;
  if (/tiktok|story|reel/u.test(platform)) points += template.kind === "story" ? 3 : 0;
  if (/instagram/u.test(platform)) points += template.id === "gallery-print" || template.id === "magazine-cover" ? 1 : 0;
  // A page of a carousel makes sense only within one.
  if (template.id === "carousel-page" || template.id === "carousel-end") points -= 6;
  // A question is answered by its readers, not by a list.
  if (template.kind === "tips" && /^[^.!\n]*\?/u.test(text)) points -= 4;
  if (["menu", "hiring", "comparison", "testimonial", "event"].includes(template.kind) && !signs[template.kind]?.test(text)) points -= 3;
  return points;
}

function textOf(document: GraphicDocument): string {
  return [document.body, document.primaryText, document.caption, document.hook, ...(document.headlines ?? []), ...(document.descriptions ?? []), ...(document.sections ?? []).flatMap((section) => [section.heading, section.body])].filter(Boolean).join("\n");
}

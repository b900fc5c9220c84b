import type { BrandGuard, CatalogueProduct } from "../../brands/schema.ts";
import type { ContentIssue, IssueFix } from "../schema.ts";
import type { DocumentField } from "./document-fields.ts";
import { figuresIn, foldedWords, sameFigure, writePrice, type Figure } from "./figures.ts";
import { findPhrases, isInside, withoutMarks } from "./find-phrases.ts";
import { guardIssue, type GuardContext } from "./guard-issue.ts";

/** Prices, percentages and quantities that neither the catalogue nor a proven claim holds, with the nearest true one. */
export function figureIssues(context: GuardContext): ContentIssue[] {
  const { guard, topic } = context;
  const known = knownFigures(guard);
  const briefed = figuresIn(topic.normalize("NFC"));
  return context.fields
    .filter(({ kind, pointer }) => kind === "prose" && pointer !== "/altText")
    .flatMap((field) =>
      figuresIn(field.text)
        .filter((figure) => !isInside(figure, context.allowedIn(field)) && !known.some((other) => sameFigure(figure, other)))
        .map((figure) => figureIssue(context, field, figure, known, briefed.some((other) => sameFigure(figure, other)))),
    );
}

/**
 * Statements about a product that a buyer could check and that nothing in the catalogue says. A closed list: what a text
 * means in other words is left to people.
 */
export function featureIssues(context: GuardContext): ContentIssue[] {
  const { guard, topic } = context;
  if (guard.catalogue.length === 0) return [];
  const statements = guard.catalogue.flatMap((product) => [product.name, product.description ?? "", ...product.features, ...product.benefits]);
  const truth = ` ${withoutMarks([guard.brandName, guard.brandDescription ?? "", ...guard.claims, ...statements, topic].join(" \n ")).toLowerCase()} `;
  return context.fields
    .filter(({ kind, pointer }) => kind === "prose" && pointer !== "/altText")
    .flatMap((field) =>
      checkable.flatMap((names) => {
        if (names.some((name) => truth.includes(withoutMarks(name).toLowerCase()))) return [];
        const [found] = names.flatMap((name) => findPhrases(field.text, name)).filter((phrase) => !isInside(phrase, context.allowedIn(field)));
        if (!found) return [];
        const nearest = nearestStatement(sentenceAround(field.text, found.start), guard.catalogue, context.productId);
        return [
          guardIssue(context, {
            code: "facts.feature_unknown",
            severity: "warning",
            pointer: field.pointer,
            params: { text: found.text, nearest: nearest ?? "" },
            range: { start: found.start, end: found.end },
            fixes: [{ kind: "rewrite", pointer: field.pointer }],
            words: nearest
              ? { vi: "Danh mục sản phẩm không nói “{text}”. Gần nhất là: {nearest}.", en: "The catalogue does not say “{text}”. The nearest it says: {nearest}." }
              : { vi: "Danh mục sản phẩm không nói “{text}”.", en: "The catalogue does not say “{text}”." },
          }),
        ];
      }),
    );
}

interface KnownFigure extends Figure {
  product: CatalogueProduct | null;
  isPrice: boolean;
}

function knownFigures({ catalogue, brandDescription, claims }: BrandGuard): KnownFigure[] {
  const stated = (text: string | null, product: CatalogueProduct | null): KnownFigure[] => figuresIn((text ?? "").normalize("NFC")).map((figure) => ({ ...figure, product, isPrice: false }));
  return [
    ...catalogue.flatMap((product) => [
      ...(product.price ? [{ kind: "price" as const, value: Number(product.price.amount), unit: product.price.currency, text: "", start: 0, end: 0, isReduction: false, product, isPrice: true }] : []),
      ...[product.name, product.description, ...product.features, ...product.benefits].flatMap((text) => stated(text, product)),
    ]),
    ...[brandDescription, ...claims].flatMap((text) => stated(text, null)),
  ];
}

function figureIssue(context: GuardContext, field: DocumentField, figure: Figure, known: readonly KnownFigure[], inBrief: boolean): ContentIssue {
  const { guard, contentLanguage } = context;
  const range = { start: figure.start, end: figure.end };
  const nearest = figure.isReduction ? undefined : nearestFigure(context, field, figure, known);
  const written = nearest && (nearest.kind === "price" ? writePrice(nearest.value, nearest.unit, figure.text, contentLanguage) : nearest.text);
  const fixes: IssueFix[] = [...(written ? [{ kind: "replace" as const, pointer: field.pointer, ...range, text: written }] : []), { kind: "rewrite", pointer: field.pointer }];
  // A number of the person's own brief was said by somebody; without a catalogue there is nothing to hold it against.
  const severity = inBrief || guard.catalogue.length === 0 || figure.kind === "quantity" ? "warning" : "error";
  const source = inBrief ? { vi: " Số này chỉ có trong đề bài.", en: " Only the brief says so." } : { vi: "", en: "" };
  const truth = written ? { vi: ` Số đúng gần nhất: ${written}.`, en: ` The nearest true one: ${written}.` } : { vi: "", en: "" };
  return guardIssue(context, {
    code: `facts.${figure.kind}_unknown`,
    severity,
    pointer: field.pointer,
    params: { text: figure.text, ...(written ? { nearest: written } : {}) },
    range,
    fixes,
    words: { vi: `Danh mục sản phẩm không có “{text}”.${source.vi}${truth.vi}`, en: `The catalogue does not hold “{text}”.${source.en}${truth.en}` },
  });
}

/** Of the product that the sentence names best, else of the content's product, else of any; then the closest in value. */
function nearestFigure({ productId }: GuardContext, field: DocumentField, figure: Figure, known: readonly KnownFigure[]): KnownFigure | undefined {
  const candidates = known.filter((other) => other.kind === figure.kind && other.unit === figure.unit && !other.isReduction && (figure.kind !== "price" || other.isPrice));
  const said = foldedWords(sentenceAround(field.text, figure.start));
  const naming = (product: CatalogueProduct | null): number => {
    if (product === null) return 0;
    if (findPhrases(field.text, product.name).length > 0) return 1;
    const words = [...foldedWords(product.name)];
    const share = words.filter((word) => said.has(word)).length / Math.max(1, words.length);
    return share >= leastShare ? share : 0;
  };
  const rank = (other: KnownFigure) => -naming(other.product) * 10 - (other.product?.id === productId ? 1 : 0);
  const distance = (other: KnownFigure) => Math.abs(Math.log(Math.max(other.value, 1e-9)) - Math.log(Math.max(figure.value, 1e-9)));
  return [...candidates].sort((one, other) => rank(one) - rank(other) || distance(one) - distance(other))[0];
}

/** So much of a product's name must stand in a sentence for it to be meant. */
const leastShare = 0.5;

function nearestStatement(sentence: string, catalogue: readonly CatalogueProduct[], productId: string | null): string | null {
  const words = foldedWords(sentence);
  let best: { text: string; score: number } | null = null;
  for (const product of catalogue) {
    for (const text of [...product.features, ...product.benefits]) {
      const own = foldedWords(text);
      const shared = [...own].filter((word) => words.has(word)).length;
      const score = shared / Math.max(1, own.size) + (product.id === productId ? 0.1 : 0);
      if (shared > 1 && score > (best?.score ?? 0.3)) best = { text, score };
    }
  }
  return best?.text ?? null;
}

function sentenceAround(text: string, at: number): string {
  const start = Math.max(...[".", "!", "?", "\n"].map((mark) => text.lastIndexOf(mark, at))) + 1;
  const end = text.slice(at).search(/[.!?\n]/u);
  return text.slice(start, end === -1 ? undefined : at + end);
}

/** Each row one statement in the words that are used for it. */
const checkable: readonly (readonly string[])[] = [
  ["miễn phí giao hàng", "giao hàng miễn phí", "miễn phí vận chuyển", "freeship", "free ship", "free shipping", "free delivery"],
  ["bảo hành", "warranty"],
  ["hoàn tiền", "money back", "money-back", "refund"],
  ["đổi trả", "free returns"],
  ["trả góp", "installment", "instalment"],
  ["chính hãng", "authentic", "genuine"],
  ["nhập khẩu", "imported"],
  ["hữu cơ", "organic"],
  ["thuần chay", "vegan"],
  ["không đường", "sugar-free", "sugar free"],
  ["không chất bảo quản", "no preservatives", "preservative-free"],
  ["không hương liệu", "no flavourings"],
  ["chứng nhận", "đạt chuẩn", "certified", "certification"],
  ["haccp"], ["iso 9001"], ["vietgap"], ["fda"], ["gmp"],
  ["đạt giải", "giải thưởng", "award-winning", "award winning"],
  ["bán chạy", "bestseller", "best-seller", "best seller"],
  ["mua 1 tặng 1", "buy one get one"],
  ["quà tặng kèm", "tặng kèm", "free gift"],
  ["24/7"],
];

import {
  createGraphicEngine,
  listTemplates,
  suggestTemplates,
  textsFromDocument,
  type Graphic,
  type GraphicBrand,
  type GraphicDocument,
  type GraphicInput,
  type GraphicProduct,
  type GraphicTexts,
  type TemplateInfo,
} from "@agency/creative";

/** What a graphic is made of on the side of words: the text in force, its product and its brand. */
export interface GraphicPost {
  document: GraphicDocument;
  product: GraphicProduct | null;
  brand: GraphicBrand;
}

/** What this room needs of `packages/creative`. */
export interface GraphicEngine {
  /** @throws GraphicError */
  render(input: GraphicInput): Promise<Graphic>;
  templates(): readonly TemplateInfo[];
  /** Ids of the templates that suit the post best, all different in character. */
  suggest(post: GraphicPost & { hasPhoto: boolean; platform: string }): string[];
  /** What the post says in each place of the template. */
  textsOf(template: TemplateInfo, post: GraphicPost): GraphicTexts;
}

/** Fonts and the native library are loaded with the first picture, so a machine without it still starts. */
export function createEngine(): GraphicEngine {
  const { renderGraphic } = createGraphicEngine();
  const templates = listTemplates();
  return {
    render: (input) => renderGraphic(input),
    templates: () => templates,
    suggest: ({ document, product, hasPhoto, platform }) => suggestTemplates({ type: document.type, platform, document, hasPhoto, hasPrice: Boolean(product?.price) }).map(({ id }) => id),
    textsOf: (template, { document, product, brand }) => textsFromDocument(template.id, document, product, brand),
  };
}

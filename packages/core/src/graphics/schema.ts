import { z } from "zod";
import { colorSchema } from "../brands/schema.ts";

/** As `packages/creative` names them; repeated because a browser reads this file. A test compares both. */
export const graphicSizeNames = ["1:1", "4:5", "9:16", "1.91:1", "16:9"] as const;
export const graphicSizeSchema = z.enum(graphicSizeNames);
export type GraphicSizeName = z.infer<typeof graphicSizeSchema>;

export const graphicTextFields = ["kicker", "headline", "body", "price", "oldPrice", "badge", "cta", "items", "author", "role", "date", "time", "place", "before", "after", "footer", "page"] as const;
export const graphicTextFieldSchema = z.enum(graphicTextFields);
export type GraphicTextField = z.infer<typeof graphicTextFieldSchema>;
export const graphicTextsSchema = z.partialRecord(graphicTextFieldSchema, z.string().max(2_000));
export type GraphicTexts = z.infer<typeof graphicTextsSchema>;
export const graphicSchemeNames = ["light", "dark", "bold"] as const;

const share = z.number().min(0).max(1);
export const focusSchema = z.strictObject({ x: share, y: share });
export type Focus = z.infer<typeof focusSchema>;

/** What a person decided about a graphic; what is not said follows the content and the brand. */
export const graphicFieldsSchema = z
  .strictObject({
    texts: graphicTextsSchema.default({}).describe("A text given here stays as it is; the others follow the content. An empty one is left out of the picture"),
    colors: z.array(colorSchema).min(1).max(6).nullable().default(null).describe("Null: the brand's"),
    scheme: z.enum(graphicSchemeNames).nullable().default(null).describe("Null: the template's own"),
    photoAssetId: z.uuid().nullable().default(null),
    photo2AssetId: z.uuid().nullable().default(null).describe("The `after` of a comparison"),
    backgroundAssetId: z.uuid().nullable().default(null).describe("Stands behind everything, in place of the template's ground"),
    focus: focusSchema.nullable().default(null).describe("Where the photo's subject is; null: found by itself"),
    showLogo: z.boolean().default(true),
  })
  .meta({ id: "GraphicFields" });
export type GraphicFields = z.infer<typeof graphicFieldsSchema>;

const bilingual = z.object({ vi: z.string(), en: z.string() });
export const graphicTemplateSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    name: bilingual,
    description: bilingual,
    fields: z.array(z.object({ field: graphicTextFieldSchema, required: z.boolean(), maxLength: z.int(), maxItems: z.int().optional(), label: bilingual })),
    photo: z.enum(["none", "optional", "recommended"]),
    photo2: z.boolean(),
    scheme: z.enum(graphicSchemeNames),
    bestSizes: z.array(graphicSizeSchema),
  })
  .meta({ id: "GraphicTemplate" });
export type GraphicTemplate = z.infer<typeof graphicTemplateSchema>;
export const listedTemplateSchema = graphicTemplateSchema.extend({ thumbnailUrl: z.string().describe("Drawn in the brand's colours, in the asked size") }).meta({ id: "ListedGraphicTemplate" });

/** What fitting or colours had to give way to. */
export const graphicWarningSchema = z
  .discriminatedUnion("code", [
    z.object({ code: z.literal("text_overflow"), field: graphicTextFieldSchema }),
    z.object({ code: z.literal("contrast_adjusted"), color: z.string(), used: z.string() }),
    z.object({ code: z.literal("photo_enlarged"), slot: z.enum(["photo", "photo2", "background"]), factor: z.number() }),
  ])
  .meta({ id: "GraphicWarning" });
export type GraphicWarning = z.infer<typeof graphicWarningSchema>;

const template = z.string().trim().min(1).max(80);
export const templateQuery = { brandId: z.uuid(), size: graphicSizeSchema.default("1:1") };

export const suggestGraphicsSchema = z.strictObject({ contentId: z.uuid() });
export const graphicSuggestionSchema = z
  .object({ template: z.string(), fields: graphicFieldsSchema, texts: graphicTextsSchema.describe("What the picture says with these fields") })
  .meta({ id: "GraphicSuggestion" });
export type GraphicSuggestion = z.infer<typeof graphicSuggestionSchema>;

export const previewGraphicSchema = z.strictObject({
  contentId: z.uuid(),
  template,
  size: graphicSizeSchema,
  fields: graphicFieldsSchema,
  /** Longest side in pixels of what is answered; null draws at full size. */
  maxSide: z.int().min(120).max(1_920).nullable().default(null),
});

export const templateParam = { template };
export const contentGraphicTextsSchema = z
  .object({ template: z.string(), texts: graphicTextsSchema.describe("What the content says in each of the template's places"), photoAssetId: z.uuid().nullable().describe("The picture that belongs to it, where one does") })
  .meta({ id: "ContentGraphicTexts" });

export const createGraphicSchema = z.strictObject({
  contentId: z.uuid(),
  template,
  fields: graphicFieldsSchema,
  sizes: z.array(graphicSizeSchema).min(1).max(5).nullable().default(null).describe("Null: those that the content's networks want"),
  attachedSize: graphicSizeSchema.nullable().default(null).describe("The size that goes among the content's pictures"),
});
export const updateGraphicSchema = z.strictObject({
  template: template.optional(),
  fields: graphicFieldsSchema.optional(),
  sizes: z.array(graphicSizeSchema).min(1).max(5).nullable().optional().describe("Null: those that the content's networks want"),
  attachedSize: graphicSizeSchema.nullable().optional(),
});

export const contentGraphicSchema = z
  .object({
    id: z.uuid(),
    contentId: z.uuid(),
    template: z.string(),
    fields: graphicFieldsSchema,
    attachedSize: graphicSizeSchema.nullable(),
    renders: z.array(z.object({ size: graphicSizeSchema, assetId: z.uuid(), url: z.string(), width: z.int().nullable(), height: z.int().nullable(), warnings: z.array(graphicWarningSchema) })),
    isDrawing: z.boolean().describe("Its text has changed; it is drawn anew in a moment"),
    errorCode: z.string().nullable().describe("Why it could not be drawn anew"),
    version: z.int(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: "ContentGraphic" });
export type ContentGraphic = z.infer<typeof contentGraphicSchema>;
export const contentGraphicsSchema = z
  .object({ data: z.array(contentGraphicSchema), sizes: z.array(graphicSizeSchema).describe("What the content's networks want, the most important first") })
  .meta({ id: "ContentGraphics" });


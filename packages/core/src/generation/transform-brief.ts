import { z } from "zod";
import { cleanText } from "@agency/platform/text";
import type { TextRequest } from "@agency/providers/text";
import type { ContentDocument } from "../contents/schema.ts";
import { textBlock } from "../prompts/index.ts";
import type { Platform } from "../prompts/schema.ts";
import { placeOf, putPlace } from "./document-place.ts";
import { maxOutputTokens, outputSchemas, toDocument } from "./output-schemas.ts";
import type { RunTransform } from "./transform-schema.ts";
import { transformTemplates } from "./transform-templates.ts";

type WriterTransform = NonNullable<TextRequest["brief"]["transform"]>;

/** A model's answer as a document, or what is wrong with it. */
export type ReadAnswer = ReturnType<typeof toDocument>;

/** What a rewrite asks of a model beside the brand's facts. Pure. */
export interface TransformBrief {
  template: string;
  /** The text to rewrite and what the person asks, as data (R37). */
  blocks: string;
  schema: z.ZodType;
  schemaName: string;
  maxOutputTokens: number;
  read(output: unknown): ReadAnswer;
  /** The same for the local writer, which reads no prose. */
  writer: WriterTransform;
}

/** One place seldom needs more; reasoning included. */
const maxFieldTokens = 1_500;

/** @throws Error when a field's place is gone, which a revision that never changes rules out */
export function briefTransform(transform: RunTransform, source: ContentDocument, target: { language: "vi" | "en"; platform: Platform }): TransformBrief {
  const { operation } = transform;
  if (operation === "regenerate") throw new Error("A further alternative is written from the brief, not from a text.");
  const asked = transform.instruction;
  const blocks = [
    textBlock("original", JSON.stringify(source)),
    asked === undefined ? "" : textBlock("request", asked),
    transform.violations === undefined ? "" : textBlock("violations", JSON.stringify(transform.violations)),
    transform.pointer === undefined ? "" : textBlock("place", transform.pointer),
  ];
  const writer: WriterTransform = {
    operation,
    document: source,
    ...(transform.pointer === undefined ? {} : { pointer: transform.pointer }),
    ...(asked === undefined ? {} : { instruction: asked }),
    ...(transform.violations === undefined ? {} : { violations: transform.violations }),
  };
  const common = { template: transformTemplates[target.language][operation], blocks: blocks.filter(Boolean).join("\n"), writer };
  if (operation !== "field") {
    return {
      ...common,
      schema: outputSchemas[source.type],
      schemaName: source.type,
      maxOutputTokens: maxOutputTokens[source.type],
      // What a model must not decide, e.g. a post's link, stays as it was.
      read: (output) => toDocument(source.type, { ...undecidedOf(source), ...(output as object) }, cleanText),
    };
  }
  const place = placeOf(source, transform.pointer ?? "");
  if (place === null) throw new Error("The place to write anew is gone.");
  return {
    ...common,
    schema: z.strictObject({ value: place.schema }),
    schemaName: `${source.type}_field`,
    maxOutputTokens: Math.min(maxFieldTokens, maxOutputTokens[source.type]),
    read: (output) => {
      const written = toDocument(source.type, putPlace(source, place.pointer, (output as { value: unknown }).value), cleanText);
      if (written.document === null) return written;
      // Only the place is taken from what was tidied: the rest stays to the byte.
      return { document: putPlace(source, place.pointer, placeOf(written.document, place.pointer)?.value), issues: [] };
    },
  };
}

function undecidedOf(source: ContentDocument): object {
  const decided = outputSchemas[source.type].shape;
  return Object.fromEntries(Object.entries(source).filter(([name]) => name !== "type" && !Object.hasOwn(decided, name)));
}

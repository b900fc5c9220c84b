import { z } from "zod";
import type { ContentDocument } from "../contents/schema.ts";
import { outputSchemas } from "./output-schemas.ts";

/** One place of a document that can be written anew: what stands there and the shape of what may stand there. */
export interface DocumentPlace {
  pointer: string;
  value: unknown;
  schema: z.ZodType;
}

/** The place that a pointer names, or null where there is none or where a model decides nothing (type, link). */
export function placeOf(document: ContentDocument, pointer: string): DocumentPlace | null {
  let schema: z.ZodType = outputSchemas[document.type];
  let value: unknown = document;
  for (const step of stepsOf(pointer)) {
    if (schema instanceof z.ZodObject) {
      if (!Object.hasOwn(schema.shape, step)) return null;
      schema = schema.shape[step] as z.ZodType;
      value = (value as Record<string, unknown>)[step];
    } else if (schema instanceof z.ZodArray) {
      const index = Number(step);
      if (!/^\d{1,3}$/.test(step) || !Array.isArray(value) || index >= value.length) return null;
      schema = schema.element as z.ZodType;
      value = value[index];
    } else return null;
  }
  return value === undefined ? null : { pointer, value, schema };
}

/** The document with another value at a pointer that `placeOf` knows; everything else is the same. */
export function putPlace<T>(document: T, pointer: string, value: unknown): T {
  const [step, ...rest] = stepsOf(pointer);
  if (step === undefined) return value as T;
  const inner = rest.length === 0 ? "" : `/${rest.join("/")}`;
  if (Array.isArray(document)) return document.map((entry: unknown, index) => (String(index) === step ? putPlace(entry, inner, value) : entry)) as T;
  const fields = document as Record<string, unknown>;
  return { ...fields, [step]: putPlace(fields[step], inner, value) } as T;
}

const stepsOf = (pointer: string): string[] => pointer.split("/").slice(1);

import { GraphicError, type TemplateInfo } from "../graphic.ts";
import { productTemplates } from "./product.ts";
import { sceneTemplates } from "./scenes.ts";
import { wordTemplates } from "./words.ts";
import type { Template } from "./parts.ts";

export const templates: readonly Template[] = [...productTemplates, ...wordTemplates, ...sceneTemplates];

/** What there is to choose from, without layouts. */
export function listTemplates(): TemplateInfo[] {
  return templates.map(({ layout: _layout, ...info }) => info);
}

/** Throws `unknown_template`. */
export function findTemplate(id: string): Template {
  const found = templates.find((template) => template.id === id);
  if (!found) throw new GraphicError("unknown_template", `There is no template "${id}".`);
  return found;
}

export type { Template };

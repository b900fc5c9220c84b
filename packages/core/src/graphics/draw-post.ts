import type { Transaction } from "@agency/platform/db";
import { resolveDrawing, type Drawing } from "./drawing.ts";
import type { GraphicDesk } from "./graphic-desk.ts";
import { readPost, type ReadPost } from "./read-post.ts";
import type { GraphicFields } from "./schema.ts";

/** What a graphic of a content shows now. @throws Problem 404, 409 while there is no text, 422 */
export async function drawPost(tx: Transaction, desk: GraphicDesk, input: { contentId: string; template: string; fields: GraphicFields }): Promise<{ post: ReadPost; drawing: Drawing }> {
  const post = await readPost(tx, input.contentId);
  const template = desk.template(input.template);
  const fromContent = desk.engine.textsOf(template, post);
  const drawing = await resolveDrawing(tx, { brand: post.brandRow, language: post.content.language, template, fields: input.fields, fromContent });
  return { post, drawing };
}

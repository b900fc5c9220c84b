import type { Transaction } from "@agency/platform/db";
import type { GraphicDesk } from "./graphic-desk.ts";
import { readPost } from "./read-post.ts";
import { graphicFieldsSchema, type GraphicSuggestion } from "./schema.ts";

const howMany = 3;

/** Three templates that suit the post, filled with its texts and its picture. @throws Problem 404, 409 while there is no text */
export async function suggestGraphics(tx: Transaction, desk: GraphicDesk, contentId: string): Promise<GraphicSuggestion[]> {
  const post = await readPost(tx, contentId);
  const ids = desk.engine.suggest({ ...post, hasPhoto: post.photoAssetId !== null, platform: post.content.platform }).slice(0, howMany);
  return ids.map((id) => {
    const template = desk.template(id);
    const fields = graphicFieldsSchema.parse({ photoAssetId: template.photo === "none" ? null : post.photoAssetId });
    return { template: id, fields, texts: desk.engine.textsOf(template, post) };
  });
}

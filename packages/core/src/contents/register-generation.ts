import { enrichContent, type GenerationSink } from "../generation/index.ts";
import { checkContent } from "./check-content.ts";
import { createContent } from "./create-content.ts";
import { getContent } from "./get-content.ts";
import type { ContentHooks } from "./hooks.ts";
import { addVersion, touchContent } from "./write-revision.ts";

/** Lets generation fill contents, and contents show what their generation cost. */
export function registerGeneration(hooks: ContentHooks): GenerationSink {
  hooks.enrich.push(enrichContent);
  return {
    async createDraft(tx, input) {
      return { contentId: (await createContent(tx, input)).id };
    },
    async storeVersion(tx, { contentId, ...version }) {
      const content = await getContent(tx, contentId, { lock: true });
      const { versionId } = await addVersion(tx, content, { ...version, origin: "generated", authorId: null });
      // The first alternative is put in force, unless a person has already chosen or written another.
      const isFirst = content.currentVersionId === null;
      await touchContent(tx, content, isFirst ? { document: version.document, currentVersionId: versionId } : {});
      return { versionId };
    },
    checkDocument: (input) => checkContent({ ...input, media: [] }),
  };
}

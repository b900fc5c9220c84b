import { sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { invalid } from "@agency/platform/http";
import { beginPiece, pieceKindOf } from "../economics/index.ts";
import { enrichContent, type GenerationSink } from "../generation/index.ts";
import { checkContent } from "./check-content.ts";
import { createContent } from "./create-content.ts";
import { openForChange } from "./edit-content.ts";
import { getContent } from "./get-content.ts";
import type { ContentHooks } from "./hooks.ts";
import { createSibling, readRevision, readRewriteSource } from "./rewrite-source.ts";
import type { ContentRow } from "./table.ts";
import { withFinalUrl } from "./with-final-url.ts";
import { addVersion, touchContent } from "./write-revision.ts";

/** Lets generation fill contents, and contents show what their generation cost. */
export function registerGeneration(hooks: ContentHooks): GenerationSink {
  hooks.enrich.push(enrichContent);
  return {
    async createDraft(tx, input) {
      return { contentId: (await begin(tx, await createContent(tx, input))).id };
    },
    async openContent(tx, { contentId, brandId, type }) {
      const content = await openForChange(tx, hooks, { contentId });
      if (content.brandId !== brandId) throw invalid("other_brand", "/brandId", "This content belongs to another brand.");
      if (content.type !== type) throw invalid("type_mismatch", "/type", `This content is of type ${content.type}; write that type.`);
      if (content.currentVersionId === null) await begin(tx, content);
      return { contentId };
    },
    readSource: readRewriteSource,
    readRevision,
    async createSibling(tx, input) {
      return { contentId: (await begin(tx, await createSibling(tx, input))).id };
    },
    async storeVersion(tx, { contentId, transform, ...written }) {
      const content = await getContent(tx, contentId, { lock: true });
      const version = { ...written, document: await withFinalUrl(tx, content, written.document) };
      if (transform && transform.sourceContentId === contentId) {
        // Beside what a person is looking at: the content itself stays as it is until the person chooses.
        return addVersion(tx, content, { ...version, position: undefined, origin: "generated", authorId: null, madeFrom: transform });
      }
      const { versionId, position } = await addVersion(tx, content, { ...version, origin: "generated", authorId: null, madeFrom: transform });
      // The first alternative in the run's order is put in force, whichever is done first, unless a person has touched the content.
      const [stored] = await rows<{ count: number; earlier: number }>(
        tx,
        sql`select count(*)::int as count, (count(*) filter (where position < ${position}))::int as earlier from content_versions where content_id = ${contentId}`,
      );
      const isUntouched = content.version === stored!.count;
      const isInForce = content.currentVersionId === null || (isUntouched && stored!.earlier === 0);
      await touchContent(tx, content, isInForce ? { document: version.document, currentVersionId: versionId } : {});
      return { versionId };
    },
    // Pictures come later, from a person: only the words are the writer's.
    checkDocument: (input) => checkContent({ ...input, media: [] }).filter(({ pointer }) => !pointer.startsWith("/media")),
  };
}

/** A content that a model fills for the first time counts against its client's quota. @throws Problem 409 `quota_reached` */
async function begin(tx: Transaction, content: ContentRow): Promise<ContentRow> {
  await beginPiece(tx, { organizationId: content.organizationId, brandId: content.brandId, contentId: content.id, kind: pieceKindOf[content.type] });
  return content;
}

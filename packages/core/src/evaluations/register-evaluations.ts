import type { Transaction } from "@agency/platform/db";
import type { ContentHooks, ContentRow } from "../contents/index.ts";
import type { GenerationSink } from "../generation/index.ts";
import { noteOutcomes, noteWritten } from "./note-outcomes.ts";

/**
 * Lets prompts learn: every text that a version writes, and every edit, refusal and archiving of it, is noted as it happens.
 * Register after the rooms whose hooks decide the content's status. Approvals report through `noteOutcomes`.
 */
export function registerEvaluations(hooks: ContentHooks, sink: GenerationSink): GenerationSink {
  const note = (tx: Transaction, content: ContentRow) => noteOutcomes(tx, content.id);
  hooks.afterChange.push(note);
  hooks.afterArchive.push(note);
  return {
    ...sink,
    async storeVersion(tx, input) {
      const stored = await sink.storeVersion(tx, input);
      // A rewrite of a person's choosing says nothing about the template that wrote the first text.
      if (input.promptVersionId !== null && input.transform === null) {
        await noteWritten(tx, { contentId: input.contentId, contentVersionId: stored.versionId, promptVersionId: input.promptVersionId, position: input.position });
      }
      return stored;
    },
  };
}

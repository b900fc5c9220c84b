import { and, desc, eq, sql } from "drizzle-orm";
import { diffArrays } from "diff";
import type { z } from "zod";
import { rows, type Transaction } from "@agency/platform/db";
import { conflict, notFound } from "@agency/platform/http";
import type { Actor } from "@agency/platform/live";
import { latestApproval } from "../approvals/index.ts";
import { contentRevisions, contentVersions, documentText, getContent } from "../contents/index.ts";
import type { Platform } from "../prompts/schema.ts";
import type { GivenValue } from "../prompts/variables.ts";
import { createCase } from "./cases.ts";
import { defaultChecks } from "./default-checks.ts";
import type { caseFromContentSchema, Check } from "./schema.ts";
import { evaluationCases, type CaseRow } from "./table.ts";

/** Of what an edit took out, so many phrases are worth a check; one word alone says too little, a whole paragraph too much. */
const mostPhrases = 5;
const longestCompared = 20_000;
const phraseWords = { least: 2, most: 25 };

/**
 * Makes a case of a text that a person edited or rejected: the same brief again, with what was taken out as phrases that must not come
 * back. Asked twice for one alternative, it answers the same case.
 * @throws Problem 404, 409 (`not_from_prompt`: no template wrote this text)
 */
export async function caseFromContent(
  tx: Transaction,
  input: { contentId: string; actor: Actor; request: z.output<typeof caseFromContentSchema> },
): Promise<{ row: CaseRow; isNew: boolean }> {
  const content = await getContent(tx, input.contentId, { lock: true });
  const versionId = input.request.versionId ?? content.currentVersionId;
  const [version] = versionId === null ? [] : await tx.select().from(contentVersions).where(and(eq(contentVersions.id, versionId), eq(contentVersions.contentId, content.id)));
  if (!version) throw notFound("This version");
  const [origin] = await rows<{ prompt_id: string; variables: Record<string, GivenValue>; seed: number; platform: Platform; topic: string }>(
    tx,
    sql`select p.prompt_id, r.variables, i.seed, r.platform, r.topic from prompt_versions p
        left join generation_runs r on r.content_id = ${content.id} and r.prompt_version_id = p.id
        left join generation_items i on i.run_id = r.id and i.content_version_id = ${version.id}
        where p.id = ${version.promptVersionId} order by i.id is null, r.id desc limit 1`,
  );
  if (!origin) throw conflict("not_from_prompt", "No prompt of the library wrote this text, so that there is nothing to learn from it.");
  const [existing] = await tx.select().from(evaluationCases).where(and(eq(evaluationCases.promptId, origin.prompt_id), eq(evaluationCases.contentVersionId, version.id)));
  if (existing) return { row: existing, isNew: false };

  const revisions = await tx.select({ number: contentRevisions.number, document: contentRevisions.document }).from(contentRevisions).where(eq(contentRevisions.versionId, version.id)).orderBy(desc(contentRevisions.number));
  const removed = revisions.length > 1 ? removedPhrases(documentText(revisions.at(-1)!.document), documentText(revisions[0]!.document)) : [];
  const approval = await latestApproval(tx, content.id);
  const isRejected = (approval?.status === "changes_requested" && approval.versionId === version.id) || content.status === "archived";
  const avoid = [...new Set([...input.request.avoid, ...removed])].map((text): Check => ({ kind: "not_contains", text }));
  const row = await createCase(tx, {
    organizationId: content.organizationId,
    promptId: origin.prompt_id,
    actor: input.actor,
    values: {
      name: (content.topic || content.title || "…").slice(0, 200),
      brandId: content.brandId,
      productId: content.productId,
      topic: origin.topic ?? content.topic,
      platform: origin.platform ?? (content.platform as Platform),
      variables: origin.variables ?? {},
      checks: [...defaultChecks(content.language), { kind: "guard" }, ...avoid],
      seed: origin.seed ?? 1,
      note: isRejected ? (approval?.note ?? null) : null,
    },
    origin: { source: isRejected ? "rejection" : revisions.length > 1 ? "edit" : "person", contentId: content.id, contentVersionId: version.id },
  });
  return { row, isNew: true };
}

/** What an edit took out and nowhere put back, the longest first. */
export function removedPhrases(before: string, after: string): string[] {
  const kept = after.normalize("NFC").toLowerCase();
  // Word by word, so that words taken out together stay one phrase.
  const wordsOf = (text: string) => text.normalize("NFC").slice(0, longestCompared).split(/\s+/u);
  return diffArrays(wordsOf(before), wordsOf(after))
    .filter((part) => part.removed)
    .map((part) => part.value.join(" ").replace(/^[\s.,;:!?…–—-]+|[\s.,;:!?…–—-]+$/gu, ""))
    .filter((phrase) => {
      const count = phrase.split(" ").length;
      return count >= phraseWords.least && count <= phraseWords.most && phrase.length <= 500 && !kept.includes(phrase.toLowerCase());
    })
    .sort((a, b) => b.length - a.length)
    .slice(0, mostPhrases);
}

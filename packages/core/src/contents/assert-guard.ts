import { eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { forbidden, Problem } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { recordAudit } from "../audit/index.ts";
import { readGuard } from "../products/index.ts";
import { checkContent } from "./check-content.ts";
import { contentEvent } from "./create-content.ts";
import { checkGuard, isGuardError } from "./guard/rules.ts";
import type { ContentIssue } from "./schema.ts";
import { contentRevisions, contentVersions, type ContentRow } from "./table.ts";

/** Why a person lets a text pass that breaks rules of the brand, the law or the catalogue. */
export interface GuardOverride {
  reason: string;
}

export interface GuardAnswer {
  override?: GuardOverride | null | undefined;
  mayOverride?: boolean | undefined;
  actor: Actor;
}

/**
 * Lets only a text through that keeps the brand's rules, or one that an owner or editor answers for with a reason, which
 * the audit log keeps. Limits of networks are asked where a text is scheduled. Event: `content.guard_overridden`.
 * @throws Problem 403 (may not override), 422 `guard_errors` with every broken rule
 */
export async function assertGuard(tx: Transaction, content: ContentRow, input: GuardAnswer): Promise<void> {
  await answerFor(tx, content, (await guardErrors(tx, content)).filter(isGuardError), input);
}

/**
 * The same of a text that takes the place of one which is public already. What the standing one breaks was answered for, or came with
 * rules that are younger than it: keeping it makes nothing worse, so a slip can be mended.
 * @throws as `assertGuard`, pointing to `/text`
 */
export async function assertTextGuard(tx: Transaction, content: ContentRow, text: { standing: string; wanted: string }, input: GuardAnswer): Promise<void> {
  const guard = await readGuard(tx, content.brandId);
  const check = (body: string) =>
    checkGuard({
      document: { type: "social", body, hashtags: [], cta: "", altText: "", link: null },
      platform: content.platform, guard, topic: content.topic, productId: content.productId, language: content.language, contentLanguage: content.language,
    }).filter(isGuardError);
  const known = new Set(check(text.standing).map(keyOf));
  const broken = check(text.wanted).filter((issue) => !known.has(keyOf(issue)));
  await answerFor(tx, content, broken.map((issue) => ({ ...issue, pointer: "/text" })), input);
}

const keyOf = ({ code, params }: ContentIssue): string => JSON.stringify([code, params]);

async function answerFor(tx: Transaction, content: ContentRow, broken: readonly ContentIssue[], input: GuardAnswer): Promise<void> {
  if (broken.length === 0) return;
  if (!input.override) {
    throw new Problem(422, "guard_errors", "This text breaks rules of the brand. Correct it, or let an owner or editor answer for it with a reason.", {
      errors: broken.slice(0, 50).map(({ pointer, code, detail }) => ({ pointer, code, detail })),
    });
  }
  if (!input.mayOverride) throw forbidden(`Only an owner or editor may let a text pass that breaks rules of the brand. It needs "contents.override_guard".`);
  const detail = { reason: input.override.reason, issues: broken.slice(0, 50).map(({ code, pointer, params }) => ({ code, pointer, params })) };
  await recordAudit(tx, { organizationId: content.organizationId, action: "content.guard_overridden", subjectType: "content", subjectId: content.id, actor: input.actor, detail });
  await recordEvents(tx, contentEvent("content.guard_overridden", content, input.actor, { reason: input.override.reason, codes: [...new Set(broken.map(({ code }) => code))] }));
}

async function guardErrors(tx: Transaction, content: ContentRow): Promise<ContentIssue[]> {
  if (content.currentVersionId === null) return [];
  const [inForce] = await tx
    .select({ document: contentRevisions.document })
    .from(contentVersions)
    .innerJoin(contentRevisions, eq(contentRevisions.id, contentVersions.currentRevisionId))
    .where(eq(contentVersions.id, content.currentVersionId));
  if (!inForce) return [];
  return checkContent({ document: inForce.document, platform: content.platform, guard: await readGuard(tx, content.brandId), topic: content.topic, productId: content.productId, language: content.language, media: [] });
}

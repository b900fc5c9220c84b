import { and, eq, isNull, ne, or, sql } from "drizzle-orm";
import { databaseNow, type Transaction } from "@agency/platform/db";
import { Problem } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import type { Config } from "@agency/platform/config";
import { plainOptions } from "@agency/providers/social/post-options";
import type { z } from "zod";
import { approveContent } from "../../approvals/index.ts";
import { assets } from "../../assets/table.ts";
import { getBrand, type BrandRow } from "../../brands/index.ts";
import { channels } from "../../channels/index.ts";
import { contentEvent, createContent, setMedia, setPlacement, type ContentHooks } from "../../contents/index.ts";
import { assertBrandIsOpen } from "../../products/index.ts";
import { scheduleContent } from "../schedule-content.ts";
import type { importPostsPreviewSchema, importPostsSchema } from "../schema.ts";
import type { PublicationRow } from "../table.ts";
import { documentParts, postsFromCsv, type CsvPost } from "./posts-csv.ts";

type ImportRequest = z.infer<typeof importPostsSchema>;

/** What an import would plan, with every wrong cell named; nothing is stored. @throws Problem 404, 409 */
export async function previewPosts(tx: Transaction, request: ImportRequest): Promise<z.infer<typeof importPostsPreviewSchema>> {
  const { posts, errors, brand } = await readPosts(tx, request);
  return {
    timeZone: brand.timeZone,
    errors,
    rows: posts.map((post) => ({
      line: post.line,
      scheduledAt: post.wall,
      dueAt: post.dueAt.toISOString(),
      channels: post.channels.map(({ id, name, network }) => ({ id, name, network })),
      text: post.text,
      format: post.format,
      title: post.title,
      link: post.link,
      firstComment: post.firstComment,
      media: post.media.map(({ assetId, fileName }) => ({ assetId, fileName })),
      warnings: post.warnings,
    })),
  };
}

/**
 * Makes a post of every row and plans it, all rows or none. What is not approved waits for its approval and goes out once it has it.
 * @throws Problem 404, 409, 422 with each wrong cell as `/csv/<line>/<column>`
 */
export async function importPosts(
  tx: Transaction,
  deps: { config: Config; contentHooks: ContentHooks },
  input: { organizationId: string; actor: Actor; request: ImportRequest; mayApprove: boolean },
): Promise<{ contents: number; publications: PublicationRow[] }> {
  const { posts, errors, brand, language } = await readPosts(tx, input.request);
  if (errors.length > 0) throw invalidCsv(errors);
  const publications: PublicationRow[] = [];
  for (const post of posts) {
    publications.push(...(await importPost(tx, deps, { ...input, post, brand, language }).catch((error: unknown) => refuseRow(error, post.line))));
  }
  return { contents: posts.length, publications };
}

async function importPost(
  tx: Transaction,
  deps: { config: Config; contentHooks: ContentHooks },
  { post, brand, language, ...input }: { post: CsvPost; brand: BrandRow; language: "vi" | "en"; organizationId: string; actor: Actor; request: ImportRequest; mayApprove: boolean },
): Promise<PublicationRow[]> {
  const content = await createContent(tx, {
    organizationId: input.organizationId,
    brandId: brand.id,
    productId: null,
    type: "social",
    platform: post.channels[0]!.network,
    language,
    topic: "",
    actor: input.actor,
    document: { type: "social", ...documentParts(post.text), cta: "", altText: "", link: post.link },
    metadata: { importedLine: post.line },
  });
  await place(tx, deps.contentHooks, content.id, post, input.actor);
  if (input.request.approve && input.mayApprove) await approveContent(tx, { contentId: content.id, actor: input.actor, note: null });
  const planned = await scheduleContent(tx, deps.config, { contentId: content.id, channelIds: post.channels.map(({ id }) => id), scheduledAt: post.wall, timeZone: brand.timeZone, actor: input.actor, awaitApproval: true });
  await recordEvents(tx, contentEvent("content.imported", content, input.actor, { line: post.line }));
  return planned.publications;
}

/** What a row is refused for afterwards, e.g. by the brand's own rules, is told with its line too. */
function refuseRow(error: unknown, line: number): never {
  if (!(error instanceof Problem)) throw error;
  const details = error.errors.length > 0 ? error.errors.map(({ code, detail }) => ({ code, detail })) : [{ code: error.code, detail: error.message }];
  throw invalidCsv(details.map(({ code, detail }) => ({ line, column: "", code: code ?? error.code, detail })));
}

/** Files by the networks' own choices, where the row asks for more than a plain post. */
async function place(tx: Transaction, hooks: ContentHooks, contentId: string, post: CsvPost, actor: Actor): Promise<void> {
  if (post.media.length > 0) await setMedia(tx, hooks, { contentId, media: post.media.map(({ assetId, alt }) => ({ assetId, alt })), actor });
  const { format, title, firstComment } = post;
  for (const network of new Set(post.channels.map((channel) => channel.network))) {
    const options = network === "tiktok" && post.privacyLevel !== null ? { ...plainOptions, privacyLevel: post.privacyLevel } : null;
    if (format === "feed" && title === null && firstComment === null && options === null) continue;
    await setPlacement(tx, hooks, { contentId, network, placement: { format: format === "feed" ? null : format, title, firstComment, text: null, link: null, options, media: null }, actor });
  }
}

async function readPosts(tx: Transaction, request: ImportRequest) {
  await assertBrandIsOpen(tx, request.brandId);
  const brand = await getBrand(tx, request.brandId);
  const language = request.language ?? brand.language;
  const accounts = await tx.select({ id: channels.id, name: channels.name, network: channels.network, status: channels.status }).from(channels).where(and(eq(channels.brandId, brand.id), ne(channels.status, "disconnected")));
  const files = request.csv.length > 0 ? await libraryOf(tx, brand.id) : [];
  const read = postsFromCsv(request.csv, {
    language,
    timeZone: brand.timeZone,
    now: await databaseNow(tx),
    channels: accounts.map(({ status, ...channel }) => ({ ...channel, isConnected: status === "connected" })),
    files,
  });
  return { ...read, brand, language: brand.language };
}

const mostFiles = 5_000;

async function libraryOf(tx: Transaction, brandId: string) {
  const found = await tx
    .select({ assetId: assets.id, fileName: assets.fileName, mimeType: assets.mimeType, byteLength: assets.byteLength, width: assets.width, height: assets.height, alt: assets.alt, durationSeconds: assets.durationSeconds })
    .from(assets)
    .where(and(isNull(assets.deletedAt), or(eq(assets.brandId, brandId), isNull(assets.brandId))))
    .orderBy(sql`${assets.id} desc`)
    .limit(mostFiles);
  return found.map((file) => ({ ...file, byteLength: Number(file.byteLength) }));
}

function invalidCsv(errors: readonly { line: number; column: string; code: string; detail: string }[]): Problem {
  return new Problem(422, "invalid_csv", "Some rows of the file are not right. Correct them and import again.", { errors: errors.slice(0, 50).map(({ line, column, code, detail }) => ({ pointer: `/csv/${line}/${column}`, code, detail })) });
}

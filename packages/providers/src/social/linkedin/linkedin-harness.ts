import { createHash } from "node:crypto";
import type { FrozenMedia, FrozenPost } from "../../spec/social.ts";
import { startTestSandbox } from "../../testing/sandbox.ts";
import type { TestSandbox } from "../../testing/sandbox.ts";
import { testPhoto } from "../../testing/test-photo.ts";
import { testPost } from "../../testing/test-post.ts";
import { testVideo } from "../../testing/test-video.ts";
import type { ContractCall, ContractKind, PostKind, SocialNetworkHarness } from "../social-network.contract.ts";
import { createLinkedIn } from "./network.ts";
import type { LinkedInSettings } from "./settings.ts";

const shared = { answers: "live", resends: true, whenLost: "unknown", discards: false, hasPermalink: true, shows: { text: true, media: true } } as const;
const text = { prepares: false, resumes: false, processes: null } as const;
const files = { prepares: true, resumes: false, processes: "prepare" } as const;
const all = { comment: true, edit: true, remove: true, measure: true } as const;

/** Kinds of post of a company page, whose posts can be listed. */
export const pageKinds: readonly ContractKind[] = [
  { ...shared, ...text, kind: "text", whenArrived: "live", can: all },
  { ...shared, ...text, kind: "link", whenArrived: "live", can: all },
  { ...shared, ...files, kind: "photo", whenArrived: "live", can: all },
  { ...shared, ...files, kind: "photos", whenArrived: "live", can: all },
  { ...shared, ...files, kind: "video", whenArrived: "live", resumes: true, can: all },
  { ...shared, ...files, kind: "document", whenArrived: "live", can: all },
];

/** Of a member no application reads posts or comments: only the resend proves. */
export const memberKinds: readonly ContractKind[] = pageKinds.map((traits) => ({ ...traits, whenArrived: "unknown", isListed: false, can: { ...all, comment: false } }));

export function sandboxSettings(sandbox: TestSandbox): LinkedInSettings {
  const oauthUrl = `${sandbox.origin}/sandbox/www.linkedin.com/oauth/v2`;
  return {
    environment: "sandbox", clientId: "sandbox-app", clientSecret: "sandbox-secret", apiUrl: `${sandbox.origin}/sandbox/api.linkedin.com`,
    dialogUrl: oauthUrl, tokenUrl: oauthUrl, version: "202609", pages: true, fetch: sandbox.fetch, uploadFetch: sandbox.fetch,
  };
}

export interface SandboxAuthor {
  urn: string;
  member: string;
  accessToken: string;
  refreshToken: string | null;
}

/** A new member, or page with a member of its own. */
export async function newAuthor(sandbox: TestSandbox, kind: "person" | "organization", more: object = {}): Promise<SandboxAuthor> {
  const [author] = await sandbox.admin<SandboxAuthor[]>("linkedin/authors", { authors: [{ kind, name: "Cà Phê Sông Hàn" }], ...more });
  if (!author) throw new Error("no author");
  return author;
}

/** LinkedIn's stand-in, and hands in the world behind it, for accounts of one kind. */
export async function startLinkedInHarness(kind: "person" | "organization"): Promise<SocialNetworkHarness> {
  const sandbox = await startTestSandbox();
  const gone = await startTestSandbox();
  const unreachable = createLinkedIn(sandboxSettings(gone));
  const settings = sandboxSettings(sandbox);
  // Its fetch stays usable, its port does not.
  await gone.stopServer();
  await sandbox.admin("processing", { host: "api.linkedin.com", processingMs: 20 });
  return {
    network: createLinkedIn(settings),
    withTimeout: (timeoutMs) => createLinkedIn({ ...settings, timeoutMs }),
    unreachable,
    async newAccount() {
      const { urn, accessToken } = await newAuthor(sandbox, kind);
      return { remoteId: urn, accessToken, details: {} };
    },
    post: postOf,
    arm: (kindOfPost, call, account, fault, delayMs) => sandbox.arm({ ...operationOf(kindOfPost, call), account, fault, ...(delayMs === undefined ? {} : { delayMs }) }),
    armAppLimit: (kindOfPost, account) => sandbox.arm({ ...operationOf(kindOfPost, "publish"), account, fault: "rate_limit", code: "application" }),
    clearFaults: () => sandbox.clearFaults(),
    async publicPosts(account) {
      const { posts } = await sandbox.ledger(account);
      return posts.map(({ postId, text: shown, mediaSha256 }) => ({ remoteId: postId, text: shown, mediaSha256 }));
    },
    async postByOthers({ remoteId }, words) {
      const { urn } = await sandbox.admin<{ urn: string }>("linkedin/posts", { author: remoteId, text: words });
      return urn;
    },
    // The day's limit ends at midnight UTC, however far that is.
    tells: { waitOfLimit: false, usage: false },
    async [Symbol.asyncDispose]() {
      await sandbox[Symbol.asyncDispose]();
      await gone[Symbol.asyncDispose]();
    },
  };
}

/** A document of so many empty pages. */
export function testDocument(title: string, pages = 3): FrozenMedia {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`).join(" ");
  const leaves = Array.from({ length: pages }, (_, index) => `${index + 3} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 500] >>\nendobj\n`).join("");
  const bytes = new TextEncoder().encode(`%PDF-1.4\n% ${title}\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [${kids}] /Count ${pages} >>\nendobj\n${leaves}trailer\n<< /Root 1 0 R >>\n%%EOF\n`);
  return {
    assetId: `asset-${title}`, sha256: createHash("sha256").update(bytes).digest("hex"), mimeType: "application/pdf", byteLength: bytes.length, width: null, height: null,
    durationSeconds: null, alt: null, read: () => Promise.resolve(bytes), readRange: (first, last) => Promise.resolve(bytes.slice(first, last + 1)), publicUrl: () => Promise.reject(new Error("LinkedIn fetches nothing")),
  };
}

/** Its text holds everything that LinkedIn's little text would stumble over. */
async function postOf(kind: PostKind, number: number): Promise<FrozenPost> {
  const words = `Giá (mới) #sángnay [${number}] @quán a_b *2* {x} <3 ~ | \\`;
  const photo = (position: number): FrozenMedia => testPhoto((number * 3 + position) % 256);
  switch (kind) {
    case "link":
      return testPost({ text: words, title: "Thực đơn", link: `https://caphesonghan.vn/menu/${number}` });
    case "photo":
      return testPost({ text: words, media: [photo(0)] });
    case "photos":
      return testPost({ text: words, media: [photo(0), photo(1), photo(2)] });
    case "video":
      return testPost({ text: words, title: "Rang sáng nay", media: [await testVideo(`Bài ${number}`)] });
    case "document":
      return testPost({ text: words, title: "Ba cách pha", media: [testDocument(`Bài ${number}`)] });
    default:
      return testPost({ text: words });
  }
}

const collections: Partial<Record<PostKind, string>> = { video: "videos", document: "documents" };

function operationOf(kind: PostKind, call: ContractCall): { host: string; operation: string } {
  if (call === "upload") return { host: "www.linkedin.com", operation: "uploads.put" };
  const operations = { comment: "comments.create", publish: "posts.create", prepare: `${collections[kind] ?? "images"}.create` };
  return { host: "api.linkedin.com", operation: operations[call] };
}

import { makeSandboxVideo } from "@agency/sandbox";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { say } from "./say.ts";
import { openAgency, setStage } from "./stage.ts";
import type { Stage } from "./stage.ts";
import { button, callApi, connectAccount } from "./steps.ts";

type Network = "facebook" | "instagram" | "tiktok" | "linkedin";
type File = "square" | "portrait" | "video" | "document";
interface Channel {
  id: string;
  network: Network;
  name: string;
  pageUrl: string | null;
}
interface Publication {
  id: string;
  status: string;
  permalink: string | null;
  errorKind: string | null;
  errorDetail: string | null;
  dueAt: string;
  publishedAt: string | null;
}

/** One of each kind that an agency makes. */
const kinds: readonly { name: string; network: Network; files: readonly File[]; placement?: Record<string, unknown>; link?: string }[] = [
  { name: "bài chữ", network: "facebook", files: [] },
  { name: "bài liên kết", network: "facebook", files: [], link: "https://moc.vn/thuc-don" },
  { name: "nhiều ảnh", network: "facebook", files: ["square", "portrait"], placement: { firstComment: "Đặt bàn: 0236 123 456" } },
  { name: "video", network: "facebook", files: ["video"] },
  { name: "reel", network: "facebook", files: ["video"], placement: { format: "reel" } },
  { name: "tin", network: "facebook", files: ["portrait"], placement: { format: "story" } },
  { name: "ảnh", network: "instagram", files: ["square"] },
  { name: "băng ảnh", network: "instagram", files: ["square", "square"], placement: { firstComment: "#caphedalat" } },
  { name: "reel", network: "instagram", files: ["video"], placement: { format: "reel" } },
  { name: "tin", network: "instagram", files: ["portrait"], placement: { format: "story" } },
  { name: "video", network: "tiktok", files: ["video"], placement: { options: { privacyLevel: "PUBLIC_TO_EVERYONE" } } },
  { name: "nháp", network: "tiktok", files: ["video"], placement: { format: "draft" } },
  { name: "bài chữ", network: "linkedin", files: [] },
  { name: "ảnh", network: "linkedin", files: ["square", "portrait"] },
  { name: "video", network: "linkedin", files: ["video"], placement: { title: "Một ngày ở xưởng rang" } },
  { name: "tài liệu", network: "linkedin", files: ["document"], placement: { title: "Thực đơn mùa đông" } },
];

const networks: readonly Network[] = ["facebook", "instagram", "tiktok", "linkedin"];

/** Issue 5 as an agency does it: every network, every kind, a death in between, and one outcome that only a person can tell. */
describe("four networks", { timeout: 240_000 }, () => {
  const stage = setStage({ PUBLISH_RECONCILE_SETTLE_MS: "500", PUBLISH_RECONCILE_WINDOW_MS: "2500" });
  let product: Stage["product"];
  let visitor: Stage["visitor"];
  let page: Stage["page"];
  let brandId: string;
  let channels: Channel[];
  const files = new Map<File, string>();

  beforeAll(async () => {
    ({ product, visitor, page } = stage());
    brandId = await openAgency(page);
  });

  it("connects an account of each through its own consent page", async () => {
    for (const network of networks) await connectAccount(page, product.origin, network);
    channels = (await callApi<{ data: Channel[] }>(page, "GET", "/channels")).data;
    expect(channels.map(({ network }) => network).toSorted()).toEqual(networks.toSorted());
    await page.goto("/channels");
    await visitor.shot("networks channels");
  });

  it("sends one of each kind on time, though the product dies in between, and each stands once where people see it", async () => {
    for (const [name, bytes, type] of await makeFiles()) files.set(name, await upload(page, name, bytes, type));
    const dueAt = Date.now() + 45_000;
    const planned: { kind: (typeof kinds)[number]; id: string }[] = [];
    for (const kind of kinds) planned.push({ kind, id: await plan(kind, dueAt) });
    // In the middle of uploading.
    await product.crash();
    const done = new Map<string, Publication>();
    await expect
      .poll(
        async () => {
          for (const { id } of planned) done.set(id, await callApi<Publication>(page, "GET", `/publications/${id}`));
          return [...done.values()].filter(({ status }) => status !== "published").map(({ status, errorDetail }) => `${status} ${errorDetail ?? ""}`);
        },
        { timeout: 180_000, interval: 2_000 },
      )
      .toEqual([]);
    const ledger = await publicPosts();
    for (const { kind, id } of planned) {
      const standing = ledger.filter((post) => post.text.includes(marker(kind)) || post.firstComment?.includes(marker(kind)));
      // A story has no words, and a draft is not public.
      if (kind.placement?.["format"] !== "story" && kind.placement?.["format"] !== "draft") expect(standing.map(({ text }) => text), `${kind.network} ${kind.name}`).toHaveLength(1);
      const publication = done.get(id)!;
      expect(Date.parse(publication.publishedAt!) - Date.parse(publication.dueAt), `${kind.network} ${kind.name} went out early`).toBeGreaterThanOrEqual(-1_000);
    }
    for (const channel of channels) {
      if (channel.pageUrl === null) throw new Error(`${channel.network} has no page`);
      await page.goto(channel.pageUrl);
      await visitor.shot(`networks feed ${channel.network}`);
    }
  });

  it("asks a person where nobody can know, shows what was sent, and binds what stands there", async () => {
    const [kind] = kinds;
    await product.arm({ host: "graph.facebook.com", operation: "feed.create", fault: "lost_response_after_commit" });
    // A listing that does not show it yet, for as long as the product looks.
    await product.arm({ host: "graph.facebook.com", operation: "published_posts.list", fault: "server_error", times: 100 });
    const id = await plan(kind!, Date.now(), " (lần hai)");
    await expect.poll(async () => (await callApi<Publication>(page, "GET", `/publications/${id}`)).status, { timeout: 60_000, interval: 500 }).toBe("uncertain");
    await product.clearFaults();
    await page.goto("/publications?show=attention");
    await visitor.shot("networks needs a look");
    await page.goto(`/publications/${id}`);
    await page.getByText(say("publications.resolve.title")).waitFor();
    await visitor.shot("networks uncertain");
    const [standing, ...more] = (await publicPosts()).filter(({ text }) => text.includes("(lần hai)"));
    expect(more).toEqual([]);
    await page.getByLabel(say("publications.resolve.post")).fill(standing!.postId);
    await button(page, "publications.resolve.bind").click();
    await expect.poll(async () => (await callApi<Publication>(page, "GET", `/publications/${id}`)).status, { timeout: 30_000 }).toBe("published");
    expect((await publicPosts()).filter(({ text }) => text.includes("(lần hai)"))).toHaveLength(1);
  });

  const marker = ({ network, name }: (typeof kinds)[number]) => `Mộc trên ${network}: ${name}`;

  /** Writes, approves and plans one kind on its network; answers the publication. */
  async function plan(kind: (typeof kinds)[number], dueAt: number, more = ""): Promise<string> {
    const document = { type: "social", body: `${marker(kind)}${more}. Mẻ rang mới đã về quán, mời bạn ghé uống một ly ấm.`, hashtags: [], cta: "", altText: "Một ly phin", link: kind.link ?? null };
    const content = await callApi<{ id: string }>(page, "POST", "/contents", { brandId, platform: kind.network, language: "vi", topic: kind.name, document });
    if (kind.files.length > 0) await callApi(page, "PUT", `/contents/${content.id}/media`, { media: kind.files.map((name) => ({ assetId: files.get(name) })) });
    if (kind.placement) await callApi(page, "PUT", `/contents/${content.id}/placements/${kind.network}`, kind.placement);
    await callApi(page, "POST", `/contents/${content.id}/approve`, {});
    const channel = channels.find(({ network }) => network === kind.network)!;
    const isNow = dueAt <= Date.now();
    const planned = await callApi<{ publications: Publication[] }>(
      page,
      "POST",
      `/contents/${content.id}/${isNow ? "publish-now" : "schedule"}`,
      isNow ? { channelIds: [channel.id] } : { channelIds: [channel.id], scheduledAt: new Date(dueAt + 7 * 3_600_000).toISOString().slice(0, 19), timeZone: "Asia/Ho_Chi_Minh" },
    );
    return planned.publications[0]!.id;
  }

  /** What strangers can see, over all networks. */
  async function publicPosts(): Promise<{ postId: string; text: string; firstComment?: string }[]> {
    const response = await fetch(`${product.origin}/sandbox/ledger`);
    return ((await response.json()) as { posts: { postId: string; text: string }[] }).posts;
  }
});

async function makeFiles(): Promise<[File, Uint8Array<ArrayBuffer>, string][]> {
  const picture = async (width: number, height: number, background: string) => new Uint8Array(await sharp({ create: { width, height, channels: 3, background } }).jpeg().toBuffer());
  return [
    ["square", await picture(1_080, 1_080, "#7a4a2b"), "image/jpeg"],
    ["portrait", await picture(1_080, 1_350, "#c9a27a"), "image/jpeg"],
    ["video", new Uint8Array(await makeSandboxVideo({ width: 1_080, height: 1_920, seconds: 4, title: "Mộc" })), "video/mp4"],
    ["document", new TextEncoder().encode(smallestPdf), "application/pdf"],
  ];
}

async function upload(page: Page, name: string, bytes: Uint8Array, mimeType: string): Promise<string> {
  const origin = new URL(page.url()).origin;
  const response = await page.request.post("/api/v1/assets", { headers: { origin }, multipart: { file: { name: `${name}.${mimeType.split("/")[1]}`, mimeType, buffer: Buffer.from(bytes) } } });
  if (!response.ok()) throw new Error(`upload of ${name}: ${response.status()} ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

/** One empty page. */
const smallestPdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 540 675]/Resources<<>>>>endobj
xref
0 4
0000000000 65535 f 
0000000009 00000 n 
0000000052 00000 n 
0000000101 00000 n 
trailer<</Size 4/Root 1 0 R>>
startxref
178
%%EOF
`;

import { sql } from "drizzle-orm";
import { rows } from "@agency/platform/db";
import { submitContent } from "../../approvals/index.ts";
import { approvalRoutes, registerApprovals } from "../../approvals/index.ts";
import { createGates } from "../../generation/index.ts";
import { startTestStudio, type StudioCore, type TestClient, type TestStudio } from "../../generation/testing/test-studio.ts";
import { scheduleContent } from "../../publishing/index.ts";
import type { CampaignDesk } from "../desk.ts";
import { startCampaignFiller } from "../fill-campaigns.ts";
import { campaignRoutes } from "../routes.ts";
import type { Campaign, CampaignSlot } from "../schema.ts";

/** A studio in which campaigns are planned and filled. */
export interface CampaignStudio extends AsyncDisposable {
  studio: TestStudio;
  plan(client: TestClient, request?: object): Promise<{ campaign: Campaign; slots: CampaignSlot[] }>;
  campaign(client: TestClient, campaignId: string): Promise<Campaign>;
  slots(client: TestClient, campaignId: string): Promise<CampaignSlot[]>;
  /** Waits until it is so. */
  until(client: TestClient, campaignId: string, isSo: (campaign: Campaign) => boolean, timeoutMs?: number): Promise<Campaign>;
  /** What the ledger of an organization says was paid, live and sandbox, in micro-USD. */
  booked(client: TestClient): Promise<{ entries: number; micro: bigint }>;
}

/** @param options.filler off where another process fills */
export async function startCampaignStudio(options: { environment?: Record<string, string>; worker?: boolean; filler?: boolean } = {}): Promise<CampaignStudio> {
  let core: StudioCore | undefined;
  const studio = await startTestStudio({
    ...options,
    register: (hooks, sink) => {
      registerApprovals(hooks);
      return sink;
    },
    mount: (api, given) => {
      core = given;
      const campaignDesk: CampaignDesk = {
        submit: async (tx, input) => void (await submitContent(tx, { ...input, note: null, override: null, mayOverride: false })),
        schedule: async (tx, { contentId, brandId, scheduledAt, timeZone, actor }) => {
          const channels = await rows<{ id: string }>(tx, sql`select id from channels where brand_id = ${brandId} and status = 'connected'`);
          await scheduleContent(tx, given.config, { contentId, channelIds: channels.map(({ id }) => id), scheduledAt, timeZone, actor });
        },
      };
      approvalRoutes(api, { contentHooks: given.contentHooks, afterApproval: async (_tx, content) => content });
      campaignRoutes(api, { ...given, campaignDesk });
    },
  });
  const gates = createGates(core!);
  const filler = options.filler === false ? null : startCampaignFiller({ ...core!, gates });

  const read = async <T>(client: TestClient, path: string): Promise<T> => {
    const reply = await client.call("GET", path);
    if (reply.status !== 200) throw new Error(`GET ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body as T;
  };
  const campaign = (client: TestClient, campaignId: string) => read<Campaign>(client, `/campaigns/${campaignId}`);
  return {
    studio,
    campaign,
    slots: async (client, campaignId) => (await read<{ data: CampaignSlot[] }>(client, `/campaigns/${campaignId}/slots`)).data,
    async plan(client, request = {}) {
      const month = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 7);
      const reply = await client.call("POST", "/campaigns/plan", { brandId: client.brandId, month, posts: 4, ads: 0, platforms: ["facebook"], seed: 5, ...request });
      if (reply.status !== 201) throw new Error(`plan: ${reply.status} ${JSON.stringify(reply.body)}`);
      return reply.body as { campaign: Campaign; slots: CampaignSlot[] };
    },
    async until(client, campaignId, isSo, timeoutMs = 20_000) {
      for (const end = Date.now() + timeoutMs; Date.now() < end; ) {
        const now = await campaign(client, campaignId);
        if (isSo(now)) return now;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`it never became so: ${JSON.stringify(await campaign(client, campaignId))} ${JSON.stringify((await read<{ data: CampaignSlot[] }>(client, `/campaigns/${campaignId}/slots`)).data.map(({ status, error }) => ({ status, error })))}`);
    },
    async booked(client) {
      const [row] = await studio.db.forOrganization(client.principal.organizationId, (tx) => rows<{ entries: number; micro: string }>(tx, sql`select count(*)::int as entries, coalesce(sum(amount_micro_usd), 0)::text as micro from ledger_entries`));
      return { entries: row!.entries, micro: BigInt(row!.micro) };
    },
    async [Symbol.asyncDispose]() {
      await filler?.stop(2_000);
      gates.close();
      await studio[Symbol.asyncDispose]();
    },
  };
}

import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startPublishingHarness, type PublishingHarness } from "./publishing-harness.fixture.ts";

/** What a person is shown beside a post of unknown outcome; from Facebook's stand-in. */
let harness: PublishingHarness;
beforeAll(async () => {
  harness = await startPublishingHarness();
});
afterEach(async () => {
  await harness.stopWorkers();
  await harness.clearFaults();
});
afterAll(() => harness.close());

type Page = Awaited<ReturnType<PublishingHarness["newPage"]>>;
const candidatesOf = (page: Page, id: string) => harness.call(page.owner, "GET", `/publications/${id}/candidates`);

/** A post that the network took, said nothing of, and does not list while we look. */
async function doubtful(page: Page, body: string): Promise<string> {
  await harness.arm(page, "lost_response_after_commit");
  await harness.arm(page, "server_error", { operation: "published_posts.list", times: 100 });
  const { id } = await harness.newPlan(page, { body });
  harness.startWorker();
  await harness.until(id, "uncertain");
  await harness.stopWorkers();
  await harness.clearFaults();
  return id;
}

test("shows what stands on the account since the call, and nothing that is another publication's", async () => {
  const page = await harness.newPage();
  const other = await harness.newPlan(page, { body: "Bài khác của chúng tôi" });
  harness.startWorker();
  await harness.until(other.id, "published");
  await harness.stopWorkers();
  const id = await doubtful(page, "Mẻ rang mới đã về quán");
  const reply = await candidatesOf(page, id);
  expect(reply.status).toBe(200);
  expect(reply.body.data.map(({ text }: { text: string }) => text)).toEqual(["Mẻ rang mới đã về quán"]);
  const [candidate] = reply.body.data;
  expect(candidate).toMatchObject({ permalink: expect.stringMatching(/^http/) });
  expect((await harness.call(page.owner, "POST", `/publications/${id}/resolve`, { boundTo: candidate.remoteId })).status).toBe(200);
  expect(await harness.publication(id)).toMatchObject({ status: "published", remoteId: candidate.remoteId });
});

test("says so when the network does not answer, when nothing is in doubt, and to strangers", async () => {
  const page = await harness.newPage();
  const id = await doubtful(page, "Không ai biết");
  await harness.arm(page, "server_error", { operation: "published_posts.list" });
  expect(await candidatesOf(page, id)).toMatchObject({ status: 200, body: { data: null, unanswered: expect.stringMatching(/./) } });
  const planned = await harness.newPlan(page, {}, 3_600_000);
  expect(await candidatesOf(page, planned.id)).toMatchObject({ status: 409, body: { code: "not_uncertain" } });
  expect((await harness.call(await harness.room.newOrganization(), "GET", `/publications/${id}/candidates`)).status).toBe(404);
});

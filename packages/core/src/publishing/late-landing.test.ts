import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { SocialError, type Reconciliation } from "@agency/providers/spec";
import { startPublishingHarness, type PublishingHarness } from "./publishing-harness.fixture.ts";

/** A call whose answer was lost, which a read did not show yet, and which landed afterwards. */
let harness: PublishingHarness;
beforeAll(async () => {
  harness = await startPublishingHarness();
});
afterEach(async () => harness.stopWorkers());
afterAll(() => harness.close());

const failure = (kind: SocialError["kind"], message: string, status?: number) => new SocialError({ network: "facebook", kind, message, ...(status ? { status } : {}) });
const outcomes = async (id: string) => (await harness.attempts(id)).filter(({ step }) => step === "publish").map(({ outcome }) => outcome);

/** Answers the first calls never, and refuses every other as a copy; the n-th look finds what it is told to find. */
function latecomer(looks: readonly Reconciliation[], unanswered = 1) {
  const calls = { publish: 0, look: 0 };
  return {
    calls,
    network: {
      async publish() {
        calls.publish += 1;
        throw calls.publish <= unanswered ? failure("ambiguous", "no answer") : failure("permanent", "This video was published already", 400);
      },
      async reconcile(): Promise<Reconciliation> {
        calls.look += 1;
        return looks[Math.min(calls.look, looks.length) - 1]!;
      },
    },
  };
}

test("a refusal after a proof of absence is looked into, and the post that landed late is bound (R3)", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page, { photos: 1 });
  const { network, calls } = latecomer([{ state: "absent", evidence: "not yet" }, { state: "live", remoteId: `${page.remoteId}_77`, evidence: "there it is" }]);
  harness.startWorker({ network });
  expect(await harness.until(id, "published")).toMatchObject({ remoteId: `${page.remoteId}_77` });
  expect(calls.publish).toBe(2);
  expect(await outcomes(id)).toEqual(["proven_absent", "proven_live"]);
});

test("a refusal after several proofs of absence is looked into as well (R3)", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page, { photos: 1 });
  const absent: Reconciliation = { state: "absent", evidence: "not yet" };
  const { network, calls } = latecomer([absent, absent, { state: "live", remoteId: `${page.remoteId}_78`, evidence: "there it is" }], 2);
  harness.startWorker({ network });
  expect(await harness.until(id, "published")).toMatchObject({ remoteId: `${page.remoteId}_78` });
  expect(calls.publish).toBe(3);
  expect(await outcomes(id)).toEqual(["proven_absent", "proven_absent", "proven_live"]);
});

test("where a look after the refusal proves absence again, it is believed", async () => {
  const page = await harness.newPage();
  const { id } = await harness.newPlan(page, { photos: 1 });
  const { network, calls } = latecomer([{ state: "absent", evidence: "not there" }]);
  harness.startWorker({ network });
  expect(await harness.until(id, "failed")).toMatchObject({ errorKind: "permanent", errorDetail: "This video was published already" });
  expect(calls.publish).toBe(3);
  expect(await outcomes(id)).toEqual(["proven_absent", "proven_absent", "rejected"]);
});

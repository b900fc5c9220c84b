import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SocialError } from "../spec/social-error.ts";
import type { ChannelCredentials, FrozenPost, RemoteRefs, SocialNetwork } from "../spec/social.ts";
import { standing, testPost } from "../testing/test-post.ts";
import { testPhoto } from "../testing/test-photo.ts";

/** Failures that every network's stand-in can play, by what they leave behind. */
export type ContractFault =
  | "lost_response_after_commit" | "drop_before" | "server_error" | "server_error_after_commit" | "malformed"
  | "timeout_before_commit" | "timeout_after_commit" | "rate_limit" | "expired_token" | "revoked_token";

export interface PublicPost {
  remoteId: string;
  text: string;
  mediaSha256: string[];
}

/** What a network's test brings along: the adapter, and hands in the world behind it. */
export interface SocialNetworkHarness extends AsyncDisposable {
  network: SocialNetwork;
  /** The same network with this patience. */
  withTimeout(timeoutMs: number): SocialNetwork;
  /** The same network behind a port that nobody listens on. */
  unreachable: SocialNetwork;
  /** A new account without posts. */
  newAccount(): Promise<ChannelCredentials>;
  /** The next such call of that account fails like this. */
  arm(call: "publish" | "prepare", account: string, fault: ContractFault, delayMs?: number): Promise<void>;
  clearFaults(): Promise<void>;
  /** What strangers can see. */
  publicPosts(account: string): Promise<PublicPost[]>;
  /** Puts a post on the network by other hands than ours. */
  postByOthers(credentials: ChannelCredentials, text: string): Promise<string>;
  /** Whether a text can be proven absent on this network. */
  provesAbsenceOf: { text: boolean; photos: boolean };
}

/** What publishing relies on, whatever the network: run it with a harness for each. */
export function describeSocialNetwork(name: string, start: () => Promise<SocialNetworkHarness>): void {
  describe(`${name} as a network`, () => {
    let harness: SocialNetworkHarness;
    let credentials: ChannelCredentials;
    beforeAll(async () => { harness = await start(); });
    afterAll(async () => { await harness[Symbol.asyncDispose](); });
    beforeEach(async () => {
      await harness.clearFaults();
      credentials = await harness.newAccount();
    });

    const textPost = (text = `Sáng nay uống gì? ${credentials.remoteId}`): FrozenPost => testPost({ text });
    const photoPost = (...shades: number[]): FrozenPost => ({ ...textPost(), media: shades.map((shade) => testPhoto(shade)) });
    const publicPosts = () => harness.publicPosts(credentials.remoteId);
    const prepare = async (post: FrozenPost, refs: RemoteRefs = {}): Promise<RemoteRefs> => {
      const step = await harness.network.prepareStep({ credentials, post, refs });
      return step.done ? refs : prepare(post, { ...refs, ...step.added });
    };
    const publish = (post: FrozenPost, refs: RemoteRefs, network = harness.network) => network.publish({ credentials, post, refs });
    const reconcile = (post: FrozenPost, refs: RemoteRefs, callStartedAt: Date, bound: string[] = []) =>
      harness.network.reconcile({ credentials, post, refs, callStartedAt, boundRemoteIds: new Set(bound) });
    const failure = async (promise: Promise<unknown>): Promise<SocialError> => {
      const error = await promise.then(() => { throw new Error("expected a failure"); }, (caught: unknown) => caught);
      if (!(error instanceof SocialError)) throw error;
      expect(inspect(error, { depth: 10, showHidden: true }), "an error shows a token").not.toContain(credentials.accessToken);
      return error;
    };

    it("publishes a text once and knows where it stands", async () => {
      const remoteId = await standing(publish(textPost(), {}));
      expect(await publicPosts()).toEqual([{ remoteId, text: textPost().text, mediaSha256: [] }]);
      const permalink = await harness.network.permalink({ credentials, remoteId });
      expect(URL.canParse(permalink ?? "")).toBe(true);
    });

    it("uploads photos one at a time and unseen, and goes on where it stopped", async () => {
      const post = photoPost(10, 20, 30);
      const first = await harness.network.prepareStep({ credentials, post, refs: {} });
      if (first.done) throw new Error("expected a step");
      expect(Object.keys(first.added)).toHaveLength(1);
      const refs = await prepare(post, first.added);
      expect(refs).toMatchObject(first.added);
      expect(new Set(Object.values(refs)).size).toBe(3);
      expect(await harness.network.prepareStep({ credentials, post, refs })).toEqual({ done: true });
      expect(await publicPosts()).toEqual([]);
    });

    it("publishes one photo and many, in their order", async () => {
      for (const post of [photoPost(40), photoPost(60, 50)]) {
        const remoteId = await standing(publish(post, await prepare(post)));
        const found = (await publicPosts()).find((each) => each.remoteId === remoteId);
        expect(found).toEqual({ remoteId, text: post.text, mediaSha256: post.media.map(({ sha256 }) => sha256) });
      }
    });

    it("refuses to publish before every photo is up", async () => {
      expect((await failure(publish(photoPost(70), {}))).kind).toBe("not_ready");
      expect(await publicPosts()).toEqual([]);
    });

    describe("when the answer is lost (R5, R7)", () => {
      const afterCommit = ["lost_response_after_commit", "server_error_after_commit", "malformed"] as const;
      it.each(afterCommit)("finds the text that %s hid, and binds it once", async (fault) => {
        const callStartedAt = new Date();
        await harness.arm("publish", credentials.remoteId, fault);
        expect((await failure(publish(textPost(), {}))).kind).toBe("ambiguous");
        const [standing, ...more] = await publicPosts();
        expect(more).toEqual([]);
        expect(await reconcile(textPost(), {}, callStartedAt)).toMatchObject({ state: "live", remoteId: standing?.remoteId });
        expect(await reconcile(textPost(), {}, callStartedAt, [standing?.remoteId ?? ""])).toMatchObject({ state: "unknown" });
      });

      it.each(afterCommit)("finds the photos that %s hid", async (fault) => {
        const post = photoPost(80, 90);
        const refs = await prepare(post);
        const callStartedAt = new Date();
        await harness.arm("publish", credentials.remoteId, fault);
        expect((await failure(publish(post, refs))).kind).toBe("ambiguous");
        const [standing, ...more] = await publicPosts();
        expect(more).toEqual([]);
        expect(await reconcile(post, refs, callStartedAt)).toMatchObject({ state: "live", remoteId: standing?.remoteId });
      });

      it.each(["timeout_before_commit", "timeout_after_commit"] as const)("calls a %s ambiguous", async (fault) => {
        await harness.arm("publish", credentials.remoteId, fault, 900);
        expect((await failure(publish(textPost(), {}, harness.withTimeout(300)))).kind).toBe("ambiguous");
      });

      it.each(["drop_before", "server_error"] as const)("claims absence after a %s only where the network proves it", async (fault) => {
        const stateOf = (proven: boolean) => (proven ? "absent" : "unknown");
        const callStartedAt = new Date();
        await harness.arm("publish", credentials.remoteId, fault);
        expect((await failure(publish(textPost(), {}))).kind).toBe("ambiguous");
        expect(await reconcile(textPost(), {}, callStartedAt)).toMatchObject({ state: stateOf(harness.provesAbsenceOf.text) });
        const post = photoPost(100);
        const refs = await prepare(post);
        await harness.arm("publish", credentials.remoteId, fault);
        expect((await failure(publish(post, refs))).kind).toBe("ambiguous");
        expect(await reconcile(post, refs, callStartedAt)).toMatchObject({ state: stateOf(harness.provesAbsenceOf.photos) });
        expect(await publicPosts()).toEqual([]);
      });

      it("never takes the latest post for ours", async () => {
        const callStartedAt = new Date();
        await harness.postByOthers(credentials, "Bài của người khác");
        await harness.postByOthers(credentials, `${textPost().text}!`);
        expect(await reconcile(textPost(), {}, callStartedAt)).toMatchObject({ state: "unknown" });
      });

      it("does not choose between two posts that both match", async () => {
        const callStartedAt = new Date();
        await harness.postByOthers(credentials, textPost().text);
        await harness.postByOthers(credentials, "Bài ở giữa");
        await harness.postByOthers(credentials, textPost().text);
        expect(await reconcile(textPost(), {}, callStartedAt)).toMatchObject({ state: "unknown" });
      });

      it("matches a text whatever its Unicode form", async () => {
        const callStartedAt = new Date();
        const id = await harness.postByOthers(credentials, "Cà phê sữa đá".normalize("NFD"));
        expect(await reconcile(textPost("Cà phê sữa đá".normalize("NFC")), {}, callStartedAt)).toMatchObject({ state: "live", remoteId: id });
      });

      it("does not match a post from before the call", async () => {
        await harness.postByOthers(credentials, textPost().text);
        expect(await reconcile(textPost(), {}, new Date(Date.now() + 120_000))).toMatchObject({ state: "unknown" });
      });
    });

    it("calls a request that never left transient", async () => {
      expect((await failure(publish(textPost(), {}, harness.unreachable))).kind).toBe("transient");
    });

    it("repeats an upload whose answer was lost", async () => {
      for (const fault of ["lost_response_after_commit", "drop_before", "server_error", "malformed"] as const) {
        await harness.arm("prepare", credentials.remoteId, fault);
        expect((await failure(prepare(photoPost(110)))).kind, fault).toBe("transient");
      }
      const post = photoPost(110);
      await publish(post, await prepare(post));
      expect(await publicPosts()).toHaveLength(1);
    });

    it("says when a limit ends, and creates nothing", async () => {
      await harness.arm("publish", credentials.remoteId, "rate_limit", 120_000);
      const error = await failure(publish(textPost(), {}));
      expect(error).toMatchObject({ kind: "rate_limited", retryAfterMs: 120_000 });
      expect(harness.network.rateUsage(credentials.remoteId)).toMatchObject({ percent: 100 });
      expect(harness.network.rateUsage(credentials.remoteId)?.regainAt?.getTime()).toBeGreaterThan(Date.now() + 100_000);
      expect(await publicPosts()).toEqual([]);
    });

    it.each(["expired_token", "revoked_token"] as const)("asks for a new sign-in after an %s", async (fault) => {
      await harness.arm("publish", credentials.remoteId, fault);
      expect((await failure(publish(textPost(), {}))).kind).toBe("reauth");
      expect(await publicPosts()).toEqual([]);
    });

    it("throws away what it uploaded, but nothing that stands in a post", async () => {
      const dropped = photoPost(120, 130);
      const refs = await prepare(dropped);
      await harness.network.discard({ credentials, refs });
      expect((await failure(publish(dropped, refs))).kind).toBe("permanent");
      const kept = photoPost(140);
      const keptRefs = await prepare(kept);
      await publish(kept, keptRefs);
      await harness.network.discard({ credentials, refs: keptRefs });
      expect(await publicPosts()).toMatchObject([{ mediaSha256: [kept.media[0]?.sha256] }]);
    });

    it("reports a healthy account", async () => {
      expect(await harness.network.checkAccount(credentials)).toMatchObject({ ok: true, reason: null });
    });
  });
}

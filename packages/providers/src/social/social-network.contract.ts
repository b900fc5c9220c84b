import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SocialError } from "../spec/social-error.ts";
import type { ChannelCredentials, FrozenPost, PublishReceipt, RemoteRefs, SocialNetwork } from "../spec/social.ts";

/** What a network's post is, derived from its format and media. `draft`: left in the creator's inbox. */
export type PostKind = "text" | "link" | "photo" | "photos" | "video" | "reel" | "story_photo" | "story_video" | "document" | "draft";

/** Failures that every network's stand-in can play, by what they leave behind. */
export type ContractFault =
  | "lost_response_after_commit" | "drop_before" | "server_error" | "server_error_after_commit" | "malformed"
  | "timeout_before_commit" | "timeout_after_commit" | "rate_limit" | "expired_token" | "revoked_token"
  /** Half of an upload arrives, then the line is cut. */
  | "cut_upload"
  /** The call is taken, and the network's work on the media fails afterwards. */
  | "processing_failed";

/** `prepare`: the first call of the preparation. `upload`: the call that carries bytes. */
export type ContractCall = "publish" | "prepare" | "upload" | "comment";

/** How one kind of post behaves on a network. */
export interface ContractKind {
  kind: PostKind;
  /** What a good publish call answers. */
  answers: PublishReceipt["state"];
  /** What reconciling finds when the call arrived and its answer was lost. `unknown`: not provable by reading alone. */
  whenArrived: "live" | "accepted" | "unknown";
  /** What it may say when the call never arrived. */
  whenLost: "absent" | "unknown";
  /** False where nothing happens before T. */
  prepares: boolean;
  /** Uploads go on where they were cut. */
  resumes: boolean;
  /** When the network works on the media; null where it does so at once. */
  processes: "prepare" | "publish" | null;
  /** Whether unpublished artefacts can be thrown away. */
  discards: boolean;
  /** A resend of the same post is refused and names the first one, which proves it. */
  resends?: boolean;
  /** The network reads no more than the status of the publish call's answer, so that a garbled body loses nothing. */
  ignoresAnswer?: boolean;
  /** The publish call carries no token of the account, only an address that is a key itself. */
  ignoresToken?: boolean;
  shows: { text: boolean; media: boolean };
  /** False where the account's latest posts do not tell of it. */
  isListed?: boolean;
  /** Whether the post has an address of its own. */
  hasPermalink: boolean;
  can: { comment: boolean; edit: boolean; remove: boolean; measure: boolean };
}

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
  /** A post of that kind, each number another text and other bytes. */
  post(kind: PostKind, number: number): Promise<FrozenPost>;
  /** The next such call of that account fails like this. */
  arm(kind: PostKind, call: ContractCall, account: string, fault: ContractFault, delayMs?: number): Promise<void>;
  clearFaults(): Promise<void>;
  /** What strangers can see; of drafts, what lies in the inbox. */
  publicPosts(account: string): Promise<PublicPost[]>;
  /** Puts a text on the network by other hands than ours. Present where texts are found by comparing. */
  postByOthers?(credentials: ChannelCredentials, text: string): Promise<string>;
  /** Whether the network says how long a limit lasts, and how much of it is used. */
  tells: { waitOfLimit: boolean; usage: boolean };
  /** Has the next publish call of that account refused for a limit of our app. Absent where the network has none that holds everybody. */
  armAppLimit?(kind: PostKind, account: string): Promise<void>;
}

/** What publishing relies on, whatever the network: run it with its kinds of post and a harness. */
export function describeSocialNetwork(name: string, kinds: readonly ContractKind[], start: () => Promise<SocialNetworkHarness>): void {
  describe(`${name} as a network`, () => {
    let harness: SocialNetworkHarness;
    let credentials: ChannelCredentials;
    let numbers = 0;
    beforeAll(async () => { harness = await start(); });
    afterAll(async () => { await harness[Symbol.asyncDispose](); });
    beforeEach(async () => {
      await harness.clearFaults();
      credentials = await harness.newAccount();
    });

    const newPost = (kind: PostKind) => harness.post(kind, (numbers += 1));
    const publicPosts = () => harness.publicPosts(credentials.remoteId);
    const prepare = async (post: FrozenPost, refs: RemoteRefs = {}): Promise<RemoteRefs> => {
      for (let step = 0; step < maxSteps; step += 1) {
        const taken = await harness.network.prepareStep({ credentials, post, refs });
        if (taken.done) return refs;
        refs = { ...refs, ...taken.added };
        if (taken.waitMs !== undefined) await sleep(Math.min(taken.waitMs, longestPauseMs));
      }
      throw new Error("the preparation does not end");
    };
    const publish = (post: FrozenPost, refs: RemoteRefs, network = harness.network) => network.publish({ credentials, post, refs });
    const confirmed = async (post: FrozenPost, refs: RemoteRefs): Promise<string> => {
      for (let look = 0; look < maxSteps; look += 1) {
        const found = await harness.network.confirm?.({ credentials, post, refs });
        if (found === undefined) throw new Error("a network whose posts are accepted first needs confirm");
        if (found.state === "live") return found.remoteId;
        if (found.state === "rejected") throw found.error;
        await sleep(Math.min(found.checkAfterMs, longestPauseMs));
      }
      throw new Error("the network does not come to an end");
    };
    const settled = (receipt: PublishReceipt, post: FrozenPost, refs: RemoteRefs): Promise<string> =>
      receipt.state === "live" ? Promise.resolve(receipt.remoteId) : confirmed(post, { ...refs, ...receipt.added });
    const standing = async (post: FrozenPost): Promise<{ remoteId: string; refs: RemoteRefs }> => {
      const refs = await prepare(post);
      const receipt = await publish(post, refs);
      return { remoteId: await settled(receipt, post, refs), refs: receipt.state === "accepted" ? { ...refs, ...receipt.added } : refs };
    };
    const reconcile = (post: FrozenPost, refs: RemoteRefs, callStartedAt: Date, bound: string[] = []) =>
      harness.network.reconcile({ credentials, post, refs, callStartedAt, boundRemoteIds: new Set(bound) });
    const failure = async (promise: Promise<unknown>): Promise<SocialError> => {
      const error = await promise.then(() => { throw new Error("expected a failure"); }, (caught: unknown) => caught);
      if (!(error instanceof SocialError)) throw error;
      expect(inspect(error, { depth: 10, showHidden: true }), "an error shows a token").not.toContain(credentials.accessToken);
      return error;
    };

    describe.each(kinds)("a $kind", (traits) => {
      const { kind } = traits;
      const arm = (call: ContractCall, fault: ContractFault, delayMs?: number) => harness.arm(kind, call, credentials.remoteId, fault, delayMs);
      const asShown = (remoteId: string, post: FrozenPost): PublicPost => ({
        remoteId,
        text: traits.shows.text ? post.text : "",
        mediaSha256: traits.shows.media ? post.media.map(({ sha256 }) => sha256) : [],
      });

      it("is prepared unseen, published once, and known by its address", async () => {
        const post = await newPost(kind);
        const refs = await prepare(post);
        expect(Object.keys(refs).length > 0).toBe(traits.prepares);
        expect(await harness.network.prepareStep({ credentials, post, refs })).toEqual({ done: true });
        expect(await publicPosts()).toEqual([]);
        const receipt = await publish(post, refs);
        expect(receipt.state).toBe(traits.answers);
        const remoteId = await settled(receipt, post, refs);
        expect(await publicPosts()).toEqual([asShown(remoteId, post)]);
        if (receipt.state === "accepted") expect(await confirmed(post, { ...refs, ...receipt.added })).toBe(remoteId);
        const permalink = await harness.network.permalink({ credentials, remoteId });
        expect(permalink !== null && URL.canParse(permalink)).toBe(traits.hasPermalink);
      });

      it("is among what the account has posted lately, where the network lists that", async () => {
        const post = await newPost(kind);
        const { remoteId } = await standing(post);
        const recent = await harness.network.recentPosts?.({ credentials, format: post.format });
        const found = recent?.find((each) => each.remoteId === remoteId);
        expect(found !== undefined).toBe(traits.isListed ?? true);
        if (found && traits.shows.text) expect(found.text.normalize("NFC")).toContain(post.text);
      });

      it("stands beside a second one, each on its own", async () => {
        const [first, second] = [await newPost(kind), await newPost(kind)];
        const ids = [(await standing(first)).remoteId, (await standing(second)).remoteId];
        expect(new Set(ids).size).toBe(2);
        const seen = new Map((await publicPosts()).map((post) => [post.remoteId, post]));
        expect([seen.get(ids[0]!), seen.get(ids[1]!)]).toEqual([asShown(ids[0]!, first), asShown(ids[1]!, second)]);
      });

      if (traits.prepares) {
        it("goes on with its preparation where it stopped", async () => {
          const post = await newPost(kind);
          const first = await harness.network.prepareStep({ credentials, post, refs: {} });
          if (first.done) throw new Error("expected a step");
          const ready = await prepare(post, first.added);
          // Counters move on; what was begun is not begun again.
          expect(Object.entries(first.added).some(([ref, value]) => ready[ref] === value)).toBe(true);
          expect(await publicPosts()).toEqual([]);
        });

        it("is not published before it is prepared", async () => {
          expect((await failure(publish(await newPost(kind), {}))).kind).toBe("not_ready");
          expect(await publicPosts()).toEqual([]);
        });

        it("repeats a preparation whose answer was lost", async () => {
          const post = await newPost(kind);
          for (const fault of ["lost_response_after_commit", "drop_before", "server_error", "malformed"] as const) {
            await arm("prepare", fault);
            expect((await failure(prepare(post))).kind, fault).toBe("transient");
          }
          await standing(post);
          expect(await publicPosts()).toHaveLength(1);
        });

        it.each(["expired_token", "revoked_token"] as const)("asks for a new sign-in when an %s stops its preparation", async (fault) => {
          await arm("prepare", fault);
          expect((await failure(prepare(await newPost(kind)))).kind).toBe("reauth");
        });
      }

      if (traits.resumes) {
        it("sends the rest of a file whose upload was cut", async () => {
          const post = await newPost(kind);
          await arm("upload", "cut_upload");
          const refs: RemoteRefs = {};
          const error = await failure((async () => {
            for (;;) {
              const step = await harness.network.prepareStep({ credentials, post, refs });
              if (step.done) return;
              Object.assign(refs, step.added);
              if (step.waitMs !== undefined) await sleep(Math.min(step.waitMs, longestPauseMs));
            }
          })());
          expect(error.kind).toBe("transient");
          const ready = await prepare(post, refs);
          const remoteId = await settled(await publish(post, ready), post, ready);
          expect(await publicPosts()).toEqual([asShown(remoteId, post)]);
        });
      }

      if (traits.processes) {
        it("tells when the network's work on it fails, and stands nowhere", async () => {
          const post = await newPost(kind);
          await arm(traits.processes === "prepare" ? "prepare" : "publish", "processing_failed");
          const error = await failure(standing(post));
          expect(["media_invalid", "content_rejected", "permanent"]).toContain(error.kind);
          expect(await publicPosts()).toEqual([]);
        });
      }

      describe("when the answer is lost (R5, R7)", () => {
        const afterCommit = (["lost_response_after_commit", "server_error_after_commit", "malformed"] as const)
          .filter((fault) => !(traits.ignoresAnswer && fault === "malformed"));
        it.each(afterCommit)("is found behind a %s, and bound once", async (fault) => {
          const post = await newPost(kind);
          const refs = await prepare(post);
          const callStartedAt = new Date();
          await arm("publish", fault);
          expect((await failure(publish(post, refs))).kind).toBe("ambiguous");
          const found = await reconcile(post, refs, callStartedAt);
          // Work that is quick may be over by now.
          expect(traits.whenArrived === "accepted" ? ["accepted", "live"] : [traits.whenArrived]).toContain(found.state);
          if (found.state === "accepted") await confirmed(post, { ...refs, ...found.added });
          const [only, ...more] = await publicPosts();
          expect(more).toEqual([]);
          if (found.state !== "live") return;
          expect(found.remoteId).toBe(only?.remoteId);
          expect(await reconcile(post, refs, callStartedAt, [found.remoteId])).toMatchObject({ state: "unknown" });
        });

        it.each(["timeout_before_commit", "timeout_after_commit"] as const)("calls a %s ambiguous", async (fault) => {
          const post = await newPost(kind);
          const refs = await prepare(post);
          await arm("publish", fault, 900);
          expect((await failure(publish(post, refs, harness.withTimeout(300)))).kind).toBe("ambiguous");
        });

        it.each(["drop_before", "server_error"] as const)("claims no more than the network proves after a %s", async (fault) => {
          const post = await newPost(kind);
          const refs = await prepare(post);
          const callStartedAt = new Date();
          await arm("publish", fault);
          expect((await failure(publish(post, refs))).kind).toBe("ambiguous");
          expect((await reconcile(post, refs, callStartedAt)).state).toBe(traits.whenLost);
          expect(await publicPosts()).toEqual([]);
          if (traits.whenLost !== "absent") return;
          const again = await prepare(post, refs);
          await settled(await publish(post, again), post, again);
          expect(await publicPosts()).toHaveLength(1);
        });

        if (traits.resends) {
          it("is resent, which proves it, without a second copy", async () => {
            const post = await newPost(kind);
            const refs = await prepare(post);
            await arm("publish", "lost_response_after_commit");
            expect((await failure(publish(post, refs))).kind).toBe("ambiguous");
            const receipt = await harness.network.publish({ credentials, post, refs, isResend: true });
            const remoteId = await settled(receipt, post, refs);
            expect(await publicPosts()).toEqual([asShown(remoteId, post)]);
          });
        }
      });

      it("is provably unsent when the request never left", async () => {
        const post = await newPost(kind);
        const refs = await prepare(post);
        expect((await failure(publish(post, refs, harness.unreachable))).kind).toBe("transient");
      });

      it("waits for the end of a limit, and creates nothing", async () => {
        const post = await newPost(kind);
        const refs = await prepare(post);
        await arm("publish", "rate_limit", 120_000);
        const error = await failure(publish(post, refs));
        expect(error.kind).toBe("rate_limited");
        if (harness.tells.waitOfLimit) expect(error.retryAfterMs).toBe(120_000);
        if (harness.tells.usage) {
          expect(harness.network.rateUsage(credentials.remoteId)).toMatchObject({ percent: 100 });
          expect(harness.network.rateUsage(credentials.remoteId)?.regainAt?.getTime()).toBeGreaterThan(Date.now() + 100_000);
        }
        expect(await publicPosts()).toEqual([]);
        const again = await prepare(post, refs);
        await settled(await publish(post, again), post, again);
        expect(await publicPosts()).toHaveLength(1);
      });

      it("tells a limit of our app from one of the account", async () => {
        const post = await newPost(kind);
        const refs = await prepare(post);
        await arm("publish", "rate_limit", 120_000);
        expect(await failure(publish(post, refs))).toMatchObject({ kind: "rate_limited", limitOf: "account" });
        expect(harness.network.appUsage?.()?.percent ?? 0).toBeLessThan(95);
        if (!harness.armAppLimit) return;
        const fresh = harness.withTimeout(30_000);
        await harness.armAppLimit(kind, credentials.remoteId);
        expect(await failure(publish(post, await prepare(post, refs), fresh))).toMatchObject({ kind: "rate_limited", limitOf: "app" });
        expect(fresh.appUsage?.()).toMatchObject({ percent: 100 });
        expect(await publicPosts()).toEqual([]);
      });

      it.each((["expired_token", "revoked_token"] as const).filter(() => !traits.ignoresToken))("asks for a new sign-in after an %s", async (fault) => {
        const post = await newPost(kind);
        const refs = await prepare(post);
        await arm("publish", fault);
        expect((await failure(publish(post, refs))).kind).toBe("reauth");
        expect(await publicPosts()).toEqual([]);
      });

      if (traits.discards) {
        it("leaves nothing behind when thrown away, and is never thrown away once it stands", async () => {
          const dropped = await newPost(kind);
          const refs = await prepare(dropped);
          await harness.network.discard({ credentials, refs });
          expect(["permanent", "not_ready", "media_invalid"]).toContain((await failure(publish(dropped, refs))).kind);
          const kept = await newPost(kind);
          const stands = await standing(kept);
          await harness.network.discard({ credentials, refs: stands.refs });
          expect(await publicPosts()).toEqual([asShown(stands.remoteId, kept)]);
        });
      }

      if (traits.can.comment) {
        it("carries our own first comment, once", async () => {
          const { remoteId } = await standing(await newPost(kind));
          const { network } = harness;
          const text = "Đặt bàn ở đây nhé: https://caphe.vn 🌿";
          expect(await network.findComment?.({ credentials, remoteId, text })).toBeNull();
          await arm("comment", "lost_response_after_commit");
          expect((await failure(network.comment!({ credentials, remoteId, text }))).kind).toBe("ambiguous");
          const found = await network.findComment?.({ credentials, remoteId, text: text.normalize("NFD") });
          expect(found?.commentId).toBeTruthy();
          expect(await network.findComment?.({ credentials, remoteId, text: "Không phải câu này" })).toBeNull();
          const other = await network.comment!({ credentials, remoteId, text: "Câu thứ hai" });
          expect(await network.findComment?.({ credentials, remoteId, text: "Câu thứ hai" })).toEqual(other);
        });
      }

      if (traits.can.edit) {
        it("takes another text", async () => {
          const post = await newPost(kind);
          const { remoteId } = await standing(post);
          await harness.network.editText!({ credentials, remoteId, text: "Bản đã sửa" });
          expect(await publicPosts()).toEqual([asShown(remoteId, { ...post, text: "Bản đã sửa" })]);
        });
      }

      if (traits.can.remove) {
        it("goes away for good, also when asked twice", async () => {
          const { remoteId } = await standing(await newPost(kind));
          await harness.network.remove!({ credentials, remoteId });
          expect(await publicPosts()).toEqual([]);
          await harness.network.remove!({ credentials, remoteId });
        });
      }

      if (traits.can.measure) {
        it("tells its counts, and nothing of a post that is gone", async () => {
          const [post, gone] = [await newPost(kind), await newPost(kind)];
          const { remoteId, refs } = await standing(post);
          const lost = await standing(gone);
          const measured = (ids: { remoteId: string; refs: RemoteRefs }[]) =>
            harness.network.metrics!({ credentials, posts: ids.map((each) => ({ ...each, format: post.format })) });
          const counts = (await measured([{ remoteId, refs }, lost])).get(remoteId);
          expect(Object.keys(counts ?? {}).length).toBeGreaterThan(0);
          for (const count of Object.values(counts ?? {})) expect(count).toBeGreaterThanOrEqual(0);
          if (!traits.can.remove) return;
          await harness.network.remove!({ credentials, remoteId: lost.remoteId });
          expect([...(await measured([lost, { remoteId, refs }])).keys()]).toEqual([remoteId]);
        });
      }
    });

    const compared = kinds.find(({ kind }) => kind === "text" || kind === "link");
    if (compared?.whenArrived === "live") describe("texts that are found by comparing (R7)", () => {
      const textPost = async (): Promise<FrozenPost> => newPost("text");
      const others = (text: string) => harness.postByOthers!(credentials, text);

      it("never take the latest post for ours", async () => {
        const [post, callStartedAt] = [await textPost(), new Date()];
        await others("Bài của người khác");
        await others(`${post.text}!`);
        expect(await reconcile(post, {}, callStartedAt)).toMatchObject({ state: "unknown" });
      });

      it("do not choose between two posts that both match", async () => {
        const [post, callStartedAt] = [await textPost(), new Date()];
        await others(post.text);
        await others("Bài ở giữa");
        await others(post.text);
        expect(await reconcile(post, {}, callStartedAt)).toMatchObject({ state: "unknown" });
      });

      it("match whatever their Unicode form", async () => {
        const [post, callStartedAt] = [await textPost(), new Date()];
        const id = await others("Cà phê sữa đá".normalize("NFD"));
        expect(await reconcile({ ...post, text: "Cà phê sữa đá".normalize("NFC") }, {}, callStartedAt)).toMatchObject({ state: "live", remoteId: id });
      });

      it("do not match from before the call", async () => {
        const post = await textPost();
        await others(post.text);
        expect(await reconcile(post, {}, new Date(Date.now() + 120_000))).toMatchObject({ state: "unknown" });
      });
    });

    it("is resent to only where each of its kinds is proven by it", () => {
      expect(kinds.map(({ resends }) => resends === true)).toEqual(kinds.map(() => harness.network.resend !== null));
    });

    it("reports a healthy account", async () => {
      expect(await harness.network.checkAccount(credentials)).toMatchObject({ ok: true, reason: null });
    });
  });
}

const maxSteps = 300;
/** Stand-ins work fast; nobody waits as long as a network would have us wait. */
const longestPauseMs = 40;

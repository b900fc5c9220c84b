import type { Disclosure, PostFormat, PostOptions } from "../social/post-options.ts";
import type { SocialError } from "./social-error.ts";

export type { Disclosure, PostFormat, PostOptions };

/** Networks that this build can publish to. */
export const networkNames = ["facebook", "instagram", "tiktok", "linkedin"] as const;
export type NetworkName = (typeof networkNames)[number];

/** Where a credential lives. A sandbox token never leaves for a live host. */
export type SocialEnvironment = "sandbox" | "live";

/** What a person granted in the network's dialog. Tokens are secrets: seal before storing, never log. */
export interface UserGrant {
  accessToken: string;
  /** Null when the network names no expiry. */
  expiresAt: Date | null;
  /** Null where the network issues none. */
  refreshToken: string | null;
  refreshExpiresAt: Date | null;
  remoteUserId: string;
  grantedScopes: string[];
  /** Scopes that we need and the person left unticked. */
  missingScopes: string[];
  /** What later calls need to know of this login and is no secret, e.g. through which of two dialogs it came. */
  details: Record<string, string>;
}

/** A renewed pair of tokens. Where `refreshToken` is null the former one stays in force. */
export interface RefreshedTokens {
  accessToken: string;
  expiresAt: Date | null;
  refreshToken: string | null;
  refreshExpiresAt: Date | null;
}

/** A page or account that the granting person may post as. */
export interface Destination {
  remoteId: string;
  name: string;
  pictureUrl: string | null;
  accessToken: string;
  expiresAt: Date | null;
  refreshToken: string | null;
  refreshExpiresAt: Date | null;
  details: Record<string, string>;
  /** False when the person lacks the task or role that posting needs. */
  canPublish: boolean;
}

/** Credentials of one connected channel, opened for the length of a call. */
export interface ChannelCredentials {
  remoteId: string;
  accessToken: string;
  /** As the grant told them. */
  details: Record<string, string>;
}

export interface FrozenMedia {
  assetId: string;
  sha256: string;
  mimeType: string;
  byteLength: number;
  width: number | null;
  height: number | null;
  /** Videos only, where it is known. */
  durationSeconds: number | null;
  alt: string | null;
  /** Opens our own stored bytes. */
  read(): Promise<Uint8Array>;
  /** Bytes from `first` to `last`, both included. */
  readRange(first: number, last: number): Promise<Uint8Array>;
  /** An unguessable, expiring address for networks that fetch. Throws `SocialError` `config_error` where none is reachable from outside. */
  publicUrl(): Promise<string>;
}

/** Exactly what will stand on the network, frozen at arming. */
export interface FrozenPost {
  format: PostFormat;
  /** Of videos, documents and photo posts on networks that show one. */
  title: string | null;
  text: string;
  link: string | null;
  media: FrozenMedia[];
  /** Written by the account under its own post right after it stands. */
  firstComment: string | null;
  disclosure: Disclosure;
  options: PostOptions;
}

/**
 * Handles that the network gave us while preparing and publishing (`photo_id`, `video_id` …), by the network's own names.
 * Stored with the publication before the next call leaves.
 */
export type RemoteRefs = Record<string, string>;

export type PublishReceipt =
  | {
      state: "live";
      /** The network's own id of the public post. */
      remoteId: string;
      requestId: string | null;
    }
  /** The network took it and works on it; `confirm` tells what becomes of it. Nothing may be sent again. */
  | { state: "accepted"; added: RemoteRefs; checkAfterMs: number; requestId: string | null };

/** What became of an accepted post. */
export type Confirmation =
  | { state: "live"; remoteId: string; permalink: string | null }
  | { state: "processing"; checkAfterMs: number }
  /** The network refused it in the end; nothing is public. */
  | { state: "rejected"; error: SocialError };

export type Reconciliation =
  /** `byWords`: found by its words among others, although it has files; another unproven post with the same words could be meant. */
  | { state: "live"; remoteId: string; evidence: string; byWords?: true }
  /** The call arrived and the network works on it: go on with `confirm`. */
  | { state: "accepted"; added: RemoteRefs; evidence: string }
  /** A deterministic read proves that nothing is live: sending again is safe. */
  | { state: "absent"; evidence: string }
  /** The call was refused, and a read proves that the post it was refused for is another's: nothing of ours is public. */
  | { state: "refused"; error: SocialError; evidence: string }
  /** Nothing proves either way (a listing can lag). Only a person may send again. */
  | { state: "unknown"; evidence: string };

/** A refusal after which the effect may exist all the same: perhaps what it was refused for is our own post. */
export interface Refusal {
  /** The network's own code and words. */
  code: string;
  message: string;
  /** When the first call of this publication left. */
  firstCallAt: Date;
  /** No other call of it can have had an effect. */
  isOnlyCall: boolean;
}

export interface AccountHealth {
  ok: boolean;
  /** Why posting will fail, in the network's words; null when ok. */
  reason: string | null;
  expiresAt: Date | null;
  scopes: string[];
}

/** What an account may do right now, read at run time where its network tells. Null: the network does not say. */
export interface AccountLimits {
  postsUsed: number | null;
  postsTotal: number | null;
  windowSeconds: number | null;
  maxVideoSeconds: number | null;
  /** TikTok: who may see a post, in the creator's own choice. */
  privacyOptions: string[] | null;
  commentDisabled: boolean | null;
  duetDisabled: boolean | null;
  stitchDisabled: boolean | null;
  /** Why the account cannot post now, in the network's words. */
  blockedReason: string | null;
}

/** Names of counts that every network's numbers are brought under; a name that a network does not tell is absent. */
export const metricNames = ["views", "reach", "likes", "comments", "shares", "saves", "clicks", "interactions", "watchSeconds", "followers"] as const;
export type MetricName = (typeof metricNames)[number];
export type PostMetrics = Partial<Record<MetricName, number>>;

/** A post of the account as its network shows it. */
export interface RecentPost {
  remoteId: string;
  /** Its words; empty where it has none, as stories. */
  text: string;
  createdAt: Date;
  permalink: string | null;
}

/** One public post whose counts are wanted. */
export interface PostToMeasure {
  remoteId: string;
  format: PostFormat;
  refs: RemoteRefs;
}

/** What the network's headers say of our budget, 0–100 percent; `regainAt` when it told when calls are allowed again. */
export interface RateUsage {
  percent: number;
  regainAt: Date | null;
}

/**
 * A network on which we publish. Every call is made once: no client-level retry of a mutation (R5).
 * All methods throw `SocialError`.
 */
export interface SocialNetwork {
  readonly name: NetworkName;
  readonly environment: SocialEnvironment;
  /** How the dialog's code is bound to us; `s256_hex` is TikTok's own way of writing the challenge. */
  readonly pkce: "none" | "s256" | "s256_hex";
  /** Dialogs of the network, the first one offered by default, e.g. Instagram's own and Facebook's. */
  readonly logins: readonly string[];
  readonly formats: readonly PostFormat[];
  /** True where an access token renews itself and no refresh token exists (Instagram's own login). */
  readonly renewsWithoutRefreshToken?: boolean;
  /**
   * Set where the network refuses a second copy and names the first in doing so: after an unanswered call one resend, made no later
   * than `withinMs` after the call and no sooner than `afterMs`, is proof instead of danger. Null everywhere else.
   */
  readonly resend: { afterMs: number; withinMs: number } | null;

  authorizeUrl(input: { state: string; redirectUri: string; codeChallenge?: string; login?: string }): string;
  exchangeCode(input: { code: string; redirectUri: string; codeVerifier?: string; login?: string }): Promise<UserGrant>;
  listDestinations(grant: UserGrant): Promise<Destination[]>;
  /** Absent where tokens cannot be renewed without a person. */
  refresh?(tokens: { accessToken: string; refreshToken: string | null; details: Record<string, string> }): Promise<RefreshedTokens>;
  /** Gives the grant back to the network when an account is disconnected; best effort. */
  revoke?(credentials: ChannelCredentials): Promise<void>;
  checkAccount(credentials: ChannelCredentials): Promise<AccountHealth>;
  /** Absent where the network tells no limits. */
  accountLimits?(credentials: ChannelCredentials): Promise<AccountLimits>;

  /**
   * Takes one invisible, repeatable step (e.g. uploads one unpublished photo) and answers the refs that it added,
   * or `done` when everything that can happen before T has happened. `waitMs`: the network is still at work, come back then.
   */
  prepareStep(input: {
    credentials: ChannelCredentials;
    post: FrozenPost;
    refs: RemoteRefs;
  }): Promise<{ done: true } | { done: false; added: RemoteRefs; waitMs?: number }>;
  /** The single irreversible call. `isResend` only where `resend` allows it: a refused copy is then the post we look for. */
  publish(input: { credentials: ChannelCredentials; post: FrozenPost; refs: RemoteRefs; isResend?: boolean }): Promise<PublishReceipt>;
  /** Asks what became of an accepted post. Reads only. Present on networks whose `publish` may answer `accepted`. */
  confirm?(input: { credentials: ChannelCredentials; post: FrozenPost; refs: RemoteRefs }): Promise<Confirmation>;
  /** Looks for the effect of a publish call whose answer we never saw. Reads only. */
  reconcile(input: {
    credentials: ChannelCredentials;
    post: FrozenPost;
    refs: RemoteRefs;
    callStartedAt: Date;
    /** Remote ids already bound to other publications of this account: never bind twice. */
    boundRemoteIds: ReadonlySet<string>;
    /** How the call was refused, where it was answered at all. */
    refusal?: Refusal | null;
  }): Promise<Reconciliation>;
  permalink(input: { credentials: ChannelCredentials; remoteId: string }): Promise<string | null>;
  /** What the account has posted lately in such a place, newest first, at most twenty: for a person who looks for a post. Absent where nothing may be listed. */
  recentPosts?(input: { credentials: ChannelCredentials; format: PostFormat }): Promise<RecentPost[]>;
  /** Removes unpublished artefacts after a cancel or an edit; best effort. */
  discard(input: { credentials: ChannelCredentials; refs: RemoteRefs }): Promise<void>;

  /** Writes under the account's own post. Absent where the network's API cannot. */
  comment?(input: { credentials: ChannelCredentials; remoteId: string; text: string }): Promise<{ commentId: string }>;
  /** Our own comment under that post, to find out whether a comment whose answer was lost stands. */
  findComment?(input: { credentials: ChannelCredentials; remoteId: string; text: string }): Promise<{ commentId: string } | null>;
  /** Changes the text of a public post. Absent where the network's API cannot. */
  editText?(input: { credentials: ChannelCredentials; remoteId: string; text: string }): Promise<void>;
  /** Takes a public post away. Absent where the network's API cannot. Succeeds when it is gone already. */
  remove?(input: { credentials: ChannelCredentials; remoteId: string }): Promise<void>;
  /** Counts of public posts, by remote id; a post that the network no longer knows is absent. */
  metrics?(input: { credentials: ChannelCredentials; posts: PostToMeasure[] }): Promise<Map<string, PostMetrics>>;

  /** Latest usage seen in response headers for this account, if any. */
  rateUsage(remoteId: string): RateUsage | null;
  /** Latest usage of the budget that all accounts of our app share. Absent where the network tells none. */
  appUsage?(): RateUsage | null;
}

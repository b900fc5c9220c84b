/** Networks that this build can publish to. */
export const networkNames = ["facebook"] as const;
export type NetworkName = (typeof networkNames)[number];

/** Where a credential lives. A sandbox token never leaves for a live host. */
export type SocialEnvironment = "sandbox" | "live";

/** What a person granted in the network's dialog. Tokens are secrets: seal before storing, never log. */
export interface UserGrant {
  accessToken: string;
  /** Null when the network names no expiry. */
  expiresAt: Date | null;
  remoteUserId: string;
  grantedScopes: string[];
  /** Scopes that we need and the person left unticked. */
  missingScopes: string[];
}

/** A page or account that the granting person may post as. */
export interface Destination {
  remoteId: string;
  name: string;
  pictureUrl: string | null;
  accessToken: string;
  expiresAt: Date | null;
  /** False when the person lacks the task or role that posting needs. */
  canPublish: boolean;
}

/** Credentials of one connected channel, opened for the length of a call. */
export interface ChannelCredentials {
  remoteId: string;
  accessToken: string;
}

export interface FrozenMedia {
  assetId: string;
  sha256: string;
  mimeType: string;
  byteLength: number;
  width: number | null;
  height: number | null;
  alt: string | null;
  /** Opens our own stored bytes. */
  read(): Promise<Uint8Array>;
}

/** Exactly what will stand on the network, frozen at arming. */
export interface FrozenPost {
  text: string;
  link: string | null;
  media: FrozenMedia[];
}

/**
 * Handles that the network gave us while preparing and publishing (`photo_id`, `video_id` …), by the network's own names.
 * Stored with the publication before the next call leaves.
 */
export type RemoteRefs = Record<string, string>;

export interface PublishReceipt {
  /** The network's own id of the public post. */
  remoteId: string;
  requestId: string | null;
}

export type Reconciliation =
  | { state: "live"; remoteId: string; evidence: string }
  /** A deterministic read proves that nothing is live: sending again is safe. */
  | { state: "absent"; evidence: string }
  /** Nothing proves either way (a listing can lag). Only a person may send again. */
  | { state: "unknown"; evidence: string };

export interface AccountHealth {
  ok: boolean;
  /** Why posting will fail, in the network's words; null when ok. */
  reason: string | null;
  expiresAt: Date | null;
  scopes: string[];
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
  authorizeUrl(input: { state: string; redirectUri: string }): string;
  exchangeCode(input: { code: string; redirectUri: string }): Promise<UserGrant>;
  listDestinations(grant: Pick<UserGrant, "accessToken">): Promise<Destination[]>;
  checkAccount(credentials: ChannelCredentials): Promise<AccountHealth>;
  /**
   * Takes one invisible, repeatable step (e.g. uploads one unpublished photo) and answers the refs that it added,
   * or `done` when everything that can happen before T has happened.
   */
  prepareStep(input: {
    credentials: ChannelCredentials;
    post: FrozenPost;
    refs: RemoteRefs;
  }): Promise<{ done: true } | { done: false; added: RemoteRefs }>;
  /** The single irreversible call. */
  publish(input: { credentials: ChannelCredentials; post: FrozenPost; refs: RemoteRefs }): Promise<PublishReceipt>;
  /** Looks for the effect of a publish call whose answer we never saw. Reads only. */
  reconcile(input: {
    credentials: ChannelCredentials;
    post: FrozenPost;
    refs: RemoteRefs;
    callStartedAt: Date;
    /** Remote ids already bound to other publications of this account: never bind twice. */
    boundRemoteIds: ReadonlySet<string>;
  }): Promise<Reconciliation>;
  permalink(input: { credentials: ChannelCredentials; remoteId: string }): Promise<string | null>;
  /** Removes unpublished artefacts after a cancel or an edit; best effort. */
  discard(input: { credentials: ChannelCredentials; refs: RemoteRefs }): Promise<void>;
  /** Latest usage seen in response headers for this account, if any. */
  rateUsage(remoteId: string): RateUsage | null;
}

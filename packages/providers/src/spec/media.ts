/** What is made. `render` is our own studio (reels): local, free, and safe to begin again. */
export const mediaKinds = ["image", "video", "voice", "render"] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** A finished file: its bytes, or an address from which they can be read for a while. `role` tells several apart, e.g. `captions`. */
export type MediaOutput = { role?: string | undefined; fileName?: string | undefined } & ({ bytes: Uint8Array; mimeType: string } | { url: string });

/** What a creation cost, as far as the other side told. */
export interface MediaCost {
  /** Null: it did not tell; then the estimate is booked. */
  microUsd: bigint | null;
  /** Which row of the price book priced it; null when the answer told money. */
  priceRow: string | null;
  inputTokens?: number | undefined;
  outputTokens?: number | undefined;
}

/** The most that a creation can cost. `microUsd` null: nobody knows, which only an owner's budget may allow. */
export interface MediaEstimate {
  microUsd: bigint | null;
  priceRow: string | null;
}

/** A finished creation. `details` is kept with the job for its kind to read (word timings of a voice, a revised prompt …): JSON. */
export interface MediaDone {
  state: "done";
  outputs: MediaOutput[];
  cost: MediaCost;
  details?: Record<string, unknown> | undefined;
  warnings?: string[] | undefined;
}

/** The other side answered, but will not or could not make it. Both may have cost. */
export interface MediaEnded {
  /** `refused`: its content policy; `message` says why in words for a person. */
  state: "refused" | "failed" | "cancelled";
  message: string;
  cost: MediaCost;
}

/** Accepted under an id. `costMicroUsd`: the answer tells already what it costs; that is booked where the end tells nothing. */
export interface MediaSubmitted {
  state: "submitted";
  remoteId: string;
  costMicroUsd?: bigint | undefined;
  warnings?: string[] | undefined;
  details?: Record<string, unknown> | undefined;
}

export type MediaStarted = MediaSubmitted | MediaDone | MediaEnded;

export type MediaStatus =
  /** `progress` 0 to 1, null where it is not told; `pollAfterMs` where the other side says how often it may be asked. */
  | { state: "running"; progress: number | null; pollAfterMs?: number | undefined; /** A person has to do something; it is never too late. */ waitsForPerson?: boolean | undefined }
  | MediaDone
  | MediaEnded;

/** `found` only when the other side's own record proves that it is this very creation. */
export type MediaFound = { state: "found"; remoteId: string } | { state: "unknown"; evidence: string };

export interface MediaStartOptions {
  /** Our own id of this attempt, to be handed to the other side wherever its API has a field for it. */
  correlation: string;
  /** Address for its webhooks, where we have a public one. */
  webhookUrl?: string | undefined;
  /** Aborts at the deadline and at shutdown; of a repeatable kind also when a person cancels. */
  signal: AbortSignal;
  /** For calls that take long by themselves: 0 to 1. */
  onProgress?: ((progress: number) => void) | undefined;
}

/**
 * Someone who makes media. Each call goes out at most once: the job around it decides what a lost answer means. Throws `ProviderError`.
 * `Input` is what its kind stores as the job's request, files opened.
 */
export interface MediaProvider<Input = unknown> {
  readonly kind: MediaKind;
  /** As credentials, jobs and the ledger name it. */
  readonly name: string;
  /** `start` answers a remote id that `status` knows: even an error answer of 500 may then hide a creation. */
  readonly isAsync: boolean;
  /** Local and free: after a crash `start` is simply called again. */
  readonly isRepeatable?: boolean;
  /** Dry: spends nothing. */
  estimate(input: Input): MediaEstimate | Promise<MediaEstimate>;
  start(input: Input, options: MediaStartOptions): Promise<MediaStarted>;
  /** Only where `isAsync`. Reads only. */
  status?(remoteId: string, options: { signal: AbortSignal; input: Input }): Promise<MediaStatus>;
  cancel?(remoteId: string, options: { signal: AbortSignal }): Promise<void>;
  /** Looks for the effect of a `start` whose answer nobody saw. Reads only; nothing found proves nothing. */
  find?(options: { correlation: string; input: Input; startedAt: Date; signal: AbortSignal }): Promise<MediaFound>;
  /** Reads an output that needs more than a plain GET. */
  fetchOutput?(output: MediaOutput, options: { signal: AbortSignal; maxBytes: number }): Promise<Uint8Array>;
  /** A read that proves the credential. */
  check?(signal: AbortSignal): Promise<{ detail: string | null }>;
}

export const noCost: MediaCost = { microUsd: 0n, priceRow: null };

import type { Transaction } from "@agency/platform/db";
import type { MediaKind, MediaProvider } from "@agency/providers/spec";
import type { AssetRow } from "../../assets/index.ts";
import type { Environment } from "../table.ts";
import type { JobRow } from "./table.ts";

/** A provider as this job's organization reaches it, and the job's request with its files opened. */
export interface OpenedJob {
  provider: MediaProvider;
  environment: Environment;
  input: unknown;
  /** Where the provider may tell us that it is done; absent without a public address. */
  webhookUrl?: string | undefined;
  /** So that an asset says what made it. */
  prompt?: string | undefined;
  /** For people, e.g. `cà-phê-sữa-đá`; the extension is added. */
  fileName?: string | undefined;
}

/** Who makes one kind of media. */
export interface MediaMaker {
  kind: MediaKind;
  /** Opens its own transactions. @throws JobFailedError, Problem 404, ProviderError `auth` */
  open(job: JobRow): Promise<OpenedJob>;
  /** What else belongs to a finished job; in the transaction that stores it. */
  stored?(tx: Transaction, job: JobRow, assets: readonly AssetRow[]): Promise<void>;
}

/** The makers of this build, registered at composition. */
export interface MediaDesk {
  register(maker: MediaMaker): void;
  /** @throws RangeError for a kind that nobody registered */
  makerOf(kind: MediaKind): MediaMaker;
  kinds(): MediaKind[];
}

export function createMediaDesk(): MediaDesk {
  const makers = new Map<MediaKind, MediaMaker>();
  return {
    register: (maker) => void makers.set(maker.kind, maker),
    makerOf(kind) {
      const maker = makers.get(kind);
      if (!maker) throw new RangeError(`Nobody makes ${kind} here.`);
      return maker;
    },
    kinds: () => [...makers.keys()],
  };
}

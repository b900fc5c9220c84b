import { databaseNow, type Database } from "@agency/platform/db";
import { SecretError } from "@agency/platform/secrets";
import { ProviderError } from "@agency/providers/spec";
import type { ListedVoice, VideoAvatar } from "@agency/providers/video";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import { avatarMakers, openAvatarProvider, openVideoAccess } from "../videos/open-video-provider.ts";
import { isVoiceMaker, listVoiceAccess } from "../voiceovers/open-voice-provider.ts";
import { createPickerCache } from "./picker-cache.ts";

/** What is listed: people for avatar videos, their voices, or voices that read a script aloud. */
export const pickerKinds = ["avatars", "video-voices", "voices"] as const;
export type PickerKind = (typeof pickerKinds)[number];

export interface PickerList<Entry> {
  data: (Entry & { provider: string })[];
  /** Providers whose list could not be read now. */
  problems: { provider: string; detail: string }[];
}

/** Avatars and voices as the providers of an organization list them; read again after ten minutes, or with another key. */
export interface PickerLists {
  /** @param wanted.provider only this one's */
  avatars(organizationId: string, wanted: { provider?: string | undefined }): Promise<PickerList<VideoAvatar>>;
  voices(organizationId: string, wanted: { kind: "video-voices" | "voices"; provider?: string | undefined }): Promise<PickerList<ListedVoice>>;
}

/** Someone who has a list to choose from. */
interface Listing<Entry> {
  provider: string;
  /** Of the state of its key. */
  version: string;
  load(signal: AbortSignal): Promise<Entry[]>;
}

const timeoutMs = 15_000;

export function createPickerLists(deps: ProviderDependencies & { db: Database }): PickerLists {
  const cache = createPickerCache();

  async function readAll<Entry>(key: string, listings: readonly Listing<Entry>[]): Promise<PickerList<Entry>> {
    const problems: { provider: string; detail: string }[] = [];
    const lists = await Promise.all(
      listings.map(async ({ provider, version, load }) => {
        try {
          return (await cache.read(`${key}:${provider}:${version}`, () => load(AbortSignal.timeout(timeoutMs)))).map((entry) => ({ ...entry, provider }));
        } catch (error) {
          if (!(error instanceof ProviderError || error instanceof SecretError)) throw error;
          problems.push({ provider, detail: error.message });
          return [];
        }
      }),
    );
    return { data: lists.flat(), problems };
  }

  const ofAvatarMakers = <Entry>(organizationId: string, wanted: string | undefined, load: (provider: ReturnType<typeof openAvatarProvider>, signal: AbortSignal) => Promise<Entry[]>) =>
    deps.db.readForOrganization(organizationId, async (tx) => {
      const found: Listing<Entry>[] = [];
      for (const name of avatarMakers) {
        if (wanted !== undefined && wanted !== name) continue;
        const access = await openVideoAccess(tx, deps, name);
        if (access.source !== "none") found.push({ provider: name, version: `${access.environment}:${access.credential?.version ?? 0}`, load: (signal) => load(openAvatarProvider(access), signal) });
      }
      return found;
    });

  return {
    async avatars(organizationId, { provider }) {
      return readAll(`avatars:${organizationId}`, await ofAvatarMakers(organizationId, provider, (maker, signal) => maker.avatars(signal)));
    },
    async voices(organizationId, { kind, provider }) {
      const key = `${kind}:${organizationId}`;
      if (kind === "video-voices") return readAll(key, await ofAvatarMakers(organizationId, provider, (maker, signal) => maker.voices(signal)));
      const all = await deps.db.readForOrganization(organizationId, async (tx) => listVoiceAccess(tx, deps, await databaseNow(tx)));
      const asked = all.filter(({ name, isConfigured }) => isConfigured && isVoiceMaker(name) && (provider === undefined || provider === name));
      return readAll(key, asked.map(({ name, environment, version, open }) => ({ provider: name, version: `${environment}:${version}`, load: (signal) => open().voices(signal) })));
    },
  };
}

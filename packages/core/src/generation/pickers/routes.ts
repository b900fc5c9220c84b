import { z } from "zod";
import { databaseNow, type Database } from "@agency/platform/db";
import { SecretError } from "@agency/platform/secrets";
import type { Api } from "@agency/platform/http";
import { ProviderError } from "@agency/providers/spec";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import { avatarMakers, openAvatarProvider, openVideoAccess } from "../videos/open-video-provider.ts";
import { isVoiceMaker, listVoiceAccess } from "../voiceovers/open-voice-provider.ts";
import { createPickerCache } from "./picker-cache.ts";
import { videoAvatarsSchema, voicesSchema } from "./schema.ts";

const tag = "Videos";
const timeoutMs = 15_000;

/** Someone who has a list to choose from. */
interface Listing<Entry> {
  provider: string;
  /** Of the organization, the provider and the state of its key. */
  key: string;
  load(signal: AbortSignal): Promise<Entry[]>;
}

/** Avatars and voices to choose from, as the providers of an organization list them. */
export function pickerRoutes(api: Api, deps: ProviderDependencies & { db: Database }): void {
  const cache = createPickerCache();

  async function readAll<Entry>(listings: readonly Listing<Entry>[]): Promise<{ data: (Entry & { provider: string })[]; problems: { provider: string; detail: string }[] }> {
    const problems: { provider: string; detail: string }[] = [];
    const lists = await Promise.all(
      listings.map(async ({ provider, key, load }) => {
        try {
          return (await cache.read(key, () => load(AbortSignal.timeout(timeoutMs)))).map((entry) => ({ ...entry, provider }));
        } catch (error) {
          if (!(error instanceof ProviderError || error instanceof SecretError)) throw error;
          problems.push({ provider, detail: error.message });
          return [];
        }
      }),
    );
    return { data: lists.flat(), problems };
  }

  api.raw(
    { method: "get", path: "/video-avatars", summary: "List avatars who can speak a script", tag, permission: "contents.read", query: z.strictObject({ provider: z.enum(avatarMakers).optional() }), reply: videoAvatarsSchema },
    async ({ principal, query }) => {
      const { organizationId } = principal;
      const listings = await deps.db.readForOrganization(organizationId, async (tx) => {
        const found = [];
        for (const name of query.provider === undefined ? avatarMakers : [query.provider]) {
          const access = await openVideoAccess(tx, deps, name);
          if (access.source === "none") continue;
          found.push({ provider: name, key: `avatars:${organizationId}:${name}:${access.environment}:${access.credential?.version ?? 0}`, load: (signal: AbortSignal) => openAvatarProvider(access).avatars(signal) });
        }
        return found;
      });
      return { body: await readAll(listings) };
    },
  );

  api.raw(
    {
      method: "get",
      path: "/voices",
      summary: "List voices: of avatar videos, or of voice-overs",
      tag,
      permission: "contents.read",
      query: z.strictObject({ for: z.enum(["voiceover", "video"]).default("voiceover"), provider: z.string().max(60).optional() }),
      reply: voicesSchema,
    },
    async ({ principal, query }) => {
      const { organizationId } = principal;
      const wanted = (name: string) => query.provider === undefined || query.provider === name;
      const listings = await deps.db.readForOrganization(organizationId, async (tx) => {
        if (query.for === "voiceover") {
          const all = await listVoiceAccess(tx, deps, await databaseNow(tx));
          return all
            .filter(({ name, isConfigured }) => isConfigured && wanted(name) && isVoiceMaker(name))
            .map((access) => ({ provider: access.name as string, key: `voices:${organizationId}:${access.name}:${access.environment}:${access.version}`, load: (signal: AbortSignal) => access.open().voices(signal) }));
        }
        const found = [];
        for (const name of avatarMakers) {
          const access = await openVideoAccess(tx, deps, name);
          if (access.source === "none" || !wanted(name)) continue;
          found.push({ provider: name as string, key: `video-voices:${organizationId}:${name}:${access.environment}:${access.credential?.version ?? 0}`, load: (signal: AbortSignal) => openAvatarProvider(access).voices(signal) });
        }
        return found;
      });
      const { data, problems } = await readAll(listings);
      return { body: { data: data.map((voice) => ({ ...voice, isScratch: voice.provider === "offline" })), problems } };
    },
  );
}

import { z } from "zod";
import type { Api } from "@agency/platform/http";
import { avatarMakers } from "../videos/open-video-provider.ts";
import type { PickerLists } from "./picker-lists.ts";
import { previewAddress } from "./previews.ts";
import { videoAvatarsSchema, voicesSchema } from "./schema.ts";

const tag = "Videos";

/** Avatars and voices to choose from. Their pictures and samples are read through us: a page shows only what is of its own origin. */
export function pickerRoutes(api: Api, lists: PickerLists): void {
  api.raw(
    { method: "get", path: "/video-avatars", summary: "List avatars who can speak a script", tag, permission: "contents.read", query: z.strictObject({ provider: z.enum(avatarMakers).optional() }), reply: videoAvatarsSchema },
    async ({ principal, query }) => {
      const { data, problems } = await lists.avatars(principal.organizationId, query);
      return { body: { data: data.map((avatar) => ({ ...avatar, previewImageUrl: avatar.previewImageUrl === null ? null : previewAddress("avatars", avatar) })), problems } };
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
      const kind = query.for === "video" ? "video-voices" : "voices";
      const { data, problems } = await lists.voices(principal.organizationId, { kind, provider: query.provider });
      return { body: { data: data.map((voice) => ({ ...voice, previewAudioUrl: voice.previewAudioUrl === null ? null : previewAddress(kind, voice), isScratch: voice.provider === "offline" })), problems } };
    },
  );
}

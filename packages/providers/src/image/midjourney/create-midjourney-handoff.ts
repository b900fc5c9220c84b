import { z } from "zod";
import { kindOfStatus } from "../../http/kind-of-status.ts";
import { createProviderApi } from "../../http/provider-api.ts";
import { noCost, type MediaProvider } from "../../spec/media.ts";
import { imageApiSettings, type ImageProviderSettings } from "../image-provider-settings.ts";
import type { ImageInput } from "../image-input.ts";
import { composeMidjourneyPrompt } from "./compose-prompt.ts";

const label = "Discord";
const snowflake = z.string().regex(/^\d{1,25}$/);
const attachmentSchema = z.looseObject({ id: snowflake, filename: z.string(), content_type: z.string().nullish(), url: z.string(), size: z.number() });
const messageSchema = z.looseObject({
  id: snowflake,
  nonce: z.union([z.string(), z.number()]).nullish(),
  attachments: z.array(attachmentSchema).default([]),
  message_reference: z.looseObject({ message_id: snowflake.nullish() }).nullish(),
});

export interface HandoffSettings {
  /** Our own bot and its channel; null: the prompt is only shown in the dashboard. */
  discord: (ImageProviderSettings & { channelId: string }) | null;
}

/**
 * Midjourney forbids automation, so nothing here speaks to it: the prompt is composed, shown to copy, and, where our own Discord bot is set
 * up, posted to our channel. A person runs it on their own account, then uploads the picture or replies to our message with it.
 */
export function createMidjourneyHandoff({ discord }: HandoffSettings): MediaProvider<ImageInput> {
  const bot =
    discord === null
      ? null
      : createProviderApi({ ...imageApiSettings(discord), provider: label, headers: { authorization: `Bot ${discord.apiKey}`, "user-agent": "DiscordBot (https://github.com/ai-content-agency, 0.1)" }, readFailure, kindOf: ({ status }) => kindOfStatus(status) });
  return {
    kind: "image",
    name: "midjourney",
    isAsync: true,
    // Paid by the person's own plan; its owner enters what a picture is worth, if anything.
    estimate: () => ({ microUsd: 0n, priceRow: null }),
    async start(input, { correlation, signal }) {
      const code = handoffCode(correlation);
      const prompt = composeMidjourneyPrompt(input);
      const details = { handoff: { code, prompt } };
      if (discord === null || bot === null) return { state: "submitted", remoteId: `hand:${correlation}`, details };
      const content = `**${code}** · Midjourney\n\`\`\`\n/imagine prompt: ${prompt}\n\`\`\`\nRun it yourself, then reply to this message with the picture, or upload it in the dashboard.\nTự chạy lệnh này, rồi trả lời tin nhắn này kèm ảnh, hoặc tải ảnh lên bảng điều khiển.`;
      const body = { content, allowed_mentions: { parse: [] }, nonce: nonceOf(correlation), enforce_nonce: true };
      const { body: message } = await bot.json({ path: `/channels/${discord.channelId}/messages`, body, signal }, messageSchema);
      return { state: "submitted", remoteId: message.id, details: { handoff: { ...details.handoff, channelId: discord.channelId, messageId: message.id } } };
    },
    async status(remoteId, { signal }) {
      if (discord === null || bot === null || remoteId.startsWith("hand:")) return { state: "running", progress: null, pollAfterMs: 3_600_000, waitsForPerson: true };
      const { body: messages } = await bot.json({ path: `/channels/${discord.channelId}/messages`, query: { after: remoteId, limit: 100 }, signal }, z.array(messageSchema));
      const replies = messages.filter(({ message_reference }) => message_reference?.message_id === remoteId);
      const pictures = replies.flatMap(({ attachments }) => attachments).filter(({ content_type }) => content_type == null || content_type.startsWith("image/"));
      if (pictures.length === 0) return { state: "running", progress: null, pollAfterMs: 15_000, waitsForPerson: true };
      return { state: "done", outputs: pictures.slice(0, 4).map(({ url, filename }) => ({ url, fileName: filename })), cost: noCost, details: { importedFrom: "discord" } };
    },
    // The nonce makes the post idempotent within minutes; after that the channel itself is the record.
    ...(discord === null || bot === null
      ? {}
      : {
          find: async ({ correlation, signal }) => {
            const { body: messages } = await bot.json({ path: `/channels/${discord.channelId}/messages`, query: { limit: 100 }, signal }, z.array(z.looseObject({ id: snowflake, content: z.string().default("") })));
            const posted = messages.find(({ content }) => content.includes(`**${handoffCode(correlation)}**`));
            return posted ? { state: "found" as const, remoteId: posted.id } : { state: "unknown" as const, evidence: "The channel does not show the message." };
          },
        }),
    async check(signal) {
      if (discord === null || bot === null) return { detail: null };
      const { body: channel } = await bot.json({ path: `/channels/${discord.channelId}`, signal }, z.looseObject({ name: z.string().nullish() }));
      return { detail: channel.name == null ? null : `#${channel.name}` };
    },
  };
}

/** What people call the job in the channel: letters and digits that are not mistaken for each other. */
export function handoffCode(correlation: string): string {
  const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  let value = 0n;
  for (const character of correlation.replace(/[^0-9a-f]/gi, "").slice(-14)) value = value * 16n + BigInt(Number.parseInt(character, 16));
  let code = "";
  for (let index = 0; index < 6; index += 1, value /= 32n) code += alphabet[Number(value % 32n)];
  return `MJ-${code}`;
}

/** At most 25 characters. Source: Discord API v10. */
const nonceOf = (correlation: string): string => correlation.replace(/[^0-9a-z]/gi, "").slice(-25);

/** `{"message": "Missing Access", "code": 50001}`. */
function readFailure(body: unknown): { code: string | null; message: string | null } {
  const parsed = z.looseObject({ message: z.string().optional(), code: z.number().optional() }).safeParse(body);
  return { code: parsed.data?.code === undefined ? null : String(parsed.data.code), message: parsed.data?.message ?? null };
}

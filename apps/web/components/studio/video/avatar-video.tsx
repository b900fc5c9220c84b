"use client";
import type { Content } from "@agency/core/contents/schema";
import { UserRound } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Choice } from "@/components/studio/choice";
import { Chip } from "@/components/studio/graphics/color-choice";
import { AvatarPicker } from "@/components/studio/video/avatar-picker";
import { MakeVideo } from "@/components/studio/video/make-video";
import { Sound } from "@/components/studio/video/sound";
import { Field, FieldSet } from "@/components/ui/field";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { useVideoAvatars, useVoices, voicesFor, type VideoAspect, type VideoMaker } from "@/lib/videos";

interface AvatarVideoProps {
  content: Content;
  /** Those with a key. */
  makers: readonly VideoMaker[];
  /** What the scenes say; the form begins with it. */
  script: string;
  disabled: boolean;
}

const longestScript = 5_000;

/** A person on the screen who speaks the script: who, with whose voice, in what shape. */
export function AvatarVideo({ content, makers, script, disabled }: AvatarVideoProps) {
  const t = useTranslations("video.avatar");
  const [wanted, setWanted] = useState("");
  const [words, setWords] = useState<string>();
  const [avatarId, setAvatarId] = useState("");
  const [voiceId, setVoiceId] = useState("");
  const [aspectRatio, setAspectRatio] = useState<VideoAspect>("9:16");
  const [captions, setCaptions] = useState(true);
  const maker = makers.find(({ name }) => name === wanted) ?? makers[0];
  const avatars = useVideoAvatars(maker?.name);
  const listed = useVoices(maker?.name, "video");
  const avatar = avatars.data?.data.find(({ id }) => id === avatarId);
  const voices = voicesFor(listed.data?.data ?? [], content.language);
  // The avatar's own voice, where it speaks the language of the post.
  const voice = voices.find(({ id }) => id === voiceId) ?? voices.find(({ id }) => id === avatar?.defaultVoiceId) ?? voices[0];
  const spoken = words ?? script;
  if (maker === undefined) return null;
  const isReady = spoken.trim() !== "" && avatarId !== "" && listed.data !== undefined;
  return (
    <MakeVideo
      content={content}
      providers={makers.map(({ name }) => name)}
      label={t("make")}
      icon={UserRound}
      disabled={disabled}
      missing={spoken.trim() === "" ? t("noScript") : avatarId === "" ? t("noAvatar") : null}
      input={
        isReady
          ? { type: "avatar", brandId: content.brandId, contentId: content.id, title: content.title, provider: maker.name as "heygen", script: spoken, avatarId, avatarType: avatar?.type ?? null, voiceId: voice?.id ?? null, language: content.language === "vi" ? "vi-VN" : "en-US", aspectRatio, captions }
          : null
      }
    >
      {makers.length > 1 ? (
        <Choice
          label={t("maker")}
          value={maker.name}
          onChange={(name) => {
            setWanted(name);
            setAvatarId("");
            setVoiceId("");
          }}
          options={makers.map(({ name, label }) => ({ value: name, label }))}
        />
      ) : null}
      <AvatarPicker provider={maker.name} chosen={avatarId} onChoose={setAvatarId} />
      <Field label={t("script")} aside={`${[...spoken].length} / ${longestScript}`}>
        {(control) => <Textarea {...control} lang={content.language} value={spoken} maxLength={longestScript} onChange={(event) => setWords(event.target.value)} className="min-h-28" />}
      </Field>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {voices.length > 0 ? (
          <div className="grid gap-2">
            <Choice label={t("voice")} value={voice?.id ?? ""} onChange={setVoiceId} options={voices.map(({ id, name }) => ({ value: id, label: name }))} />
            {voice?.previewAudioUrl ? <Sound key={voice.id} src={voice.previewAudioUrl} label={t("sample", { name: voice.name })} className="h-10 w-full" /> : null}
          </div>
        ) : null}
        <FieldSet legend={t("shape")}>
          <div className="flex flex-wrap gap-2">
            {maker.aspectRatios.map((aspect) => (
              <Chip key={aspect} pressed={aspect === aspectRatio} onClick={() => setAspectRatio(aspect)}>
                {aspect}
              </Chip>
            ))}
          </div>
        </FieldSet>
      </div>
      <label className="flex min-h-11 w-fit items-center gap-3 text-sm font-medium">
        <Switch checked={captions} onCheckedChange={setCaptions} />
        {t("captions")}
      </label>
    </MakeVideo>
  );
}

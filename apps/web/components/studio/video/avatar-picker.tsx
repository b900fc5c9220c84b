"use client";
import { Check } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Avatar } from "@/components/ui/avatar";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";
import { Skeleton } from "@/components/ui/skeleton";
import { foldText } from "@/lib/fold-text";
import { useVideoAvatars, type VideoAvatar } from "@/lib/videos";

interface AvatarPickerProps {
  provider: string;
  chosen: string;
  onChoose: (avatarId: string) => void;
}

const searchFrom = 9;
/** More are found by their name. */
const mostShown = 60;

/** Who speaks, by face and name. Synthesia lists few of its people: another one is named by its id. */
export function AvatarPicker({ provider, chosen, onChoose }: AvatarPickerProps) {
  const t = useTranslations("video.avatar");
  const [search, setSearch] = useState("");
  const avatars = useVideoAvatars(provider);
  if (avatars.isError) return <ProblemAlert error={avatars.error} onRetry={() => void avatars.refetch()} />;
  if (avatars.data === undefined) {
    return (
      <div aria-busy="true" className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {Array.from({ length: 4 }, (_, index) => (
          <Skeleton key={index} className="aspect-4/5 rounded-xl" />
        ))}
      </div>
    );
  }
  const { data, problems } = avatars.data;
  const found = data.filter(({ name }) => foldText(name).includes(foldText(search)));
  const isOther = chosen !== "" && !data.some(({ id }) => id === chosen);
  return (
    <div className="grid gap-3">
      {problems.map(({ detail }) => (
        <p key={detail} role="alert" className="text-sm text-destructive">
          {t("unread")} <span className="block text-xs text-muted-foreground">{detail}</span>
        </p>
      ))}
      {data.length >= searchFrom ? <SearchInput label={t("search")} value={search} onSearch={setSearch} /> : null}
      {data.length === 0 ? null : (
        <div role="group" aria-label={t("who")} className="grid max-h-128 grid-cols-2 gap-3 overflow-y-auto p-1 scrollbar-slim sm:grid-cols-4">
          {found.slice(0, mostShown).map((avatar) => (
            <AvatarCard key={avatar.id} avatar={avatar} pressed={avatar.id === chosen} onChoose={() => onChoose(avatar.id)} />
          ))}
        </div>
      )}
      {data.length > 0 && found.length === 0 ? <p className="text-sm text-muted-foreground">{t("nobody")}</p> : null}
      {provider === "synthesia" ? (
        <Field label={t("other")} hint={t("otherHint")}>
          {(control) => <Input {...control} value={isOther ? chosen : ""} maxLength={200} spellCheck={false} onChange={(event) => onChoose(event.target.value.trim())} />}
        </Field>
      ) : null}
    </div>
  );
}

function AvatarCard({ avatar, pressed, onChoose }: { avatar: VideoAvatar; pressed: boolean; onChoose: () => void }) {
  return (
    <button type="button" aria-pressed={pressed} onClick={onChoose} className="focus-ring relative grid content-start gap-1.5 rounded-xl border-2 border-transparent p-1 text-left aria-pressed:border-primary">
      {/* Initials stand where the picture cannot be had. */}
      <Avatar name={avatar.name} src={avatar.previewImageUrl} shape="square" className="aspect-4/5 size-auto w-full text-2xl" />
      <span className="line-clamp-2 px-0.5 text-sm font-medium">{avatar.name}</span>
      {pressed ? (
        <span className="absolute top-2.5 right-2.5 grid size-6 place-items-center rounded-full bg-primary text-primary-foreground">
          <Check aria-hidden className="size-4" />
        </span>
      ) : null}
    </button>
  );
}

"use client";
import type { Channel } from "@agency/core/channels/schema";
import { plainOptions, type PostOptions } from "@agency/providers/social/post-options";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "use-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { useChannelAction } from "@/lib/channels";
import { useWordedToast } from "@/lib/contents-problem";

interface TikTokChoicesProps {
  channels: readonly Channel[];
  options: PostOptions | null;
  onlyPhotos: boolean;
  paidPartnership: boolean;
  disabled: boolean;
  onChange: (options: PostOptions) => void;
}

const known = ["PUBLIC_TO_EVERYONE", "MUTUAL_FOLLOW_FRIENDS", "FOLLOWER_OF_CREATOR", "SELF_ONLY"] as const;

/**
 * What TikTok wants a person to choose for each post: nothing is chosen beforehand, nothing is offered that the creator's own settings forbid.
 * Source: TikTok Content Sharing Guidelines (checked 2026-11-22).
 */
export function TikTokChoices({ channels, options, onlyPhotos, paidPartnership, disabled, onChange }: TikTokChoicesProps) {
  const t = useTranslations("planning.tiktok");
  const toastProblem = useWordedToast();
  const check = useChannelAction();
  const chosen = options ?? plainOptions;
  const set = (changes: Partial<PostOptions>) => onChange({ ...chosen, ...changes });
  const limits = channels.map((channel) => channel.limits);
  const asked = limits.filter((entry) => entry?.privacyOptions != null);
  // Several creators: only what each of them may choose.
  const offered = asked.length === 0 ? null : asked.map((entry) => entry!.privacyOptions!).reduce((all, next) => all.filter((value) => next.includes(value)));
  const nameOf = (level: string) => (known.some((value) => value === level) ? t(`privacy.${level as (typeof known)[number]}`) : level);
  const longest = Math.min(...limits.flatMap((entry) => entry?.maxVideoSeconds ?? []));
  const blocked = limits.find((entry) => entry?.blockedReason)?.blockedReason;
  const forbids = (key: "commentDisabled" | "duetDisabled" | "stitchDisabled") => limits.some((entry) => entry?.[key]);
  return (
    <div className="grid gap-5">
      <p className="text-sm">
        {t("as")} <span className="font-medium">{channels.map((channel) => (channel.handle ? `${channel.name} (@${channel.handle})` : channel.name)).join(", ")}</span>
      </p>
      {blocked ? <Alert tone="warning" title={blocked} /> : null}
      {offered === null ? (
        <Alert
          tone="info"
          title={t("askTitle")}
          actions={
            <Button size="sm" variant="outline" pending={check.isPending} onClick={() => check.mutate({ channel: channels[0]!, kind: "check" }, { onError: (error) => toastProblem(error) })}>
              <RefreshCw aria-hidden />
              {t("ask")}
            </Button>
          }
        >
          {t("askText")}
        </Alert>
      ) : (
        <Field label={t("privacyLabel")} required hint={t("privacyHint")} error={chosen.privacyLevel !== null && !offered.includes(chosen.privacyLevel) ? t("privacyGone") : undefined}>
          {({ "aria-required": _required, ...control }) => (
            <Select value={chosen.privacyLevel ?? ""} onValueChange={(privacyLevel) => set({ privacyLevel })} disabled={disabled}>
              <SelectTrigger {...control}>
                <SelectValue placeholder={t("privacyChoose")} />
              </SelectTrigger>
              <SelectContent>
                {offered.map((level) => (
                  <SelectItem key={level} value={level} disabled={level === "SELF_ONLY" && paidPartnership}>
                    {nameOf(level)}
                    {level === "SELF_ONLY" && paidPartnership ? ` · ${t("brandedNotPrivate")}` : ""}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          )}
        </Field>
      )}
      <FieldSet legend={t("allow")}>
        <div className="flex flex-wrap gap-x-6 gap-y-3">
          {(
            [
              { key: "allowComment", off: forbids("commentDisabled"), shown: true },
              { key: "allowDuet", off: forbids("duetDisabled"), shown: !onlyPhotos },
              { key: "allowStitch", off: forbids("stitchDisabled"), shown: !onlyPhotos },
            ] as const
          ).map(({ key, off, shown }) =>
            shown ? (
              <label key={key} className="flex min-h-8 items-center gap-2 text-sm has-disabled:text-muted-foreground">
                <Checkbox checked={chosen[key] && !off} disabled={disabled || off} onCheckedChange={(on) => set({ [key]: on === true })} />
                {t(key)}
                {off ? <span className="text-xs">({t("offThere")})</span> : null}
              </label>
            ) : null,
          )}
        </div>
      </FieldSet>
      {Number.isFinite(longest) && !onlyPhotos ? <p className="text-xs text-muted-foreground">{t("longest", { minutes: Math.round(longest / 60) })}</p> : null}
      <TikTokConsent paidPartnership={paidPartnership} />
      <p className="text-xs text-muted-foreground">{t("takesMinutes")}</p>
    </div>
  );
}

/** What a person agrees to by posting; TikTok wants it said before the button. */
export function TikTokConsent({ paidPartnership }: { paidPartnership: boolean }) {
  const t = useTranslations("planning.tiktok");
  const music = (chunks: React.ReactNode) => (
    <a className="font-medium text-foreground underline underline-offset-2" href="https://www.tiktok.com/legal/page/global/music-usage-confirmation/en" target="_blank" rel="noreferrer">
      {chunks}
    </a>
  );
  const branded = (chunks: React.ReactNode) => (
    <a className="font-medium text-foreground underline underline-offset-2" href="https://www.tiktok.com/legal/page/global/bc-policy/en" target="_blank" rel="noreferrer">
      {chunks}
    </a>
  );
  return <p className="text-xs text-muted-foreground">{paidPartnership ? t.rich("consentBranded", { music, branded }) : t.rich("consent", { music })}</p>;
}

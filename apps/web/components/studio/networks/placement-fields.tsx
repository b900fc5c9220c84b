"use client";
import type { Channel } from "@agency/core/channels/schema";
import { placedDraft, type PlacedPost } from "@agency/core/contents/rules";
import { judgePost, networkRules } from "@agency/providers/social/network-rules";
import { postFields } from "@agency/providers/social/post-fields";
import { plainOptions } from "@agency/providers/social/post-options";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { OwnSwitch } from "@/components/studio/networks/own-switch";
import { PlacementMedia } from "@/components/studio/networks/placement-media";
import { TikTokChoices } from "@/components/studio/networks/tiktok-choices";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { TagInput } from "@/components/ui/tag-input";
import { Textarea } from "@/components/ui/textarea";
import type { Content } from "@agency/core/contents/schema";
import { isWebLink } from "@/lib/contents-document";
import { networkNames, type Network } from "@/lib/networks";
import type { PlacementDraft } from "@/lib/placements";
import { intlLocale } from "@/lib/time";

interface PlacementFieldsProps {
  content: Content;
  network: Network;
  channels: readonly Channel[];
  draft: PlacementDraft;
  placed: PlacedPost;
  disabled: boolean;
  onChange: (changes: Partial<PlacementDraft>) => void;
}

/** Everything that a person can say of a post on one network; what the network does not have is not asked for. */
export function PlacementFields({ content, network, channels, draft, placed, disabled, onChange }: PlacementFieldsProps) {
  const t = useTranslations("planning.placement");
  const locale = useLocale();
  const number = new Intl.NumberFormat(intlLocale(locale));
  const fields = postFields[network];
  const rules = networkRules[network];
  const post = placedDraft(placed);
  const format = draft.format ?? "feed";
  const options = draft.options ?? plainOptions;
  const count = rules.countText(post.text);
  const videos = post.media.filter(({ mimeType }) => mimeType.startsWith("video/")).length;
  const documents = post.media.some(({ mimeType }) => mimeType === "application/pdf");
  const kind = documents ? "document" : videos > 0 ? "video" : post.media.length > 0 ? "photos" : post.link ? "link" : null;
  const hasTitle = draft.title !== null || (kind !== null && fields.titled.includes(kind) && format !== "story");
  const setOptions = (changes: Partial<typeof options>) => onChange({ options: { ...options, ...changes } });
  return (
    <div className="grid gap-6">
      {fields.formats.length > 1 ? (
        <FieldSet legend={t("format")}>
          <RadioGroup value={format} disabled={disabled} onValueChange={(value) => onChange({ format: value === "feed" ? null : (value as typeof format) })} aria-label={t("format")} className="grid-cols-1 sm:grid-cols-3">
            {fields.formats.map((value) => (
              <RadioCard key={value} value={value} label={t(`formats.${value}`)} description={t(`formatHints.${value}`)} />
            ))}
          </RadioGroup>
        </FieldSet>
      ) : null}
      {network === "tiktok" && format === "feed" ? (
        <TikTokChoices channels={channels} options={draft.options} onlyPhotos={videos === 0} paidPartnership={content.disclosure.paidPartnership} disabled={disabled} onChange={(next) => onChange({ options: next })} />
      ) : null}
      {format === "story" ? null : (
        <div className="grid gap-2">
          <OwnSwitch label={t("text")} isOwn={draft.text !== null} disabled={disabled} onChange={(isOwn) => onChange({ text: isOwn ? post.text : null })} />
          <Field label={<span className="sr-only">{t("text")}</span>} aside={<span className={count > rules.maxTextLength ? "font-semibold text-destructive" : ""}>{`${number.format(count)}/${number.format(rules.maxTextLength)}`}</span>}>
            {(control) => <Textarea {...control} lang={content.language} readOnly={draft.text === null} disabled={disabled} value={post.text} onChange={(event) => onChange({ text: event.target.value })} className="min-h-40 read-only:bg-muted/50" />}
          </Field>
        </div>
      )}
      <PlacementMedia brandId={content.brandId} media={content.media} own={draft.media} most={network === "tiktok" ? 35 : rules.maxMedia} documentTitle={network === "linkedin" ? draft.title || post.text.split("\n")[0] : undefined} network={network} format={format} unfit={unfitPictures(placed, network)} disabled={disabled} onChange={(media) => onChange({ media })} />
      {hasTitle ? (
        <Field label={t("title")} hint={t(`titleHints.${network}`)} aside={fields.maxTitleLength ? `${(draft.title ?? "").length}/${fields.maxTitleLength}` : undefined}>
          {(control) => <Input {...control} lang={content.language} disabled={disabled} maxLength={500} value={draft.title ?? ""} onChange={(event) => onChange({ title: event.target.value === "" ? null : event.target.value })} />}
        </Field>
      ) : null}
      {fields.linkCard && format === "feed" ? (
        <div className="grid gap-2">
          <OwnSwitch label={t("link")} isOwn={draft.link !== null} disabled={disabled} onChange={(isOwn) => onChange({ link: isOwn ? (post.link ?? "") : null })} />
          {draft.link === null && !post.link ? null : (
            <LinkInput key={draft.link === null ? "content" : "own"} value={draft.link ?? post.link ?? ""} label={t("link")} readOnly={draft.link === null} disabled={disabled} onSave={(link) => onChange({ link })} />
          )}
        </div>
      ) : null}
      {fields.commented.includes(format) ? (
        <Field label={t("firstComment")} hint={t("firstCommentHint")}>
          {(control) => <Textarea {...control} lang={content.language} disabled={disabled} value={draft.firstComment ?? ""} onChange={(event) => onChange({ firstComment: event.target.value === "" ? null : event.target.value })} className="min-h-20" />}
        </Field>
      ) : draft.firstComment ? (
        <Field label={t("firstComment")} error={t("noComment", { network: networkNames[network] })}>
          {(control) => <Textarea {...control} disabled={disabled} value={draft.firstComment ?? ""} onChange={(event) => onChange({ firstComment: event.target.value === "" ? null : event.target.value })} className="min-h-20" />}
        </Field>
      ) : null}
      {network === "instagram" && format === "reel" ? (
        <label className="flex min-h-8 items-center gap-2 text-sm">
          <Checkbox checked={options.shareToFeed} disabled={disabled} onCheckedChange={(on) => setOptions({ shareToFeed: on === true })} />
          {t("shareToFeed")}
        </label>
      ) : null}
      {network === "instagram" && format !== "story" ? (
        <Field label={t("collaborators")} hint={t("collaboratorsHint")}>
          {(control) => (
            <TagInput {...control} disabled={disabled} max={3} placeholder="@quan.moc" value={options.collaborators} onValueChange={(names) => setOptions({ collaborators: names.map((name) => name.replace(/^@/, "").slice(0, 40)).filter((name) => name !== "") })} />
          )}
        </Field>
      ) : null}
      {(network === "instagram" || network === "tiktok") && videos > 0 && format !== "story" && format !== "draft" ? (
        <Field label={t("cover")} hint={t("coverHint")}>
          {(control) => (
            <Input {...control} type="number" min={0} step={0.1} inputMode="decimal" disabled={disabled} className="max-w-40 tabular-nums" value={options.coverSeconds ?? ""} onChange={(event) => setOptions({ coverSeconds: event.target.value === "" ? null : Math.max(0, Number(event.target.value)) })} />
          )}
        </Field>
      ) : null}
      {network === "linkedin" ? (
        <Field label={t("visibility")}>
          {({ "aria-required": _required, ...control }) => (
            <Select value={options.visibility ?? "PUBLIC"} disabled={disabled} onValueChange={(value) => setOptions({ visibility: value === "PUBLIC" ? null : (value as "CONNECTIONS") })}>
              <SelectTrigger {...control} className="sm:max-w-80">
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {(["PUBLIC", "CONNECTIONS", "LOGGED_IN"] as const).map((value) => (
                  <SelectItem key={value} value={value}>
                    {t(`visibilities.${value}`)}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          )}
        </Field>
      ) : null}
    </div>
  );
}

/** Saved when it is an address: half of one is nothing that a network could show. */
function LinkInput({ value, label, readOnly, disabled, onSave }: { value: string; label: string; readOnly: boolean; disabled: boolean; onSave: (link: string) => void }) {
  const t = useTranslations("studio.edit");
  const [text, setText] = useState(value);
  const [wrong, setWrong] = useState(false);
  return (
    <Field label={<span className="sr-only">{label}</span>} error={wrong ? t("linkInvalid") : undefined}>
      {(control) => (
        <Input
          {...control}
          type="url"
          inputMode="url"
          placeholder="https://"
          readOnly={readOnly}
          disabled={disabled}
          value={text}
          className="read-only:bg-muted/50"
          onChange={(event) => {
            setText(event.target.value);
            setWrong(false);
          }}
          onBlur={() => {
            const next = text.trim();
            if (next !== "" && !isWebLink(next)) setWrong(true);
            else if (next !== value) onSave(next);
          }}
        />
      )}
    </Field>
  );
}

/** Places of files that the network would take in another shape, or as a type that loses something; what only its encoding keeps out is converted by itself. */
function unfitPictures(placed: PlacedPost, network: Network): number[] {
  return judgePost(network, placedDraft(placed)).issues.flatMap(({ severity, fix }) => (severity === "error" && (fix?.action === "convert_media" || fix?.action === "crop_media") ? [fix.index] : []));
}

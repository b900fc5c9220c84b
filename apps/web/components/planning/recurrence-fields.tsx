"use client";
import { useLocale, useTranslations } from "use-intl";
import { weekdayName } from "@/components/planning/use-rule-words";
import { ProblemAlert } from "@/components/problem-alert";
import { Choice } from "@/components/studio/choice";
import { DateTimeField } from "@/components/ui/date-time-field";
import { Field, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useWordedProblem } from "@/lib/contents-problem";
import { useRecurrencePreview } from "@/lib/planning";
import { recurrenceFrom, type RecurrenceDraft, type RuleParts, weekdayOf } from "@/lib/recurrence";
import { formatTime, zoneLabel } from "@/lib/time";

interface RecurrenceFieldsProps {
  brandId: string;
  timeZone: string;
  /** ISO instant of the first time. */
  at: string;
  onAt: (at: string) => void;
  draft: RecurrenceDraft;
  onDraft: (draft: RecurrenceDraft) => void;
  /** One post again and again; else different posts one after another. */
  isSeries?: boolean;
}

const frequencies = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY", "own"] as const;

/** How often and until when, with the times that come of it. */
export function RecurrenceFields({ brandId, timeZone, at, onAt, draft, onDraft, isSeries = true }: RecurrenceFieldsProps) {
  const t = useTranslations("planning.recurrence");
  const locale = useLocale();
  const word = useWordedProblem();
  const { frequency, interval, weekdays, end, own } = draft;
  const change = (changes: Partial<RecurrenceDraft>) => onDraft({ ...draft, ...changes });
  const recurrence = recurrenceFrom(draft, at, timeZone);
  const preview = useRecurrencePreview(brandId, recurrence);
  const shownDays = weekdays.length > 0 ? weekdays : recurrence ? [weekdayOf(recurrence.startsAt)] : [];
  return (
    <div className="grid gap-4">
      <DateTimeField
        label={t("first")}
        required
        value={at}
        timeZone={timeZone}
        onValueChange={onAt}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Choice
          label={t("how")}
          value={frequency}
          options={frequencies.map((value) => ({ value, label: t(`frequency.${value}`) }))}
          onChange={(value) => change({ frequency: value as typeof frequency })}
        />
        {frequency === "own" ? null : (
          <Field label={t("interval")}>
            {(control) => (
              <Input
                {...control}
                type="number"
                min={1}
                max={99}
                value={interval}
                onChange={(event) => change({ interval: Math.min(99, Math.max(1, Math.round(Number(event.target.value) || 1))) })}
              />
            )}
          </Field>
        )}
      </div>
      {frequency === "own" ? (
        <Field label={t("ownRule")} hint={t("ownRuleHint")}>
          {(control) => (
            <Input
              {...control}
              spellCheck={false}
              autoCapitalize="characters"
              className="font-mono text-sm"
              value={own}
              maxLength={300}
              onChange={(event) => change({ own: event.target.value.toUpperCase() })}
            />
          )}
        </Field>
      ) : null}
      {frequency === "WEEKLY" ? (
        <FieldSet legend={t("weekdays")}>
          <div className="flex flex-wrap gap-2">
            {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
              <button
                key={weekday}
                type="button"
                aria-pressed={shownDays.includes(weekday)}
                onClick={() => change({ weekdays: shownDays.includes(weekday) ? shownDays.filter((other) => other !== weekday) : [...shownDays, weekday].sort() })}
                className="focus-ring grid h-10 min-w-11 place-items-center rounded-lg border border-input bg-card px-2 text-sm font-medium hover:bg-accent aria-pressed:border-primary aria-pressed:bg-secondary"
              >
                {weekdayName(weekday, locale)}
              </button>
            ))}
          </div>
        </FieldSet>
      ) : null}
      {frequency === "own" ? null : (
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Choice
            label={t("ends")}
            value={end.kind}
            options={(["never", "count", "until"] as const).map((value) => ({ value, label: t(`end.${value}`) }))}
            onChange={(kind) => {
              const next: RuleParts["end"] = kind === "count" ? { kind, count: 10 } : kind === "until" ? { kind, day: (recurrence?.startsAt ?? "").slice(0, 10) } : { kind: "never" };
              change({ end: next });
            }}
          />
          {end.kind === "count" ? (
            <Field label={t("count")}>
              {(control) => (
                <Input
                  {...control}
                  type="number"
                  min={1}
                  max={999}
                  value={end.count}
                  onChange={(event) => change({ end: { kind: "count", count: Math.min(999, Math.max(1, Math.round(Number(event.target.value) || 1))) } })}
                />
              )}
            </Field>
          ) : null}
          {end.kind === "until" ? (
            <Field label={t("untilDay")}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  value={end.day}
                  className="dark:[color-scheme:dark]"
                  onChange={(event) => change({ end: { kind: "until", day: event.target.value } })}
                />
              )}
            </Field>
          ) : null}
        </div>
      )}
      {preview.isError ? (
        <ProblemAlert error={word(preview.error)} />
      ) : preview.data ? (
        <div aria-live="polite" className="grid gap-1 rounded-lg bg-muted/60 p-3 text-sm">
          <p className="font-medium">{t("gives")}</p>
          <ul className="grid gap-0.5 tabular-nums">
            {preview.data.occurrences.slice(0, 4).map(({ dueAt, clockChange }) => (
              <li key={dueAt} className="flex flex-wrap gap-x-2">
                {formatTime(dueAt, "weekdayDate", timeZone, locale)} · {formatTime(dueAt, "time", timeZone, locale)} {zoneLabel(timeZone, new Date(dueAt), locale)}
                {clockChange ? <span className="text-tone-warning-foreground">{t(`clock.${clockChange}`)}</span> : null}
              </li>
            ))}
          </ul>
          {preview.data.occurrences.length > 4 ? <p className="text-muted-foreground">{t("andOn")}</p> : null}
        </div>
      ) : null}
      {isSeries ? <p className="text-xs text-muted-foreground">{t("copies")}</p> : null}
    </div>
  );
}

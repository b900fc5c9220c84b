"use client";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Section } from "@/components/section";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import type { Client, TimeEntry } from "@/lib/economics";
import { useCan } from "@/lib/use-can";
import { useEconomicsChange } from "@/lib/use-economics-change";
import { useList } from "@/lib/use-list";
import { useOrganizationTime } from "@/lib/use-organization-time";
import { useProblemToast } from "@/lib/use-problem";
import { useUndo } from "@/lib/use-undo";

const shown = 5;

/** People's minutes for a client: what was booked, and more by hand. */
export function ClientTime({ client, month, minutes }: { client: Client; month: string; minutes: number }) {
  const t = useTranslations("economics.client");
  const can = useCan();
  const brandIds = new Set(client.brands.map(({ id }) => id));
  const list = useList<TimeEntry>(["economics", "time"], "/time-entries", { month, limit: 100 }, { enabled: can("time.write") });
  const entries = list.rows.filter((entry) => brandIds.has(entry.brandId)).slice(0, shown);
  return (
    <Section title={t("time")} description={minutes > 0 ? t("timeText", { minutes }) : t("noTime")}>
      <ul className="grid empty:hidden">
        {entries.map((entry) => (
          <TimeRow key={entry.id} entry={entry} />
        ))}
      </ul>
      {can("time.write") && client.brands.length > 0 ? <AddTime client={client} /> : null}
    </Section>
  );
}

function TimeRow({ entry }: { entry: TimeEntry }) {
  const t = useTranslations("economics.client");
  const time = useOrganizationTime();
  const { run, pending } = useEconomicsChange();
  const showProblem = useProblemToast();
  const offerUndo = useUndo();
  const remove = () =>
    run(async () => {
      try {
        await request("DELETE", `/time-entries/${entry.id}`);
        const { brandId, subjectType, subjectId, note, startedAt, seconds } = entry;
        offerUndo(t("timeRemoved"), () => run(async () => void (await request("POST", "/time-entries", { body: { brandId, subjectType, subjectId, note, startedAt, seconds: Math.max(1, seconds) } }))));
      } catch (error) {
        showProblem(error);
      }
    });
  return (
    <li className="flex items-center gap-3 border-t py-1.5 text-sm first:border-0">
      <span className="grid min-w-0 flex-1">
        <span className="truncate">{entry.note || entry.userName}</span>
        <span className="truncate text-xs text-muted-foreground">
          {entry.userName} · {time(entry.startedAt, "dateTime")}
          {entry.endedAt === null ? ` · ${t("running")}` : ""}
        </span>
      </span>
      <span className="whitespace-nowrap tabular-nums">{t("timeOf", { minutes: Math.round(entry.seconds / 60) })}</span>
      <Button variant="ghost" size="iconSm" pending={pending} aria-label={t("removeTime")} onClick={() => void remove()}>
        <Trash2 aria-hidden />
      </Button>
    </li>
  );
}

function AddTime({ client }: { client: Client }) {
  const t = useTranslations("economics.client");
  const { run, pending, problem } = useEconomicsChange();
  const [minutes, setMinutes] = useState("15");
  const [note, setNote] = useState("");
  const [brandId, setBrandId] = useState(client.brands[0]?.id ?? "");
  const amount = Number(minutes.replace(",", "."));
  const isAmount = Number.isFinite(amount) && amount > 0 && amount <= 1440;
  const add = () =>
    run(async () => {
      await request("POST", "/time-entries", { body: { brandId, note: note.trim(), seconds: Math.round(amount * 60) } });
      setNote("");
      toast.success(t("timeAdded"));
    });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isAmount) void add();
      }}
      className="grid gap-3"
    >
      {problem ? <ProblemAlert error={problem} /> : null}
      {client.brands.length > 1 ? (
        <Select value={brandId} onValueChange={setBrandId}>
          <SelectTrigger aria-label={t("brand")}>
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {client.brands.map((brand) => (
              <SelectItem key={brand.id} value={brand.id}>
                {brand.name}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      ) : null}
      <div className="grid grid-cols-[6rem_minmax(0,1fr)] gap-3">
        <Field label={t("minutes")}>{(control) => <Input {...control} inputMode="decimal" value={minutes} aria-invalid={isAmount ? undefined : true} onChange={(event) => setMinutes(event.target.value)} className="text-right tabular-nums" />}</Field>
        <Field label={t("note")}>{(control) => <Input {...control} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />}</Field>
      </div>
      <Button type="submit" variant="outline" size="sm" pending={pending} disabled={!isAmount} className="w-fit">
        {t("addTime")}
      </Button>
    </form>
  );
}

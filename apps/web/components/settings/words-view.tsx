"use client";
import type { GuardSettings, RestrictedWord } from "@agency/core/brands/schema";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ChevronRight, Plus, RotateCcw, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { RowsSkeleton } from "@/components/list-view";
import { ProblemAlert } from "@/components/problem-alert";
import { SaveBar } from "@/components/save-bar";
import { Section } from "@/components/section";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { TagInput } from "@/components/ui/tag-input";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { foldText } from "@/lib/fold-text";
import { useCan } from "@/lib/use-can";
import { useProblemToast } from "@/lib/use-problem";

const key = ["guard-settings"];

/** Words that advertising law lets stand only with proof: the organization's own list. */
export function WordsView() {
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: ({ signal }) => request<GuardSettings>("GET", "/guard-settings", { signal }) });
  if (!data) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <RowsSkeleton />;
  return <WordsForm key={data.version + String(data.isDefault)} settings={data} />;
}

function WordsForm({ settings }: { settings: GuardSettings }) {
  const t = useTranslations("guard.words");
  const common = useTranslations("common");
  const can = useCan();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const [words, setWords] = useState(settings.restrictedWords);
  const [search, setSearch] = useState("");
  const [pending, setPending] = useState(false);
  const disabled = !can("brands.write");
  const dirty = words !== settings.restrictedWords;
  const save = async (restrictedWords: RestrictedWord[] | null) => {
    setPending(true);
    try {
      const saved = await request<GuardSettings>("PUT", "/guard-settings", { body: { restrictedWords }, ifMatch: settings.version === 0 ? undefined : settings.version });
      queryClient.setQueryData(key, saved);
      void queryClient.invalidateQueries({ queryKey: ["brands"], refetchType: "none" });
      toast.success(common("saved"));
    } catch (error) {
      showProblem(error);
    } finally {
      setPending(false);
    }
  };
  const set = (index: number, changes: Partial<RestrictedWord>) => setWords(words.map((entry, at) => (at === index ? { ...entry, ...changes } : entry)));
  const needle = foldText(search);
  const shown = words.map((entry, index) => ({ entry, index })).filter(({ entry }) => needle === "" || foldText(entry.word).includes(needle));
  return (
    <Section
      title={t("title")}
      description={t("lead")}
      action={
        disabled || settings.isDefault ? undefined : (
          <Button variant="outline" size="sm" pending={pending} onClick={() => void save(null)}>
            <RotateCcw aria-hidden />
            {t("reset")}
          </Button>
        )
      }
    >
      <div className="grid gap-4">
        <SearchInput value={search} onSearch={setSearch} label={t("search")} />
        <ul className="grid gap-2">
          {shown.map(({ entry, index }) => (
            <li key={index}>
              <details open={entry.word === "" || undefined} className="group rounded-xl border">
                <summary className="focus-ring flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 rounded-xl border border-transparent px-4 py-2 text-sm">
                  <ChevronRight aria-hidden className="size-4 shrink-0 transition-transform group-open:rotate-90" />
                  <span className="min-w-0 font-medium break-words">{entry.word || t("add")}</span>
                  <Badge tone={entry.severity === "error" ? "danger" : "warning"}>{t(`short.${entry.severity}`)}</Badge>
                  <span className="ml-auto text-xs text-muted-foreground">{entry.replacement === null ? t("byWriter") : entry.replacement === "" ? t("takenOut") : t("becomes", { text: entry.replacement })}</span>
                </summary>
                <div className="grid gap-4 border-t p-4 sm:grid-cols-2">
                  <Field label={t("word")}>{(control) => <Input {...control} disabled={disabled} maxLength={80} value={entry.word} onChange={(event) => set(index, { word: event.target.value })} />}</Field>
                  <div className="flex items-end gap-3">
                    <Field label={t("severity")} className="flex-1">
                      {(control) => (
                        <Select value={entry.severity} onValueChange={(severity) => set(index, { severity: severity as RestrictedWord["severity"] })} disabled={disabled}>
                          <SelectTrigger {...control}>
                            <SelectValue />
                          </SelectTrigger>
                          <SelectContent>
                            <SelectItem value="error">{t("severities.error")}</SelectItem>
                            <SelectItem value="warning">{t("severities.warning")}</SelectItem>
                          </SelectContent>
                        </Select>
                      )}
                    </Field>
                    {disabled ? null : (
                      <Button variant="ghost" size="icon" aria-label={t("remove", { word: entry.word })} onClick={() => setWords(words.filter((_, at) => at !== index))}>
                        <Trash2 aria-hidden />
                      </Button>
                    )}
                  </div>
                  <Field label={t("replacement")} hint={t("replacementHint")}>
                    {(control) => <Input {...control} disabled={disabled} maxLength={80} value={entry.replacement ?? ""} placeholder={entry.replacement === null ? t("byWriter") : t("takenOut")} onChange={(event) => set(index, { replacement: event.target.value })} />}
                  </Field>
                  <Field label={t("allowedIn")} hint={t("allowedInHint")}>
                    {(control) => <TagInput {...control} disabled={disabled} max={60} value={entry.allowedIn} onValueChange={(allowedIn) => set(index, { allowedIn })} />}
                  </Field>
                </div>
              </details>
            </li>
          ))}
        </ul>
        {shown.length === 0 ? <p className="text-sm text-muted-foreground">{t("nothing")}</p> : null}
        {disabled || words.length >= 300 ? null : (
          <Button
            variant="outline"
            className="w-fit"
            onClick={() => {
              setSearch("");
              setWords([...words, { word: "", severity: "error", replacement: "", allowedIn: [], note: "" }]);
            }}
          >
            <Plus aria-hidden />
            {t("add")}
          </Button>
        )}
      </div>
      {disabled ? null : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void save(words.filter(({ word }) => word.trim() !== ""));
          }}
        >
          <SaveBar dirty={dirty} pending={pending} onDiscard={() => setWords(settings.restrictedWords)} />
        </form>
      )}
    </Section>
  );
}

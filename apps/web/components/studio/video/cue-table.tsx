"use client";
import { RotateCcw } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { Cue } from "@/lib/videos";

/** What stands on the screen and when; edited, it is rendered as it stands here. */
export function CueTable({ cues, edited, language, disabled, onChange }: { cues: readonly Cue[]; edited: boolean; language: string; disabled: boolean; onChange: (cues: Cue[] | null) => void }) {
  const t = useTranslations("video.captions");
  const set = (index: number, changes: Partial<Cue>) => onChange(cues.map((cue, at) => (at === index ? { ...cue, ...changes } : cue)));
  if (cues.length === 0) return null;
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <CardTitle>{t("title")}</CardTitle>
        {edited && !disabled ? (
          <Button variant="ghost" size="sm" onClick={() => onChange(null)}>
            <RotateCcw aria-hidden />
            {t("reset")}
          </Button>
        ) : null}
      </div>
      <div className="max-h-96 overflow-auto rounded-xl border" tabIndex={0} role="region" aria-label={t("title")}>
        <table className="w-full text-sm">
          <thead className="sticky top-0 bg-card text-left text-xs text-muted-foreground">
            <tr>
              <th scope="col" className="px-2 py-2 font-medium">{t("from")}</th>
              <th scope="col" className="px-2 py-2 font-medium">{t("to")}</th>
              <th scope="col" className="w-full px-2 py-2 font-medium">{t("text")}</th>
            </tr>
          </thead>
          <tbody>
            {cues.map((cue, index) => (
              <tr key={index} className="border-t align-top">
                {(["startMs", "endMs"] as const).map((edge) => (
                  <td key={edge} className="px-1.5 py-1.5">
                    <Input
                      type="number"
                      step={0.1}
                      min={0}
                      disabled={disabled}
                      aria-label={t(edge, { number: index + 1 })}
                      value={Math.round(cue[edge] / 10) / 100}
                      onChange={(event) => set(index, { [edge]: Math.max(0, Math.round(Number(event.target.value) * 1000)) })}
                      className="w-20 px-2 tabular-nums"
                    />
                  </td>
                ))}
                <td className="px-1.5 py-1.5">
                  {/* A caption may stand on two lines. */}
                  <Textarea lang={language} disabled={disabled} maxLength={300} rows={2} aria-label={t("line", { number: index + 1 })} value={cue.text} onChange={(event) => set(index, { text: event.target.value })} className="min-h-10 min-w-44 py-1.5" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

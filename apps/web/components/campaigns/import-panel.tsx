"use client";
import { useMutation } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FileDrop } from "@/components/ui/file-drop";
import { importCampaign, previewImport } from "@/lib/campaigns";
import { useWordedProblem } from "@/lib/contents-problem";
import { formatMoney } from "@/lib/money";

/** A plan that was made in a spreadsheet: shown before it is taken, every wrong cell named. */
export function ImportPanel({ brandId }: { brandId: string }) {
  const t = useTranslations("campaigns.import");
  const locale = useLocale();
  const router = useRouter();
  const word = useWordedProblem();
  const preview = useMutation({
    mutationFn: async (file: File) => {
      const csv = await file.text();
      return { csv, read: await previewImport({ brandId, csv, language: locale }) };
    },
  });
  const take = useMutation({ mutationFn: (csv: string) => importCampaign({ brandId, csv, language: locale }), onSuccess: ({ campaign }) => router.push(`/campaigns/${campaign.id}`) });
  const found = preview.data;
  return (
    <Card>
      <div className="grid gap-1">
        <h2 className="text-base font-semibold">{t("title")}</h2>
        <p className="text-sm text-muted-foreground">{t("lead")}</p>
      </div>
      <FileDrop accept=".csv,text/csv" hint={t("hint")} onFiles={([file]) => (file ? preview.mutate(file) : undefined)} />
      {preview.isError ? <ProblemAlert error={word(preview.error)} /> : null}
      {take.isError ? <ProblemAlert error={word(take.error)} /> : null}
      {found && found.read.errors.length > 0 ? (
        <Alert tone="danger" live title={t("wrong", { count: found.read.errors.length })}>
          <ul className="grid gap-1">
            {found.read.errors.slice(0, 12).map((error) => (
              <li key={`${error.line}${error.column}${error.code}`}>{t("cell", { line: error.line, column: error.column || "–", detail: error.detail })}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {found && found.read.errors.length === 0 ? (
        <Alert
          tone="success"
          live
          title={t("right", { count: found.read.rows.length, month: found.read.month ?? "" })}
          actions={
            <Button size="sm" pending={take.isPending || take.isSuccess} onClick={() => take.mutate(found.csv)}>
              <FileUp aria-hidden />
              {t("take")}
            </Button>
          }
        >
          {t("first", { topic: found.read.rows[0]?.topic ?? "", cost: formatMoney(found.read.maxCost, locale) })}
        </Alert>
      ) : null}
    </Card>
  );
}

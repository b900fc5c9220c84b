"use client";
import { useMutation } from "@tanstack/react-query";
import { Download, FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { CalendarBack } from "@/components/planning/calendar-back";
import { PageHeader } from "@/components/page-header";
import { ProblemAlert } from "@/components/problem-alert";
import { Choice } from "@/components/studio/choice";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { FileDrop } from "@/components/ui/file-drop";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import { useHydrated } from "@/lib/contents-brands";
import { useCan } from "@/lib/contents-permissions";
import { useWordedProblem } from "@/lib/contents-problem";
import { useUrlFilters } from "@/lib/contents-url";
import { networkNames } from "@/lib/networks";
import { previewPosts, useImportPosts, type ImportPreview } from "@/lib/planning";
import { useBrandChoices } from "@/lib/queries";
import { usePreferences } from "@/lib/shell-store";
import { formatTime } from "@/lib/time";

/** Posts that were made in a spreadsheet: read, shown, mended, then planned. */
export function ImportView() {
  const t = useTranslations("planning.import");
  const locale = useLocale();
  const router = useRouter();
  const can = useCan();
  const url = useUrlFilters();
  const word = useWordedProblem();
  const hydrated = useHydrated();
  const brands = useBrandChoices();
  const workingOn = usePreferences((state) => state.brandId);
  const [approve, setApprove] = useState(false);
  const brand = brands.data?.find(({ id }) => id === (url.get("brand") ?? workingOn)) ?? brands.data?.[0];
  const preview = useMutation({
    mutationFn: async (file: File) => {
      const csv = await file.text();
      return { csv, read: await previewPosts({ brandId: brand!.id, csv, language: locale, approve: false }) };
    },
  });
  const take = useImportPosts();
  const found = preview.data;
  const networks = [...new Set((found?.read.rows ?? []).flatMap((row) => row.channels.map(({ network }) => networkNames[network])))].join(", ");
  return (
    <>
      <CalendarBack />
      <PageHeader
        title={t("title")}
        description={t("lead")}
        actions={
          <Button asChild variant="outline">
            <a href={templateHref(locale)} download={locale === "vi" ? "bai-dang.csv" : "posts.csv"}>
              <Download aria-hidden />
              {t("template")}
            </a>
          </Button>
        }
      />
      {brands.isError ? (
        <ProblemAlert error={brands.error} onRetry={() => void brands.refetch()} />
      ) : brands.isPending || !hydrated ? (
        <Skeleton className="h-60 rounded-2xl" />
      ) : !brand ? (
        <Alert tone="info" title={t("noBrand")} />
      ) : (
        <div className="grid grid-cols-1 gap-6">
          <Card>
            <Choice
              label={t("brand")}
              value={brand.id}
              options={brands.data.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(value) => {
                preview.reset();
                take.reset();
                url.set({ brand: value });
              }}
            />
            <FileDrop
              accept=".csv,text/csv"
              hint={t("hint")}
              onFiles={([file]) => {
                take.reset();
                if (file) preview.mutate(file);
              }}
            />
            {preview.isError ? <ProblemAlert error={word(preview.error)} /> : null}
            {preview.isPending ? <Skeleton className="h-24" /> : null}
          </Card>
          {found && found.read.errors.length > 0 ? (
            <Card className="gap-4">
              <Alert tone="danger" live title={t("wrong", { count: found.read.errors.length })}>
                {t("wrongText")}
              </Alert>
              <div className="min-w-0">
                <Table aria-label={t("wrong", { count: found.read.errors.length })}>
                  <TableHeader>
                    <TableRow>
                      <TableHead>{t("line")}</TableHead>
                      <TableHead>{t("column")}</TableHead>
                      <TableHead>{t("what")}</TableHead>
                    </TableRow>
                  </TableHeader>
                  <TableBody>
                    {found.read.errors.map((error, index) => (
                      <TableRow key={index}>
                        <TableCell className="tabular-nums">{error.line}</TableCell>
                        <TableCell className="whitespace-nowrap">{error.column || "–"}</TableCell>
                        <TableCell className="min-w-52">{error.detail}</TableCell>
                      </TableRow>
                    ))}
                  </TableBody>
                </Table>
              </div>
            </Card>
          ) : null}
          {found && found.read.rows.length > 0 ? (
            <Card className="gap-4">
              <h2 className="text-base font-semibold">{t("right", { count: found.read.rows.length })}</h2>
              <Rows preview={found.read} />
              {found.read.errors.length === 0 ? (
                <>
                  {can("contents.approve") ? (
                    <div className="flex items-start gap-3 text-sm">
                      <Checkbox id="import-approve" checked={approve} onCheckedChange={(on) => setApprove(on === true)} className="mt-0.5" />
                      <span className="grid gap-0.5">
                        <label htmlFor="import-approve" className="font-medium">
                          {t("approve")}
                        </label>
                        <span className="text-xs text-muted-foreground">{t("approveHint")}</span>
                      </span>
                    </div>
                  ) : null}
                  {take.isError ? <ProblemAlert error={word(take.error)} /> : null}
                  <Button
                    className="h-auto min-h-10 w-fit max-w-full py-2 whitespace-normal"
                    pending={take.isPending || take.isSuccess}
                    onClick={() =>
                      take.mutate(
                        { brandId: brand.id, csv: found.csv, language: locale, approve },
                        {
                          onSuccess: (done) => {
                            toast.success(t("done", { count: done.contents }));
                            router.push(`/calendar?brand=${brand.id}&month=${found.read.rows[0]!.scheduledAt.slice(0, 7)}`);
                          },
                        },
                      )
                    }
                  >
                    <FileUp aria-hidden />
                    {t("take", { count: found.read.rows.length, networks })}
                  </Button>
                </>
              ) : null}
            </Card>
          ) : null}
        </div>
      )}
    </>
  );
}

const mostShown = 50;

function Rows({ preview }: { preview: ImportPreview }) {
  const t = useTranslations("planning.import");
  const calendar = useTranslations("calendar");
  const locale = useLocale();
  return (
    <div className="min-w-0">
      <Table aria-label={t("right", { count: preview.rows.length })}>
        <TableHeader>
          <TableRow>
            <TableHead>{t("line")}</TableHead>
            <TableHead>{t("when")}</TableHead>
            <TableHead>{t("where")}</TableHead>
            <TableHead>{t("text")}</TableHead>
            <TableHead>{t("notes")}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {preview.rows.slice(0, mostShown).map((row) => (
            <TableRow key={row.line}>
              <TableCell className="tabular-nums">{row.line}</TableCell>
              <TableCell className="whitespace-nowrap tabular-nums">
                {formatTime(row.dueAt, "weekdayDate", preview.timeZone, locale)} {formatTime(row.dueAt, "time", preview.timeZone, locale)}
              </TableCell>
              <TableCell className="min-w-32">{row.channels.map(({ name, network }) => `${name} · ${networkNames[network]}`).join(", ")}</TableCell>
              <TableCell className="min-w-52">
                <span className="line-clamp-2 break-words">{row.text}</span>
                {row.media.length > 0 ? <span className="text-xs text-muted-foreground">{t("files", { count: row.media.length })}</span> : null}
              </TableCell>
              <TableCell className="min-w-40 text-xs text-muted-foreground">{row.warnings.join(" ")}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {preview.rows.length > mostShown ? <p className="mt-2 text-sm text-muted-foreground">{calendar("more", { count: preview.rows.length - mostShown })}</p> : null}
    </div>
  );
}

/** A file that opens right in a spreadsheet and imports as it is, once its day is to come. */
function templateHref(locale: "vi" | "en"): string {
  const rows =
    locale === "vi"
      ? [["Ngày", "Giờ", "Kênh", "Nội dung", "Liên kết", "Tệp", "Dạng", "Tiêu đề", "Bình luận đầu", "Ai xem"], ["01/12/2026", "20:00", "Facebook", "Sáng nay có cà phê mới.", "", "", "", "", "Ghé quán nhé!", ""]]
      : [["Date", "Time", "Channels", "Text", "Link", "Files", "Format", "Title", "First comment", "Audience"], ["2026-12-01", "20:00", "Facebook", "New coffee this morning.", "", "", "", "", "Come by!", ""]];
  const csv = rows.map((row) => row.join(locale === "vi" ? ";" : ",")).join("\r\n");
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${csv}\r\n`)}`;
}

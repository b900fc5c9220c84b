"use client";
import { FileText, PenLine, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { KitForms } from "@/components/kit/kit-forms";
import { LanguageSwitch } from "@/components/language-switch";
import { LogoMark } from "@/components/logo";
import { PageHeader } from "@/components/page-header";
import { ProblemAlert } from "@/components/problem-alert";
import { ThemeSwitch } from "@/components/theme-switch";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, DialogTrigger } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { LoadMore } from "@/components/ui/load-more";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Status } from "@/components/ui/status-badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { toast, undoDurationMs } from "@/components/ui/toast";
import { ApiProblem } from "@/lib/api-problem";
import { formatMoney } from "@/lib/money";

const statuses: Status[] = ["draft", "in_review", "changes_requested", "approved", "scheduled", "published", "failed", "running", "uncertain", "needs_auth", "missed", "archived"];

export function KitView() {
  const t = useTranslations("kit");
  const common = useTranslations("common");
  const titles = useTranslations("pageTitles");
  const locale = useLocale();
  const [shown, setShown] = useState(3);
  return (
    <main id="main" className="mx-auto max-w-6xl px-4 py-8 sm:px-8">
      <PageHeader
        title={
          <span className="flex items-center gap-3">
            <LogoMark />
            {titles("kit")}
          </span>
        }
        description={t("lead")}
        actions={
          <>
            <LanguageSwitch />
            <ThemeSwitch />
          </>
        }
      />
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
        <Section title={t("actions")}>
          <div className="flex flex-wrap gap-2.5">
            <Button>
              <Plus aria-hidden />
              {t("primary")}
            </Button>
            <Button variant="secondary">{t("secondary")}</Button>
            <Button variant="outline">{t("outline")}</Button>
            <Button variant="ghost">{t("ghost")}</Button>
            <Button variant="destructive">
              <Trash2 aria-hidden />
              {t("destructive")}
            </Button>
            <Button pending>{t("working")}</Button>
            <Button variant="outline" onClick={() => toast.success(t("moved"), { duration: undoDurationMs, action: { label: common("undo"), onClick: () => toast.info(t("saved")) } })}>
              {t("showToast")}
            </Button>
            <Dialog>
              <DialogTrigger asChild>
                <Button variant="outline">{t("openDialog")}</Button>
              </DialogTrigger>
              <DialogContent>
                <DialogHeader>
                  <DialogTitle>{t("dialogTitle")}</DialogTitle>
                  <DialogDescription>{t("dialogText")}</DialogDescription>
                </DialogHeader>
                <DialogFooter>
                  <DialogClose asChild>
                    <Button variant="ghost">{common("cancel")}</Button>
                  </DialogClose>
                  <DialogClose asChild>
                    <Button>{t("publish")}</Button>
                  </DialogClose>
                </DialogFooter>
              </DialogContent>
            </Dialog>
          </div>
        </Section>
        <Section title={t("statuses")}>
          <div className="flex flex-wrap gap-2">
            {statuses.map((status) => (
              <StatusBadge key={status} status={status} />
            ))}
            <Badge tone="highlight">A/B</Badge>
            <Badge tone="outline">#caphe</Badge>
          </div>
        </Section>
        <Section title={t("forms")} className="lg:col-span-2">
          <KitForms />
        </Section>
        <Section title={t("feedback")}>
          <div className="grid gap-3">
            <Alert tone="success" title={t("saved")}>
              {t("savedDetail")}
            </Alert>
            <Alert tone="warning" title={t("remember")} />
            <ProblemAlert error={new ApiProblem({ status: 429, code: "rate_limited", title: "Too many", retryAfterSeconds: 30, requestId: "0192-kit" })} onRetry={() => toast.info(t("working"))} />
            <div className="grid gap-2">
              <span className="flex justify-between text-sm">
                {t("quota")}
                <span className="text-muted-foreground tabular-nums">24 / 30</span>
              </span>
              <Progress label={t("quota")} value={24} max={30} />
              <Progress label={t("quota")} value={29} max={30} tone="warning" />
            </div>
            <div aria-hidden className="flex items-center gap-3">
              <Skeleton className="size-10 rounded-full" />
              <div className="grid flex-1 gap-2">
                <Skeleton className="h-4 w-2/3" />
                <Skeleton className="h-4 w-1/3" />
              </div>
            </div>
          </div>
        </Section>
        <Section title={t("data")}>
          <Table aria-label={t("posts")}>
            <TableHeader>
              <TableRow>
                <TableHead>{t("post")}</TableHead>
                <TableHead>{t("state")}</TableHead>
                <TableHead className="text-right">{t("cost")}</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {statuses.slice(2, 2 + shown).map((status, index) => (
                <TableRow key={status}>
                  <TableCell className="font-medium">{`${t("post")} ${index + 1}`}</TableCell>
                  <TableCell>
                    <StatusBadge status={status} />
                  </TableCell>
                  <TableCell className="text-right tabular-nums">{formatMoney({ amount: String(0.0042 * (index + 1)), currency: "USD" }, locale)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
          <LoadMore shown={shown} hasMore={shown < 6} pending={false} onLoadMore={() => setShown(6)} />
        </Section>
        <Empty
          icon={FileText}
          title={t("emptyTitle")}
          description={t("emptyText")}
          className="lg:col-span-2"
          actions={
            <Button>
              <PenLine aria-hidden />
              {t("write")}
            </Button>
          }
        />
      </div>
    </main>
  );
}

function Section({ title, className, children }: { title: string; className?: string; children: ReactNode }) {
  return (
    <Card className={className}>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
        <CardDescription className="sr-only">{title}</CardDescription>
      </CardHeader>
      <div>{children}</div>
    </Card>
  );
}

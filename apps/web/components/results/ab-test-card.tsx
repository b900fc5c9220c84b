"use client";
import { Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useAmounts } from "@/components/economics/use-amounts";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardAction, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { StatusBadge } from "@/components/ui/status-badge";
import { useAbTestChange, type AbTest } from "@/lib/results";
import { useCan } from "@/lib/use-can";
import { useOrganizationTime } from "@/lib/use-organization-time";
import { useProblemToast } from "@/lib/use-problem";

const tones: Record<AbTest["verdict"], Tone> = { A: "success", B: "success", open: "neutral", too_early: "info", no_history: "warning" };

export function AbTestCard({ test }: { test: AbTest }) {
  const t = useTranslations("results.tests");
  const can = useCan();
  const { percent } = useAmounts();
  const { remove } = useAbTestChange();
  const showProblem = useProblemToast();
  return (
    <Card>
      <CardHeader>
        <CardTitle>{test.name}</CardTitle>
        <CardDescription>
          {test.channelName}
          {test.note ? ` · ${test.note}` : ""}
        </CardDescription>
        <CardAction>
          <Badge tone={tones[test.verdict]}>{t(`verdicts.${test.verdict}`)}</Badge>
        </CardAction>
      </CardHeader>
      <p className="text-sm">
        {t(`explained.${test.verdict}`, {
          difference: percent(Math.abs(test.difference ?? 0)),
          better: (test.difference ?? 0) >= 0 ? "B" : "A",
          confidence: percent(test.confidence ?? 0.5),
        })}
        {test.matched ? null : <span className="mt-1 block text-muted-foreground">{t("notMatched")}</span>}
      </p>
      <div className="grid gap-4 md:grid-cols-2">
        <Arm name="A" arm={test.a} wins={test.verdict === "A"} />
        <Arm name="B" arm={test.b} wins={test.verdict === "B"} />
      </div>
      {can("publications.write") ? (
        <ConfirmButton variant="ghost" size="sm" className="w-fit" pending={remove.isPending} confirmLabel={t("removeConfirm")} onConfirm={() => remove.mutate(test.id, { onError: (error) => showProblem(error) })}>
          <Trash2 aria-hidden />
          {t("remove")}
        </ConfirmButton>
      ) : null}
    </Card>
  );
}

function Arm({ name, arm, wins }: { name: "A" | "B"; arm: AbTest["a"]; wins: boolean }) {
  const t = useTranslations("results");
  const time = useOrganizationTime();
  const { count, percent } = useAmounts();
  return (
    <section aria-label={t("tests.arm", { name })} className={wins ? "grid content-start gap-3 rounded-xl border border-primary/50 bg-accent/40 p-4" : "grid content-start gap-3 rounded-xl border p-4"}>
      <h3 className="flex items-center justify-between gap-3 text-sm font-semibold">
        {t("tests.arm", { name })}
        <span className="text-lg tabular-nums">{arm.rate === null ? "–" : percent(arm.rate)}</span>
      </h3>
      <ul className="grid gap-3">
        {arm.posts.map((post) => (
          <li key={post.publicationId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
            <span className="min-w-0 flex-1 basis-48">
              <Button asChild variant="link" className="h-auto p-0 text-left whitespace-normal">
                <Link href={`/publications/${post.publicationId}`} prefetch={false}>
                  <span className="line-clamp-2">{post.contentTitle || t("untitled")}</span>
                </Link>
              </Button>
              <span className="block text-xs text-muted-foreground">{time(post.dueAt)}</span>
            </span>
            {post.audience === null ? <StatusBadge status={post.status} /> : <span className="text-xs text-muted-foreground tabular-nums">{t("tests.counts", { interactions: count(post.interactions ?? 0), audience: count(post.audience) })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

"use client";
import { Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { ChannelLine } from "@/components/results/channel-line";
import { useResultNumbers } from "@/components/results/use-result-numbers";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardAction, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { StatusBadge } from "@/components/ui/status-badge";
import { leadOf, readyAt, typicalRate } from "@/lib/ab-test";
import { useChannels } from "@/lib/channels";
import { useAbTestChange, type AbTest } from "@/lib/results";
import { useCan } from "@/lib/use-can";
import { useNow } from "@/lib/use-now";
import { useOrganizationTime } from "@/lib/use-organization-time";
import { useProblemToast } from "@/lib/use-problem";

const tones: Record<AbTest["verdict"], Tone> = { A: "success", B: "success", open: "neutral", too_early: "info", no_history: "warning" };

export function AbTestCard({ test }: { test: AbTest }) {
  const t = useTranslations("results.tests");
  const can = useCan();
  const time = useOrganizationTime();
  const now = useNow();
  const { difference, confidence } = useResultNumbers();
  const { data: channels = [] } = useChannels(undefined, can("channels.read"));
  const lead = leadOf(test);
  const ready = readyAt(test);
  const { remove } = useAbTestChange();
  const showProblem = useProblemToast();
  return (
    <Card>
      <CardHeader>
        <CardTitle>{test.name}</CardTitle>
        <CardDescription>
          <ChannelLine network={channels.find(({ id }) => id === test.channelId)?.network}>{test.channelName}</ChannelLine>
          {test.note ? ` · ${test.note}` : ""}
        </CardDescription>
        <CardAction>
          <Badge tone={tones[test.verdict]}>{t(`verdicts.${test.verdict}`)}</Badge>
        </CardAction>
      </CardHeader>
      <p className="text-sm">
        {t(`explained.${test.verdict}`, {
          difference: difference(lead?.by ?? 0),
          better: lead?.better ?? "A",
          confidence: confidence(test.confidence ?? 0.5),
        })}
        {test.verdict === "too_early" && now && Date.parse(ready) > now.getTime() ? ` ${t("notBefore", { time: time(ready) })}` : null}
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
  const { count, rate } = useResultNumbers();
  const typical = typicalRate(arm.posts);
  return (
    <section aria-label={t("tests.arm", { name })} className={wins ? "grid content-start gap-3 rounded-xl border border-primary/50 bg-accent/40 p-4" : "grid content-start gap-3 rounded-xl border p-4"}>
      <h3 className="flex items-center justify-between gap-3 text-sm font-semibold">
        {t("tests.arm", { name })}
        <span className="text-right">
          <span className="block text-lg leading-tight tabular-nums">{typical === null ? "–" : rate(typical)}</span>
          <span className="block text-xs font-normal text-muted-foreground">{t(arm.posts.length > 1 ? "tests.typicalRate" : "rate")}</span>
        </span>
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

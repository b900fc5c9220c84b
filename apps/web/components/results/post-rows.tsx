"use client";
import { ExternalLink } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useAmounts } from "@/components/economics/use-amounts";
import { ScoreBadge } from "@/components/results/score-badge";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { PostResult } from "@/lib/results";
import { useOrganizationTime } from "@/lib/use-organization-time";

export function PostRows({ posts }: { posts: readonly PostResult[] }) {
  const t = useTranslations("results");
  const time = useOrganizationTime();
  const { count, percent } = useAmounts();
  return (
    <Table aria-label={t("lead")}>
      <TableHeader>
        <TableRow>
          <TableHead>{t("post")}</TableHead>
          <TableHead className="text-right">{t("audience")}</TableHead>
          <TableHead className="text-right">{t("interactions")}</TableHead>
          <TableHead className="text-right">{t("rate")}</TableHead>
          <TableHead className="text-right">{t("score")}</TableHead>
          <TableHead>
            <span className="sr-only">{t("open")}</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {posts.map((post) => (
          <TableRow key={post.publicationId}>
            <TableCell className="min-w-56">
              <Link href={`/publications/${post.publicationId}`} prefetch={false} className="focus-ring line-clamp-2 rounded-sm border border-transparent font-medium hover:underline">
                {post.contentTitle || t("untitled")}
              </Link>
              <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted-foreground">
                <span>
                  {post.channelName} · {time(post.publishedAt)}
                </span>
                {post.environment === "sandbox" ? <Badge tone="warning">{t("sandbox")}</Badge> : null}
                {post.gone ? <Badge tone="neutral">{t("gone")}</Badge> : null}
              </span>
            </TableCell>
            {post.measuredAt === null ? (
              <TableCell colSpan={4} className="text-right text-xs text-muted-foreground">
                {post.nextAt ? t("firstAt", { time: time(post.nextAt) }) : t("unmeasured")}
              </TableCell>
            ) : (
              <>
                <TableCell className="text-right tabular-nums">{post.audience === null ? "–" : count(post.audience)}</TableCell>
                <TableCell className="text-right tabular-nums">{post.interactions === null ? "–" : count(post.interactions)}</TableCell>
                <TableCell className="text-right tabular-nums">{post.rate === null ? "–" : percent(post.rate)}</TableCell>
                <TableCell className="text-right">
                  <ScoreBadge score={post.score} />
                </TableCell>
              </>
            )}
            <TableCell className="w-12 text-right">
              {post.permalink ? (
                <Button asChild variant="ghost" size="iconSm" aria-label={t("openPost")}>
                  <a href={post.permalink} target="_blank" rel="noreferrer">
                    <ExternalLink aria-hidden />
                  </a>
                </Button>
              ) : null}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

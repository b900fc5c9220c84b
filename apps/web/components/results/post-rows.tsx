"use client";
import { ExternalLink } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { ChannelLine } from "@/components/results/channel-line";
import { ScoreBadge } from "@/components/results/score-badge";
import { useResultNumbers } from "@/components/results/use-result-numbers";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { PostResult } from "@/lib/results";
import { useOrganizationTime } from "@/lib/use-organization-time";

/** Posts with what they did. A phone has no room for columns: there the numbers stand below each title. */
export function PostRows({ posts }: { posts: readonly PostResult[] }) {
  const t = useTranslations("results");
  return (
    <>
      <Table aria-label={t("lead")}>
        <TableHeader>
          <TableRow>
            <TableHead>{t("post")}</TableHead>
            <TableHead className="text-right max-sm:hidden">{t("audience")}</TableHead>
            <TableHead className="text-right max-sm:hidden">{t("interactions")}</TableHead>
            <TableHead className="text-right max-sm:hidden">{t("rate")}</TableHead>
            <TableHead className="text-right max-sm:hidden">{t("score")}</TableHead>
            <TableHead>
              <span className="sr-only">{t("open")}</span>
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {posts.map((post) => (
            <PostRow key={post.publicationId} post={post} />
          ))}
        </TableBody>
      </Table>
      <p className="mt-2 text-xs leading-relaxed text-muted-foreground">{t("scoreHint")}</p>
    </>
  );
}

function PostRow({ post }: { post: PostResult }) {
  const t = useTranslations("results");
  const time = useOrganizationTime();
  const { count, rate } = useResultNumbers();
  const title = post.contentTitle || t("untitled");
  const waiting = post.measuredAt === null ? (post.nextAt ? t("firstAt", { time: time(post.nextAt) }) : t("unmeasured")) : null;
  const counts = { audience: post.audience === null ? "–" : count(post.audience), interactions: post.interactions === null ? "–" : count(post.interactions), rate: post.rate === null ? "–" : rate(post.rate) };
  return (
    <TableRow>
      <TableCell className="max-sm:px-3 sm:min-w-56">
        <Link href={`/publications/${post.publicationId}`} prefetch={false} className="focus-ring line-clamp-2 rounded-sm border border-transparent font-medium hover:underline">
          {title}
        </Link>
        <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted-foreground">
          <ChannelLine network={post.network}>
            {post.channelName} · {time(post.publishedAt)}
          </ChannelLine>
          {post.format === "feed" ? null : <Badge tone="neutral">{t(`formats.${post.format as "reel"}`)}</Badge>}
          {post.gone ? <Badge tone="neutral">{t(post.format === "story" ? "storyOver" : "gone")}</Badge> : null}
        </span>
        <span className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs tabular-nums sm:hidden">
          {waiting ?? (
            <>
              <span>{t("reachedCount", { count: counts.audience })}</span>
              <span>{t("interactionCount", { count: counts.interactions })}</span>
              <span className="font-medium">{counts.rate}</span>
              {post.score === null ? null : <span>{t("scoreCount", { score: post.score })}</span>}
            </>
          )}
        </span>
      </TableCell>
      {waiting === null ? (
        <>
          <TableCell className="text-right tabular-nums max-sm:hidden">{counts.audience}</TableCell>
          <TableCell className="text-right tabular-nums max-sm:hidden">{counts.interactions}</TableCell>
          <TableCell className="text-right tabular-nums max-sm:hidden">{counts.rate}</TableCell>
          <TableCell className="text-right max-sm:hidden">
            <ScoreBadge score={post.score} />
          </TableCell>
        </>
      ) : (
        <TableCell colSpan={4} className="text-right text-xs text-muted-foreground max-sm:hidden">
          {waiting}
        </TableCell>
      )}
      <TableCell className="w-12 text-right max-sm:px-2">
        {post.permalink ? (
          <Button asChild variant="ghost" size="iconSm" aria-label={t("openPostOf", { title })}>
            <a href={post.permalink} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden />
            </a>
          </Button>
        ) : null}
      </TableCell>
    </TableRow>
  );
}

"use client";
import type { Content } from "@agency/core/contents/schema";
import { Paperclip } from "lucide-react";
import { useTranslations } from "use-intl";
import { JobItem } from "@/components/jobs/job-item";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useContentAction } from "@/lib/contents";
import { isJobOpen, useContentJobs, type ProviderJob } from "@/lib/jobs";
import { assetUrl } from "@/lib/upload-asset";
import { useProblemToast } from "@/lib/use-problem";

interface FilmListProps {
  content: Content;
  /** Rendered here, or made by a provider. */
  kind: "render" | "video";
  attachable: boolean;
  beforeChange: () => Promise<void>;
}

/** Films of a content: what is under way, what failed last, and what can be put into the post. */
export function FilmList({ content, kind, attachable, beforeChange }: FilmListProps) {
  const jobs = useContentJobs(content.id, kind);
  const ours = jobs.data ?? [];
  const ended = ours.filter((job) => !isJobOpen(job));
  const films = ended.filter(({ status, assetIds }) => status === "done" && assetIds.length > 0);
  const shown = [...ours.filter(isJobOpen), ...ended.slice(0, 1).filter(({ status }) => status !== "done")];
  return (
    <>
      {shown.length > 0 ? (
        <ul className="grid gap-2.5">
          {shown.map((job) => (
            <JobItem key={job.id} job={job} onLeave={noLeave} />
          ))}
        </ul>
      ) : null}
      {films.length > 0 ? (
        <ul className="grid gap-4 sm:grid-cols-2">
          {films.slice(0, 6).map((job) => (
            <Film key={job.id} job={job} content={content} attachable={attachable} beforeChange={beforeChange} />
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Film({ job, content, attachable, beforeChange }: { job: ProviderJob } & Pick<FilmListProps, "content" | "attachable" | "beforeChange">) {
  const t = useTranslations("video.films");
  const showProblem = useProblemToast();
  const action = useContentAction(content.id);
  const assetId = job.assetIds[0]!;
  const isIn = content.media.some((entry) => entry.assetId === assetId);
  const attach = async () => {
    try {
      await beforeChange();
      // A post shows one film: it takes the place of an earlier one.
      const others = content.media.filter(({ kind }) => kind !== "video").map(({ assetId: id, alt }) => ({ assetId: id, alt }));
      await action.mutateAsync({ action: { kind: "media", media: [{ assetId, alt: null }, ...others] } });
      toast.success(t("attached"));
    } catch (error) {
      showProblem(error);
    }
  };
  return (
    <li className="grid content-start gap-2">
      {/* The captions are part of the picture. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <video controls preload="metadata" src={assetUrl(assetId)} aria-label={t("film")} className="max-h-96 w-full rounded-xl bg-black" />
      {isIn ? (
        <p className="text-sm text-muted-foreground">{t("isIn")}</p>
      ) : attachable ? (
        <Button variant="outline" size="sm" className="w-fit" pending={action.isPending} onClick={() => void attach()}>
          <Paperclip aria-hidden />
          {t("attach")}
        </Button>
      ) : null}
    </li>
  );
}

const noLeave = () => {};

"use client";
import type { Content } from "@agency/core/contents/schema";
import { useLocale } from "use-intl";
import { FacebookPreview } from "@/components/previews/facebook-preview";
import { InstagramPreview } from "@/components/previews/instagram-preview";
import { LinkedInPreview } from "@/components/previews/linkedin-preview";
import { TikTokPreview } from "@/components/previews/tiktok-preview";
import type { Publication } from "@/lib/publications";
import { formatTime } from "@/lib/time";

interface SentPreviewProps {
  publication: Publication;
  content: Content | undefined;
  picture: string | null | undefined;
}

/** The post as its network shows it: what was frozen, or what would be sent now. */
export function SentPreview({ publication, content, picture }: SentPreviewProps) {
  const locale = useLocale();
  const language = content?.language ?? "vi";
  const text = publication.frozenText ?? content?.placements.find(({ network }) => network === publication.network)?.text ?? content?.body ?? "";
  const post = { name: publication.channelName, picture, text, media: content?.media ?? [], language };
  if (publication.network === "instagram") return <InstagramPreview {...post} />;
  if (publication.network === "tiktok") return <TikTokPreview {...post} />;
  if (publication.network === "linkedin") return <LinkedInPreview {...post} link={null} />;
  return (
    <FacebookPreview
      pageName={publication.channelName}
      pagePicture={picture}
      text={text}
      link={null}
      media={post.media}
      language={language}
      {...(publication.publishedAt ? { time: formatTime(publication.publishedAt, "dateTime", publication.timeZone, locale) } : {})}
    />
  );
}

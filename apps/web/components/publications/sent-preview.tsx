"use client";
import { isPublishable, postText } from "@agency/core/contents/rules";
import type { Content } from "@agency/core/contents/schema";
import { useLocale } from "use-intl";
import { FacebookPreview } from "@/components/previews/facebook-preview";
import { InstagramPreview } from "@/components/previews/instagram-preview";
import { LinkedInPreview } from "@/components/previews/linkedin-preview";
import { TikTokPreview } from "@/components/previews/tiktok-preview";
import type { Channel } from "@/lib/channels";
import type { Publication } from "@/lib/publications";
import { formatTime } from "@/lib/time";

interface SentPreviewProps {
  publication: Publication;
  content: Content | undefined;
  channel: Channel | undefined;
}

/** The post as its network shows it: what was frozen, or what would be sent now. */
export function SentPreview({ publication, content, channel }: SentPreviewProps) {
  const locale = useLocale();
  const language = content?.language ?? "vi";
  const placement = content?.placements.find(({ network }) => network === publication.network);
  const document = content?.versions.find(({ id }) => id === content.currentVersionId)?.document;
  const common = document && isPublishable(document) ? { text: postText(document), link: document.link?.trim() || null } : { text: content?.body ?? "", link: null };
  const text = publication.frozenText ?? placement?.text ?? common.text;
  const link = placement?.link ?? common.link;
  const post = { name: publication.channelName, picture: channel?.pictureUrl, text, media: placement?.media ?? content?.media ?? [], language };
  if (publication.network === "instagram") return <InstagramPreview {...post} />;
  if (publication.network === "tiktok") return <TikTokPreview {...post} />;
  if (publication.network === "linkedin") return <LinkedInPreview {...post} link={link || null} isPerson={channel?.kind === "member"} />;
  return (
    <FacebookPreview
      pageName={publication.channelName}
      pagePicture={post.picture}
      text={text}
      link={link || null}
      media={post.media}
      language={language}
      {...(publication.publishedAt ? { time: formatTime(publication.publishedAt, "dateTime", publication.timeZone, locale) } : {})}
    />
  );
}

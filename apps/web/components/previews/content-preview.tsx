"use client";
import { isPublishable, postText } from "@agency/core/contents/rules";
import type { Content, ContentDocument } from "@agency/core/contents/schema";
import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { DocumentText } from "@/components/previews/document-text";
import { FacebookPreview } from "@/components/previews/facebook-preview";
import { Card, CardTitle } from "@/components/ui/card";

const InstagramPreview = dynamic(() => import("@/components/previews/instagram-preview").then((loaded) => loaded.InstagramPreview));
const TikTokPreview = dynamic(() => import("@/components/previews/tiktok-preview").then((loaded) => loaded.TikTokPreview));
const LinkedInPreview = dynamic(() => import("@/components/previews/linkedin-preview").then((loaded) => loaded.LinkedInPreview));
const MetaAdPreview = dynamic(() => import("@/components/previews/meta-ad-preview").then((loaded) => loaded.MetaAdPreview));
const SearchAdPreview = dynamic(() => import("@/components/previews/search-ad-preview").then((loaded) => loaded.SearchAdPreview));
const LandingPreview = dynamic(() => import("@/components/previews/landing-preview").then((loaded) => loaded.LandingPreview));
const Storyboard = dynamic(() => import("@/components/previews/storyboard").then((loaded) => loaded.Storyboard));

interface ContentPreviewProps {
  document: ContentDocument;
  platform: string;
  language: Content["language"];
  name: string;
  picture: ComponentProps<typeof FacebookPreview>["pagePicture"];
  colors: readonly string[];
  media: Content["media"];
  /** The account is a person's own; only LinkedIn's pages differ from people's profiles. */
  isPerson?: boolean;
}

/** A piece as it will look where it goes; nothing of it is ever taken as HTML (R33). */
export function ContentPreview({ document, platform, language, name, picture, colors, media, isPerson = false }: ContentPreviewProps) {
  const t = useTranslations("studio");
  if (isPublishable(document)) {
    const post = { text: postText(document), language, media, name, picture };
    const link = document.link?.trim() || null;
    if (platform === "instagram") return <InstagramPreview {...post} />;
    if (platform === "tiktok") return <TikTokPreview {...post} />;
    if (platform === "linkedin") return <LinkedInPreview {...post} link={link} isPerson={isPerson} />;
    return <FacebookPreview pageName={name} pagePicture={picture} text={post.text} link={link} media={media} language={language} />;
  }
  if (document.type === "ads" && platform === "google_ads") return <SearchAdPreview document={document} language={language} />;
  if (document.type === "ads") return <MetaAdPreview document={document} language={language} name={name} picture={picture} media={media} />;
  if (document.type === "landing") return <LandingPreview document={document} language={language} name={name} color={colors[0]} media={media} />;
  if (document.type === "video") return <Storyboard document={document} language={language} />;
  return (
    <Card>
      <CardTitle>{t("preview")}</CardTitle>
      <DocumentText document={document} language={language} />
    </Card>
  );
}

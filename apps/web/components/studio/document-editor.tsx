"use client";
import type { ContentDocument } from "@agency/core/contents/schema";
import { AdsEditor } from "@/components/studio/ads-editor";
import { LandingEditor } from "@/components/studio/landing-editor";
import { SocialEditor } from "@/components/studio/social-editor";
import { VideoEditor } from "@/components/studio/video-editor";

interface DocumentEditorProps {
  document: ContentDocument;
  onChange: (document: ContentDocument) => void;
  platform: string;
  language: string;
  disabled: boolean;
}

/** The editor of a document's own type. */
export function DocumentEditor({ document, platform, ...props }: DocumentEditorProps) {
  switch (document.type) {
    case "social":
      return <SocialEditor document={document} platform={platform} {...props} />;
    case "ads":
      return <AdsEditor document={document} platform={platform} {...props} />;
    case "landing":
      return <LandingEditor document={document} {...props} />;
    case "video":
      return <VideoEditor document={document} {...props} />;
  }
}

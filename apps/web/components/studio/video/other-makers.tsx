"use client";
import type { Content } from "@agency/core/contents/schema";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { AvatarVideo } from "@/components/studio/video/avatar-video";
import { FilmList } from "@/components/studio/video/film-list";
import { GeneratedVideo } from "@/components/studio/video/generated-video";
import { Badge } from "@/components/ui/badge";
import { Card, CardTitle } from "@/components/ui/card";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { useCan } from "@/lib/use-can";
import { useVideoMakers, type VideoMaker } from "@/lib/videos";

interface OtherMakersProps {
  content: Content;
  /** What the scenes say. */
  script: string;
  disabled: boolean;
  attachable: boolean;
  beforeChange: () => Promise<void>;
}

/** Who else could make a film: those with a key at work, and what is missing where there is none. */
export function OtherMakers({ content, script, disabled, attachable, beforeChange }: OtherMakersProps) {
  const t = useTranslations("video.makers");
  const makers = useVideoMakers();
  if (makers.data === undefined) return null;
  const ready = makers.data.filter(({ configured }) => configured);
  const avatars = ready.filter(({ type }) => type === "avatar");
  const generated = ready.filter(({ type }) => type === "generated");
  const forms = [
    ...(avatars.length > 0 ? [{ name: "avatar", form: <AvatarVideo content={content} makers={avatars} script={script} disabled={disabled} /> } as const] : []),
    ...(generated.length > 0 ? [{ name: "generated", form: <GeneratedVideo content={content} makers={generated} disabled={disabled} /> } as const] : []),
  ];
  return (
    <Card>
      <CardTitle>{t("title")}</CardTitle>
      {forms.length === 0 ? null : (
        <Tabs defaultValue={forms[0]!.name}>
          <TabsList aria-label={t("title")}>
            {forms.map(({ name }) => (
              <TabsTrigger key={name} value={name}>
                {t(`ways.${name}`)}
              </TabsTrigger>
            ))}
          </TabsList>
          {/* Both stay, so that a look at the other one loses no words. */}
          {forms.map(({ name, form }) => (
            <TabsContent key={name} value={name} forceMount className="data-[state=inactive]:hidden">
              {form}
            </TabsContent>
          ))}
        </Tabs>
      )}
      <FilmList content={content} kind="video" attachable={attachable} beforeChange={beforeChange} />
      <MissingKeys makers={makers.data.filter(({ configured }) => !configured)} />
    </Card>
  );
}

function MissingKeys({ makers }: { makers: readonly VideoMaker[] }) {
  const t = useTranslations("video.makers");
  const can = useCan();
  if (makers.length === 0) return null;
  return (
    <>
      <ul className="grid gap-2 text-sm">
        {makers.map((maker) => (
          <li key={maker.name} className="flex flex-wrap items-center gap-2">
            <span className="font-medium">{maker.label}</span>
            <span className="text-muted-foreground">{t(maker.type)}</span>
            <Badge tone="neutral">{t("noKey")}</Badge>
          </li>
        ))}
      </ul>
      {can("providers.write") ? (
        <Link href="/settings/providers" className="touch-target focus-ring w-fit rounded border border-transparent text-sm font-medium text-primary underline underline-offset-4">
          {t("addKey")}
        </Link>
      ) : null}
    </>
  );
}

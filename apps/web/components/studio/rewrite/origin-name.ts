"use client";
import type { VersionOrigin } from "@agency/core/generation/schema";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type { PlatformName } from "@/lib/contents-document";

/** What a rewrite did, in a person's words: "For TikTok", "Shorter", "Call to action, anew". */
export function useOriginName(): (origin: VersionOrigin) => string {
  const t = useTranslations("rewrite");
  const names = useTranslations("studio.platforms");
  const fields = useTranslations("studio.edit");
  return useCallback(
    (origin: VersionOrigin) => {
      switch (origin.operation) {
        case "adapt":
          return t("adaptTo", { platform: names((origin.platform ?? "facebook") as PlatformName) });
        case "translate":
          return t(`translateTo.${origin.language === "vi" ? "vi" : "en"}`);
        case "instruct":
          return origin.instruction ? t("asked", { instruction: origin.instruction }) : t("operations.instruct");
        case "field":
          return t("fieldAnew", { name: placeName(origin.pointer ?? "", fields) });
        default:
          return t(`operations.${origin.operation}`);
      }
    },
    [t, names, fields],
  );
}

/** Places by the names that the editor gives them. */
const placeNames = {
  body: "body", hashtags: "hashtags", cta: "cta", altText: "altText", headlines: "headlines", descriptions: "descriptions", primaryText: "primaryText", path: "path",
  hook: "hook", caption: "caption", heading: "heading", items: "points", voiceover: "voiceover", onScreenText: "onScreenText", visual: "visual", seconds: "seconds",
} as const;

function placeName(pointer: string, fields: ReturnType<typeof useTranslations<"studio.edit">>): string {
  const [list = "", index, inner = ""] = pointer.split("/").slice(1);
  const number = Number(index) + 1;
  const nameOf = (place: string) => (Object.hasOwn(placeNames, place) ? fields(placeNames[place as keyof typeof placeNames]) : "");
  if (list === "scenes" || list === "sections") return [fields(list === "scenes" ? "scene" : "section", { number }), inner === "body" ? fields("text") : nameOf(inner)].filter(Boolean).join(" · ");
  return index === undefined ? nameOf(list) || pointer : fields("line", { list: nameOf(list), number });
}

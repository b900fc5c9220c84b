import type { useTranslations } from "use-intl";

type EditWords = ReturnType<typeof useTranslations<"studio.edit">>;

const names = { body: "body", cta: "cta", hashtags: "hashtags", altText: "altText", link: "link", headlines: "headlines", descriptions: "descriptions", primaryText: "primaryText", path: "path", path2: "path2", finalUrl: "finalUrl", hook: "hook", caption: "caption" } as const;

/** What a person calls the place of a JSON pointer: "Headlines, line 3", "Scene 2"; null for places without a name. */
export function fieldName(pointer: string, t: EditWords): string | null {
  const [field = "", index] = pointer.slice(1).split("/");
  const number = Number(index) + 1;
  if (field === "scenes" && index !== undefined) return t("scene", { number });
  if (field === "sections" && index !== undefined) return t("section", { number });
  if (!Object.hasOwn(names, field)) return null;
  const name = t(names[field as keyof typeof names]);
  return index === undefined ? name : t("line", { list: name, number });
}

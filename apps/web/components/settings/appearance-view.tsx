"use client";
import { useTheme } from "next-themes";
import { useTranslations } from "use-intl";
import { languageNames, useLanguage } from "@/components/language-switch";
import { Section } from "@/components/section";
import { FieldSet } from "@/components/ui/field";
import { Label } from "@/components/ui/label";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { Switch } from "@/components/ui/switch";
import { locales } from "@/lib/locale";
import { usePreferences } from "@/lib/shell-store";
import { useNow } from "@/lib/use-now";

/** How the dashboard looks on this device. */
export function AppearanceView() {
  const t = useTranslations("settings.appearance");
  const themes = useTranslations("shell.themes");
  const { theme, setTheme } = useTheme();
  const { locale, setLocale } = useLanguage();
  const { singleKeys, setSingleKeys } = usePreferences();
  // The chosen theme is known only in the browser.
  const isHydrated = useNow() !== undefined;
  return (
    <div className="max-w-3xl">
      <Section title={t("title")} description={t("lead")}>
        <FieldSet legend={themes("label")}>
          <RadioGroup aria-label={themes("label")} value={isHydrated ? (theme ?? "system") : ""} onValueChange={setTheme} className="sm:grid-cols-3">
            {(["light", "dark", "system"] as const).map((name) => (
              <RadioCard key={name} value={name} label={themes(name)} />
            ))}
          </RadioGroup>
        </FieldSet>
        <FieldSet legend={t("language")}>
          <RadioGroup aria-label={t("language")} value={locale} onValueChange={setLocale} className="grid-cols-2">
            {locales.map((language) => (
              <RadioCard key={language} value={language} label={languageNames[language]} lang={language} />
            ))}
          </RadioGroup>
        </FieldSet>
        <div className="flex items-start justify-between gap-4">
          <div className="grid gap-0.5">
            <Label htmlFor="single-keys">{t("singleKeys")}</Label>
            <p id="single-keys-hint" className="text-xs leading-relaxed text-muted-foreground">
              {t("singleKeysHint")}
            </p>
          </div>
          <Switch id="single-keys" aria-describedby="single-keys-hint" checked={singleKeys} onCheckedChange={setSingleKeys} />
        </div>
      </Section>
    </div>
  );
}

"use client";
import { Languages } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuRadioGroup, DropdownMenuRadioItem, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { asLocale, localeCookie, locales } from "@/lib/locale";

/** Each language is named in itself. */
export const languageNames = { vi: "Tiếng Việt", en: "English" } as const;

export function LanguageSwitch() {
  const t = useTranslations("shell");
  const { locale, setLocale, pending } = useLanguage();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" pending={pending} aria-label={t("language", { language: languageNames[locale] })}>
          {pending ? null : <Languages aria-hidden />}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="min-w-40">
        <DropdownMenuRadioGroup value={locale} onValueChange={setLocale}>
          {locales.map((language) => (
            <DropdownMenuRadioItem key={language} value={language} lang={language}>
              {languageNames[language]}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** Changes the language in place: what is typed stays, the server renders again in the new language. */
export function useLanguage() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const setLocale = (value: string) => {
    const language = asLocale(value);
    if (!language) return;
    document.cookie = `${localeCookie}=${language}; path=/; max-age=31536000; samesite=lax`;
    startTransition(() => router.refresh());
  };
  return { locale: useLocale(), setLocale, pending };
}

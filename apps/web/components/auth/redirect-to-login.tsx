"use client";
import Link from "next/link";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { Spinner } from "@/components/ui/spinner";

/** A layout on the server does not know its page; the browser does, and comes back to it after signing in. */
export function RedirectToLogin() {
  const t = useTranslations("auth");
  useEffect(() => {
    const here = window.location.pathname + window.location.search;
    window.location.replace(here === "/" ? "/login" : `/login?next=${encodeURIComponent(here)}`);
  }, []);
  return (
    <main className="grid min-h-dvh place-items-center">
      <Link href="/login" prefetch={false} className="flex items-center gap-2.5 text-sm text-muted-foreground">
        <Spinner />
        {t("goingToSignIn")}
      </Link>
    </main>
  );
}

"use client";
import { CloudAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("crash");
  return (
    <main className="grid min-h-[70dvh] place-items-center p-4">
      <Empty
        icon={CloudAlert}
        heading="h1"
        title={t("title")}
        description={error.digest ? `${t("description")} (${error.digest})` : t("description")}
        className="w-full max-w-lg"
        actions={
          <>
            <Button onClick={reset}>{t("retry")}</Button>
            <Button variant="outline" onClick={() => window.location.assign("/")}>
              {t("home")}
            </Button>
          </>
        }
      />
    </main>
  );
}

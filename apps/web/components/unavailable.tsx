"use client";
import { ServerCog } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";

/** The API does not answer: usually it is starting. The page looks again by itself. */
export function Unavailable() {
  const t = useTranslations("unavailable");
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  useEffect(() => {
    const timer = setInterval(() => startTransition(() => router.refresh()), 4000);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <Empty
      icon={ServerCog}
      heading="h1"
      title={t("title")}
      description={t("description")}
      className="w-full max-w-lg"
      actions={
        <Button variant="outline" pending={pending} onClick={() => startTransition(() => router.refresh())}>
          {t("retry")}
        </Button>
      }
    />
  );
}

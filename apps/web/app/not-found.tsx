import { Compass } from "lucide-react";
import Link from "next/link";
import { createTranslator } from "use-intl/core";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { messagesFor } from "@/lib/messages";
import { readLocale } from "@/lib/read-locale";

export default async function NotFound() {
  const locale = await readLocale();
  const t = createTranslator({ locale, messages: messagesFor(locale), namespace: "notFound" });
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <Empty
        icon={Compass}
        heading="h1"
        title={t("title")}
        description={t("description")}
        className="w-full max-w-lg"
        actions={
          <Button asChild>
            <Link href="/">{t("home")}</Link>
          </Button>
        }
      />
    </main>
  );
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { createTranslator } from "use-intl/core";
import { AuthHeading } from "@/components/auth/auth-heading";
import { CapabilityList } from "@/components/auth/capability-list";
import { SetupForm } from "@/components/auth/setup-form";
import { Unavailable } from "@/components/unavailable";
import { messagesFor } from "@/lib/messages";
import { pageTitle } from "@/lib/page-title";
import { readLocale } from "@/lib/read-locale";
import { readSetup } from "@/lib/server-api";

export const generateMetadata = (): Promise<Metadata> => pageTitle("setup");

export default async function SetupPage() {
  const setup = await readSetup();
  if (setup === undefined) return <Unavailable />;
  if (!setup.needsOwner) redirect("/login");
  const locale = await readLocale();
  const t = createTranslator({ locale, messages: messagesFor(locale), namespace: "auth" });
  return (
    <div className="grid w-full max-w-[33rem] gap-8 lg:py-10">
      <AuthHeading title={t("setupTitle")}>{t("setupLead")}</AuthHeading>
      <SetupForm />
      <CapabilityList setup={setup} />
    </div>
  );
}

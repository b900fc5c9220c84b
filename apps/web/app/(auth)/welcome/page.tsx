import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { createTranslator } from "use-intl/core";
import { AuthHeading } from "@/components/auth/auth-heading";
import { CapabilityList } from "@/components/auth/capability-list";
import { WelcomeChoices } from "@/components/setup/welcome-choices";
import { messagesFor } from "@/lib/messages";
import { pageTitle } from "@/lib/page-title";
import { readLocale } from "@/lib/read-locale";
import { readSession, readSetup } from "@/lib/server-api";

export const generateMetadata = (): Promise<Metadata> => pageTitle("welcome");

/** After the first owner is there: begin with a demo brand, with one's own, or look around. */
export default async function WelcomePage() {
  const [session, setup] = await Promise.all([readSession(), readSetup()]);
  if (session.state !== "signed-in") redirect("/login");
  const locale = await readLocale();
  const t = createTranslator({ locale, messages: messagesFor(locale), namespace: "welcome" });
  return (
    <div className="grid w-full max-w-[33rem] gap-8 lg:py-10">
      <AuthHeading title={t("title", { name: session.me.user.name })}>{t("lead")}</AuthHeading>
      <WelcomeChoices />
      {setup ? <CapabilityList setup={setup} /> : null}
    </div>
  );
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { createTranslator } from "use-intl/core";
import { AuthHeading } from "@/components/auth/auth-heading";
import { LoginForm } from "@/components/auth/login-form";
import { Unavailable } from "@/components/unavailable";
import { messagesFor } from "@/lib/messages";
import { pageTitle } from "@/lib/page-title";
import { readLocale } from "@/lib/read-locale";
import { safeNextPath } from "@/lib/safe-next-path";
import { readSession, readSetup } from "@/lib/server-api";

export const generateMetadata = (): Promise<Metadata> => pageTitle("login");

export default async function LoginPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams;
  const path = safeNextPath(Array.isArray(next) ? next[0] : next);
  const [setup, session] = await Promise.all([readSetup(), readSession()]);
  if (setup?.needsOwner) redirect("/setup");
  if (session.state === "signed-in") redirect(path);
  if (setup === undefined) return <Unavailable />;
  const locale = await readLocale();
  const t = createTranslator({ locale, messages: messagesFor(locale), namespace: "auth" });
  return (
    <div className="grid w-full max-w-[25rem] gap-8">
      <AuthHeading title={t("signInTitle")}>{t("signInLead")}</AuthHeading>
      <LoginForm next={path} />
      <p className="text-sm leading-relaxed text-muted-foreground">{t("noAccount")}</p>
    </div>
  );
}

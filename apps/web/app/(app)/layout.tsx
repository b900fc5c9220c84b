import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { RedirectToLogin } from "@/components/auth/redirect-to-login";
import { AppShell } from "@/components/shell/app-shell";
import { Unavailable } from "@/components/unavailable";
import { readSession, readSetup } from "@/lib/server-api";

/** Only signed-in people pass. The API checks every right again; this is for where to go. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const [session, setup] = await Promise.all([readSession(), readSetup()]);
  if (setup?.needsOwner) redirect("/setup");
  if (session.state === "unavailable") {
    return (
      <main className="grid min-h-dvh place-items-center p-4">
        <Unavailable />
      </main>
    );
  }
  if (session.state === "signed-out") return <RedirectToLogin />;
  return (
    <AppShell me={session.me} sandbox={setup?.sandbox ?? false}>
      {children}
    </AppShell>
  );
}

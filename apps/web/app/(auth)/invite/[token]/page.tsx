import type { Metadata } from "next";
import { InviteView } from "@/components/auth/invite-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = async (): Promise<Metadata> => ({ ...(await pageTitle("invite")), referrer: "no-referrer" });

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return <InviteView token={token} />;
}

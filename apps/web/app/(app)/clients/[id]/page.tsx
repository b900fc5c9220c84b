import type { Metadata } from "next";
import { Allowed } from "@/components/allowed";
import { ClientView } from "@/components/economics/client-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("client");

export default async function ClientPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <Allowed permission="economics.read">
      <ClientView key={id} clientId={id} />
    </Allowed>
  );
}

import type { Metadata } from "next";
import { Allowed } from "@/components/allowed";
import { ApiKeysView } from "@/components/settings/api-keys-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("settingsApiKeys");

export default function ApiKeysPage() {
  return (
    <Allowed permission="api_keys.read">
      <ApiKeysView />
    </Allowed>
  );
}

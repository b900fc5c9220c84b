import { redirect } from "next/navigation";
import { readSession } from "@/lib/server-api";
import { settingsTabs } from "@/lib/settings-tabs";

/** The first page of the settings that the person may open. */
export default async function SettingsPage() {
  const session = await readSession();
  const permissions = session.state === "signed-in" ? session.me.permissions : [];
  const first = settingsTabs.find(({ permission }) => permission === null || permissions.includes(permission));
  redirect(`/settings/${first?.name ?? "appearance"}`);
}

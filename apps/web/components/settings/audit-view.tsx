"use client";
import { ScrollText } from "lucide-react";
import { useTranslations } from "use-intl";
import { ListView } from "@/components/list-view";
import { Section } from "@/components/section";
import { Empty } from "@/components/ui/empty";
import { FilterSelect } from "@/components/ui/filter-select";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { AuditEntry, Member } from "@/lib/resources";
import { useList } from "@/lib/use-list";
import { useOrganizationTime } from "@/lib/use-organization-time";
import { useSearchParam } from "@/lib/use-search-param";

const subjects = ["organization", "member", "invitation", "api_key", "session", "channel", "publication", "provider", "provider_route"] as const;

/** Who did what and when, newest first. */
export function AuditView() {
  const t = useTranslations("settings.audit");
  const time = useOrganizationTime();
  const [subject, setSubject] = useSearchParam("subject");
  const members = useList<Member>(["members"], "/members", { limit: 100 });
  const list = useList<AuditEntry>(["audit"], "/audit", { subjectType: subject, limit: 30 });
  const actorOf = (entry: AuditEntry) => members.rows.find((member) => member.userId === entry.actorId)?.name ?? t(`actors.${entry.actorKind}`);
  const actionOf = (entry: AuditEntry) => {
    const key = `actions.${entry.action.replaceAll(".", "_")}` as "actions.member_removed";
    return t.has(key) ? t(key) : entry.action;
  };
  const subjectOf = (name: string) => {
    const key = `subjects.${name}` as "subjects.brand";
    return t.has(key) ? t(key) : name;
  };
  return (
    <Section title={t("title")} description={t("lead")}>
      <FilterSelect label={t("subject")} value={subject} onValueChange={setSubject} options={subjects.map((name) => ({ value: name, label: subjectOf(name) }))} />
      <ListView list={list} empty={<Empty icon={ScrollText} title={t("empty")} />}>
        {(entries) => (
          <Table aria-label={t("title")}>
            <TableHeader>
              <TableRow>
                <TableHead>{t("time")}</TableHead>
                <TableHead>{t("actor")}</TableHead>
                <TableHead>{t("action")}</TableHead>
                <TableHead>{t("subject")}</TableHead>
                <TableHead>{t("detail")}</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {entries.map((entry) => (
                <TableRow key={entry.id}>
                  <TableCell className="whitespace-nowrap tabular-nums">{time(entry.createdAt)}</TableCell>
                  <TableCell className="whitespace-nowrap">{actorOf(entry)}</TableCell>
                  <TableCell className="whitespace-nowrap">{actionOf(entry)}</TableCell>
                  <TableCell className="whitespace-nowrap">{subjectOf(entry.subjectType)}</TableCell>
                  <TableCell className="max-w-72 truncate text-xs text-muted-foreground">{summary(entry.detail)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </ListView>
    </Section>
  );
}

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** "role: editor · from: role: viewer": short facts; never raw JSON, and no ids, which say nothing to a person. */
function summary(detail: Record<string, unknown>): string {
  return Object.entries(detail).flatMap(([name, value]) => fact(name, value)).join(" · ");
}

function fact(name: string, value: unknown): string[] {
  if (value === null || value === undefined || value === "" || (typeof value === "string" && uuid.test(value))) return [];
  if (Array.isArray(value)) return [`${name}: ${value.every((item) => typeof item === "string" && !uuid.test(item)) ? value.join(", ") : value.length}`];
  if (typeof value !== "object") return [`${name}: ${String(value)}`];
  const inner = summary(value as Record<string, unknown>);
  return inner === "" ? [] : [`${name}: ${inner}`];
}

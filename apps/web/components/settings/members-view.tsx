"use client";
import type { Role } from "@agency/core/identity/schema";
import { useQueryClient } from "@tanstack/react-query";
import { MailPlus, UserMinus, Users } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ListView } from "@/components/list-view";
import { Section } from "@/components/section";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Empty } from "@/components/ui/empty";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { useMe } from "@/lib/queries";
import { roles } from "@/lib/roles";
import type { Invitation, Member } from "@/lib/resources";
import { useCan } from "@/lib/use-can";
import { useList } from "@/lib/use-list";
import { useOrganizationTime } from "@/lib/use-organization-time";
import { useProblemToast } from "@/lib/use-problem";

const InviteDialog = dynamic(() => import("@/components/settings/invite-dialog").then((module) => module.InviteDialog), { ssr: false });

export function MembersView() {
  const t = useTranslations("settings.members");
  const can = useCan();
  const [inviting, setInviting] = useState<boolean>();
  const members = useList<Member>(["members"], "/members", { limit: 50 });
  const invitations = useList<Invitation>(["invitations"], "/invitations", { limit: 50 });
  const pending = invitations.rows.filter((invitation) => invitation.status === "pending");
  const writable = can("members.write");
  return (
    <div className="grid gap-5">
      <Section
        title={t("title")}
        description={t("lead")}
        action={
          writable ? (
            <Button onClick={() => setInviting(true)}>
              <MailPlus aria-hidden />
              {t("invite")}
            </Button>
          ) : undefined
        }
      >
        <ListView list={members} empty={<Empty icon={Users} title={t("title")} />}>
          {(rows) => (
            <ul className="divide-y">
              {rows.map((member) => (
                <MemberRow key={member.id} member={member} writable={writable} />
              ))}
            </ul>
          )}
        </ListView>
      </Section>
      {pending.length > 0 ? (
        <Section title={t("pending")} description={t("pendingLead")}>
          <ul className="divide-y">
            {pending.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} writable={writable} />
            ))}
          </ul>
        </Section>
      ) : null}
      {inviting === undefined ? null : <InviteDialog open={inviting} onOpenChange={setInviting} />}
    </div>
  );
}

function MemberRow({ member, writable }: { member: Member; writable: boolean }) {
  const t = useTranslations("settings.members");
  const roleNames = useTranslations("roles");
  const { data: me } = useMe();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const [role, setRole] = useState<Role>();
  const [removing, setRemoving] = useState(false);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ["members"] });
  const isSelf = member.userId === me?.user.id;

  const changeRole = async (next: Role) => {
    // Shown at once; falls back to what the list says when the API refuses.
    setRole(next);
    try {
      await request("PATCH", `/members/${member.id}`, { body: { role: next } });
      await refresh();
      toast.success(t("roleChanged", { name: member.name, role: roleNames(next) }));
    } catch (error) {
      showProblem(error);
    } finally {
      setRole(undefined);
    }
  };
  const remove = async () => {
    setRemoving(true);
    try {
      await request("DELETE", `/members/${member.id}`);
      toast.success(t("removed", { name: member.name }));
      await refresh();
    } catch (error) {
      showProblem(error);
    } finally {
      setRemoving(false);
    }
  };

  return (
    <li className="flex flex-wrap items-center gap-3 py-3 first:pt-0 last:pb-0">
      <Avatar name={member.name} />
      <div className="min-w-0 flex-1 basis-40">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <span className="break-words">{member.name}</span>
          {isSelf ? <Badge tone="outline">{t("you")}</Badge> : null}
        </p>
        <p className="text-sm break-all text-muted-foreground">{member.email}</p>
        {member.brandIds === null ? null : <p className="text-xs text-muted-foreground">{t("brandCount", { count: member.brandIds.length })}</p>}
      </div>
      {writable ? (
        <div className="flex items-center gap-2">
          <Select value={role ?? member.role} onValueChange={(next) => void changeRole(next as Role)}>
            <SelectTrigger aria-label={t("roleOf", { name: member.name })} className="w-40">
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {roles.map((name) => (
                <SelectItem key={name} value={name}>
                  {roleNames(name)}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
          <ConfirmButton variant="ghost" pending={removing} confirmLabel={t("removeConfirm")} aria-label={t("remove", { name: member.name })} onConfirm={() => void remove()}>
            <UserMinus aria-hidden />
          </ConfirmButton>
        </div>
      ) : (
        <Badge>{roleNames(member.role)}</Badge>
      )}
    </li>
  );
}

function InvitationRow({ invitation, writable }: { invitation: Invitation; writable: boolean }) {
  const t = useTranslations("settings.members");
  const roleNames = useTranslations("roles");
  const time = useOrganizationTime();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const [pending, setPending] = useState(false);
  const revoke = async () => {
    setPending(true);
    try {
      await request("DELETE", `/invitations/${invitation.id}`);
      await queryClient.invalidateQueries({ queryKey: ["invitations"] });
      toast.success(t("revoked"));
    } catch (error) {
      showProblem(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <li className="flex flex-wrap items-center gap-3 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium break-all">{invitation.email}</p>
        <p className="text-sm text-muted-foreground">
          {roleNames(invitation.role)} · {t("validUntil", { date: time(invitation.expiresAt, "date") })}
        </p>
      </div>
      {writable ? (
        <ConfirmButton variant="outline" size="sm" pending={pending} confirmLabel={t("revokeConfirm")} onConfirm={() => void revoke()}>
          {t("revoke")}
        </ConfirmButton>
      ) : null}
    </li>
  );
}

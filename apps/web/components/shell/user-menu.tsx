"use client";
import { Keyboard, LogOut, Settings2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/ui/avatar";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuSeparator, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { request } from "@/lib/api";
import type { Me } from "@/lib/me";
import { useShell } from "@/lib/shell-store";
import { useProblemToast } from "@/lib/use-problem";

const roles = ["owner", "manager", "editor", "approver", "viewer", "client"] as const;

export function UserMenu({ me }: { me: Me }) {
  const t = useTranslations("shell");
  const roleNames = useTranslations("roles");
  const set = useShell((state) => state.set);
  const showProblem = useProblemToast();
  const [leaving, setLeaving] = useState(false);
  const role = roles.find((known) => known === me.role);
  const signOut = async () => {
    setLeaving(true);
    try {
      await request("POST", "/api/auth/sign-out", { body: {} });
      // A full load: nothing of this session stays in memory.
      window.location.assign("/login");
    } catch (error) {
      setLeaving(false);
      showProblem(error, () => void signOut());
    }
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        className="touch-target focus-ring ml-1 grid size-10 place-items-center rounded-full border border-transparent"
      >
        <Avatar name={me.user.name} />
        <span className="sr-only">{t("account", { name: me.user.name })}</span>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-64">
        <div className="flex items-center gap-3 px-2.5 py-2">
          <Avatar name={me.user.name} />
          <div className="grid min-w-0">
            <span className="truncate text-sm font-semibold">{me.user.name}</span>
            <span className="truncate text-xs text-muted-foreground">{me.user.email}</span>
          </div>
        </div>
        <p className="truncate px-2.5 pb-1.5 text-xs text-muted-foreground">
          {me.organization.name} · {role ? roleNames(role) : me.role}
        </p>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/settings">
            <Settings2 aria-hidden />
            {t("settings")}
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => set({ shortcutsOpen: true })}>
          <Keyboard aria-hidden />
          {t("shortcuts.title")}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem disabled={leaving} onSelect={() => void signOut()}>
          <LogOut aria-hidden />
          {t("signOut")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

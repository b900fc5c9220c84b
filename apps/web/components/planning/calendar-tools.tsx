"use client";
import { CalendarClock, CheckSquare, Ellipsis, FileUp, Repeat } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";

/** What else can be done with a calendar. */
export function CalendarTools({ brandId, onSelect }: { brandId: string | undefined; onSelect: () => void }) {
  const t = useTranslations("planning.calendar");
  const search = brandId ? `?brand=${brandId}` : "";
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="outline" size="icon" aria-label={t("tools")}>
          <Ellipsis aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={onSelect}>
          <CheckSquare aria-hidden />
          {t("select")}
        </DropdownMenuItem>
        {(
          [
            { href: "/calendar/queue", icon: CalendarClock, name: "queue" },
            { href: "/calendar/recurring", icon: Repeat, name: "recurring" },
            { href: "/calendar/import", icon: FileUp, name: "import" },
          ] as const
        ).map(({ href, icon: Icon, name }) => (
          <DropdownMenuItem key={href} asChild>
            <Link href={`${href}${search}`}>
              <Icon aria-hidden />
              {t(name)}
            </Link>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

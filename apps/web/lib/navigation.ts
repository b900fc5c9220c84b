import type { Permission } from "@agency/core/identity/schema";
import { CalendarDays, CalendarRange, ChartColumn, Gem, HandCoins, Home, Images, PenLine, Radio, Settings2, TextQuote } from "lucide-react";
import type { LucideIcon } from "lucide-react";

export interface NavigationItem {
  /** Key of its name in `nav` of the catalogues. */
  name: "home" | "studio" | "calendar" | "campaigns" | "brands" | "media" | "prompts" | "results" | "channels" | "clients" | "settings";
  href: string;
  icon: LucideIcon;
  /** Second key after G. */
  key: string;
  /** What a person must be allowed to do to see it; absent: everybody. */
  permission?: Permission;
}

export const navigation: readonly NavigationItem[] = [
  { name: "home", href: "/", icon: Home, key: "h" },
  { name: "studio", href: "/studio", icon: PenLine, key: "s" },
  { name: "calendar", href: "/calendar", icon: CalendarDays, key: "c" },
  { name: "campaigns", href: "/campaigns", icon: CalendarRange, key: "m" },
  { name: "brands", href: "/brands", icon: Gem, key: "b" },
  { name: "media", href: "/media", icon: Images, key: "l", permission: "assets.read" },
  { name: "prompts", href: "/prompts", icon: TextQuote, key: "p" },
  { name: "results", href: "/results", icon: ChartColumn, key: "r", permission: "publications.read" },
  { name: "channels", href: "/channels", icon: Radio, key: "n" },
  { name: "clients", href: "/clients", icon: HandCoins, key: "e", permission: "economics.read" },
  { name: "settings", href: "/settings", icon: Settings2, key: "t" },
];

export const newContentHref = "/studio/new";

export function isCurrent(item: NavigationItem, pathname: string): boolean {
  if (item.href === "/") return pathname === "/";
  const isBelow = (href: string) => pathname === href || pathname.startsWith(`${href}/`);
  // The pages about money stand under the clients' entry.
  return isBelow(item.href) || (item.name === "clients" && isBelow("/economics"));
}

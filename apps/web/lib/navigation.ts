import { CalendarDays, Gem, Home, PenLine, Radio, Settings2, TextQuote } from "lucide-react";
import type { LucideIcon } from "lucide-react";

export interface NavigationItem {
  /** Key of its name in `nav` of the catalogues. */
  name: "home" | "studio" | "calendar" | "brands" | "prompts" | "channels" | "settings";
  href: string;
  icon: LucideIcon;
  /** Second key after G. */
  key: string;
}

export const navigation: readonly NavigationItem[] = [
  { name: "home", href: "/", icon: Home, key: "h" },
  { name: "studio", href: "/studio", icon: PenLine, key: "s" },
  { name: "calendar", href: "/calendar", icon: CalendarDays, key: "c" },
  { name: "brands", href: "/brands", icon: Gem, key: "b" },
  { name: "prompts", href: "/prompts", icon: TextQuote, key: "p" },
  { name: "channels", href: "/channels", icon: Radio, key: "n" },
  { name: "settings", href: "/settings", icon: Settings2, key: "t" },
];

export const newContentHref = "/studio/new";

export function isCurrent(item: NavigationItem, pathname: string): boolean {
  return item.href === "/" ? pathname === "/" : pathname === item.href || pathname.startsWith(`${item.href}/`);
}

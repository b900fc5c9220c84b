"use client";
import * as AvatarPrimitive from "radix-ui/avatar";
import { cn } from "@/lib/cn";

interface AvatarProps {
  name: string;
  src?: string | null | undefined;
  /** Brands are squares, people are round. */
  shape?: "round" | "square";
  className?: string;
}

/** Decorative: the name stands beside it. */
export function Avatar({ name, src, shape = "round", className }: AvatarProps) {
  return (
    <AvatarPrimitive.Root
      data-slot="avatar"
      aria-hidden
      className={cn("relative inline-flex size-9 shrink-0 overflow-hidden text-xs select-none", shape === "round" ? "rounded-full" : "rounded-lg", className)}
    >
      {src ? <AvatarPrimitive.Image src={src} alt="" className="size-full object-cover" /> : null}
      <AvatarPrimitive.Fallback className="grid size-full place-items-center font-semibold text-white" style={{ background: avatarColor(name) }}>
        {initials(name)}
      </AvatarPrimitive.Fallback>
    </AvatarPrimitive.Root>
  );
}

/** Vietnamese names end with the given name: "Nguyễn Thị Lan" is NL. */
function initials(name: string): string {
  const words = name.normalize("NFC").trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => word?.[0] ?? "").join("").toLocaleUpperCase();
}

/** Always the same colour for a name, dark enough for white letters. */
function avatarColor(name: string): string {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360;
  return `oklch(0.5 0.1 ${hash})`;
}

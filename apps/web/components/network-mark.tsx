import { cn } from "@/lib/cn";
import { networkNames } from "@/lib/networks";
import type { Network } from "@/lib/networks";

/** Two letters in the network's colour: known at a glance, and no one's logo. */
const marks: Readonly<Record<Network, { letters: string; colours: string }>> = {
  facebook: { letters: "f", colours: "bg-[#0b57d0] text-white" },
  instagram: { letters: "Ig", colours: "bg-[#b3216b] text-white" },
  tiktok: { letters: "Tt", colours: "bg-[#161823] text-white dark:bg-[#4a4e5c]" },
  linkedin: { letters: "in", colours: "bg-[#0a5aa8] text-white" },
};

export function NetworkMark({ network, labelled = false, className }: { network: Network; labelled?: boolean; className?: string }) {
  const { letters, colours } = marks[network];
  return (
    <span
      role={labelled ? "img" : undefined}
      aria-label={labelled ? networkNames[network] : undefined}
      aria-hidden={labelled ? undefined : true}
      className={cn("grid size-5 shrink-0 place-items-center rounded-md text-[0.65rem] leading-none font-bold select-none", colours, className)}
    >
      {letters}
    </span>
  );
}

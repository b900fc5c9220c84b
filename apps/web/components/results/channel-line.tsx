"use client";
import { NetworkMark } from "@/components/network-mark";
import type { Network } from "@/lib/networks";

/** An account and where it is: one brand often has the same name on every network. */
export function ChannelLine({ network, children }: { network: Network | undefined; children: React.ReactNode }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      {network ? <NetworkMark network={network} labelled className="size-4 rounded-sm text-[0.55rem]" /> : null}
      <span className="min-w-0">{children}</span>
    </span>
  );
}

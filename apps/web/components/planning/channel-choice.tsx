"use client";
import type { Channel } from "@agency/core/channels/schema";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { SandboxBadge } from "@/components/studio/sandbox-badge";
import { Avatar } from "@/components/ui/avatar";
import { Checkbox } from "@/components/ui/checkbox";
import { networkNames } from "@/lib/networks";

interface ChannelChoiceProps {
  channels: readonly Channel[];
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  /** Below a chosen channel, e.g. its own time. */
  below?: (channel: Channel) => ReactNode;
}

/** The accounts that a post goes to; one that has to be connected again cannot be chosen. */
export function ChannelChoice({ channels, chosen, onChosen, below }: ChannelChoiceProps) {
  const t = useTranslations("studio.schedule");
  return (
    <ul className="grid gap-2">
      {channels.map((channel) => (
        <li key={channel.id} className="rounded-lg border border-input bg-card has-disabled:opacity-60 has-[label_[data-state=checked]]:border-primary has-[label_[data-state=checked]]:bg-secondary/70">
          <label className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
            <Checkbox
              checked={chosen.has(channel.id)}
              disabled={channel.status !== "connected"}
              onCheckedChange={(on) => {
                const next = new Set(chosen);
                if (on === true) next.add(channel.id);
                else next.delete(channel.id);
                onChosen(next);
              }}
            />
            <Avatar name={channel.name} src={channel.pictureUrl} className="size-8" />
            <span className="grid min-w-0 flex-1 basis-36">
              <span className="truncate text-sm font-medium">{channel.name}</span>
              <span className="text-xs text-muted-foreground">{channel.status === "connected" ? networkNames[channel.network] : t("needsAuth")}</span>
            </span>
            {channel.environment === "sandbox" ? <SandboxBadge /> : null}
          </label>
          {below && chosen.has(channel.id) ? <div className="px-3 pb-3">{below(channel)}</div> : null}
        </li>
      ))}
    </ul>
  );
}

"use client";
import type { GenerationRun } from "@agency/core/generation/schema";
import { Clock } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useCan } from "@/lib/use-can";
import { providerNames } from "@/lib/providers";
import { useOrganizationTime } from "@/lib/use-organization-time";

/** Why a draft is not being written yet, and until when. */
export function WaitingNote({ waiting }: { waiting: NonNullable<GenerationRun["items"][number]["waiting"]> }) {
  const t = useTranslations("providers.waitingNote");
  const time = useOrganizationTime();
  const can = useCan();
  const provider = waiting.provider === null ? t("someone") : (providerNames[waiting.provider] ?? waiting.provider);
  const until = waiting.until === null ? "" : time(waiting.until, "time");
  return (
    <p role="status" className="flex items-start gap-2 rounded-xl bg-tone-info px-3 py-2.5 text-sm text-tone-info-foreground">
      <Clock aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>
        {t(waiting.reason, { provider, time: until })}
        {waiting.reason === "budget" && can("economics.write") ? (
          <>
            {" "}
            <Link href="/economics/budgets" className="font-medium underline underline-offset-2">
              {t("raise")}
            </Link>
          </>
        ) : null}
      </span>
    </p>
  );
}

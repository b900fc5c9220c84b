"use client";
import { EconomicsFrame } from "@/components/economics/economics-frame";
import { EconomicsSettingsForm } from "@/components/economics/economics-settings-form";
import { FixedCostsCard } from "@/components/economics/fixed-costs-card";
import { PlansCard } from "@/components/economics/plans-card";

/** What is sold, what is paid every month, and how both become a margin. */
export function PlansView() {
  return (
    <EconomicsFrame>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 xl:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)] xl:items-start">
        <div className="grid min-w-0 gap-5">
          <PlansCard />
          <FixedCostsCard />
        </div>
        <EconomicsSettingsForm />
      </div>
    </EconomicsFrame>
  );
}

"use client";
import { useTranslations } from "use-intl";
import { ChartFigure } from "@/components/economics/charts/chart-figure";
import { WaterfallChart } from "@/components/economics/charts/lazy-charts";
import { useAmounts } from "@/components/economics/use-amounts";

/** US dollars from revenue to margin. */
export interface MarginParts {
  revenue: number;
  ai: number;
  rendering: number;
  fixed: number;
  human: number;
  margin: number;
}

const costs = ["ai", "rendering", "fixed", "human"] as const;

export function Waterfall({ label, parts }: { label: string; parts: MarginParts }) {
  const t = useTranslations("economics.figures");
  const { usd } = useAmounts();
  const steps = [
    { key: "revenue", label: t("revenue"), value: parts.revenue, kind: "start" as const },
    ...costs.map((key) => ({ key, label: t(key), value: parts[key], kind: "cost" as const })),
    { key: "margin", label: t("margin"), value: parts.margin, kind: "end" as const },
  ];
  return (
    <ChartFigure label={label} columns={[label, "USD"]} rows={steps.map((step) => [step.label, usd(step.kind === "cost" ? -step.value : step.value)])}>
      <WaterfallChart steps={steps} />
    </ChartFigure>
  );
}

"use client";
import { Bar, BarChart, CartesianGrid, Cell, LabelList, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { useAmounts } from "@/components/economics/use-amounts";
import { waterfallBars, type WaterfallStep } from "./waterfall-rules";

export default function WaterfallChart({ steps }: { steps: readonly WaterfallStep[] }) {
  const { usd } = useAmounts();
  const bars = waterfallBars(steps);
  const fill = (bar: (typeof bars)[number]) => (bar.kind === "cost" ? "var(--highlight)" : bar.value < 0 ? "var(--destructive)" : bar.kind === "end" ? "var(--primary)" : "var(--ring)");
  return (
    <ResponsiveContainer width="100%" height={230}>
      <BarChart data={bars} margin={{ top: 20, right: 4, bottom: 0, left: 4 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis dataKey="label" tickLine={false} axisLine={false} interval={0} tick={{ fill: "var(--muted-foreground)", fontSize: 11 }} />
        <YAxis hide domain={["auto", "auto"]} />
        <ReferenceLine y={0} stroke="var(--muted-foreground)" />
        <Bar dataKey="range" radius={3} isAnimationActive={false} minPointSize={2}>
          {bars.map((bar) => (
            <Cell key={bar.key} fill={fill(bar)} />
          ))}
          <LabelList dataKey="value" position="top" formatter={(value) => usd(Number(value))} fill="var(--foreground)" fontSize={11} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

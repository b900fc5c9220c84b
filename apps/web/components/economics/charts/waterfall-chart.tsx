"use client";
import { Bar, BarChart, CartesianGrid, Cell, LabelList, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { useAmounts } from "@/components/economics/use-amounts";
import { waterfallBars, type WaterfallStep } from "./waterfall-rules";

export default function WaterfallChart({ steps }: { steps: readonly WaterfallStep[] }) {
  const { usd } = useAmounts();
  const bars = waterfallBars(steps);
  const fill = (bar: (typeof bars)[number]) => (bar.kind === "cost" ? "var(--highlight)" : bar.value < 0 ? "var(--destructive)" : bar.kind === "end" ? "var(--primary)" : "var(--ring)");
  // Lying bars: their names stay readable on a phone.
  return (
    <ResponsiveContainer width="100%" height={250}>
      <BarChart data={bars} layout="vertical" margin={{ top: 0, right: 68, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid horizontal={false} stroke="var(--border)" />
        <XAxis type="number" hide domain={["auto", "auto"]} />
        <YAxis type="category" dataKey="label" width={96} tickLine={false} axisLine={false} interval={0} tick={{ fill: "var(--muted-foreground)", fontSize: 12 }} />
        <ReferenceLine x={0} stroke="var(--muted-foreground)" />
        <Bar dataKey="range" radius={3} barSize={22} isAnimationActive={false} minPointSize={2}>
          {bars.map((bar) => (
            <Cell key={bar.key} fill={fill(bar)} />
          ))}
          <LabelList dataKey="value" position="right" formatter={(value) => usd(Number(value))} fill="var(--foreground)" fontSize={12} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

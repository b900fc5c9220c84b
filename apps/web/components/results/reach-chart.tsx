"use client";
import { Bar, CartesianGrid, ComposedChart, Legend, Line, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { useAmounts } from "@/components/economics/use-amounts";

interface ReachChartProps {
  bars: readonly { name: string; audience: number; interactions: number }[];
  names: { audience: string; interactions: string };
}

/** Two axes: people reached as bars, interactions as a line. */
export default function ReachChart({ bars, names }: ReachChartProps) {
  const { count } = useAmounts();
  const tick = { fill: "var(--muted-foreground)", fontSize: 11 };
  return (
    <ResponsiveContainer width="100%" height={220}>
      <ComposedChart data={[...bars]} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis dataKey="name" tickLine={false} axisLine={false} minTickGap={12} tick={tick} />
        <YAxis yAxisId="audience" width={54} tickLine={false} axisLine={false} tickCount={4} tickFormatter={(value) => count(Number(value))} tick={tick} />
        <YAxis yAxisId="interactions" orientation="right" width={44} tickLine={false} axisLine={false} tickCount={4} tickFormatter={(value) => count(Number(value))} tick={tick} />
        <Legend iconSize={10} wrapperStyle={{ fontSize: 12, color: "var(--foreground)" }} formatter={(name: string) => <span className="text-foreground">{name}</span>} />
        <Bar yAxisId="audience" dataKey="audience" name={names.audience} fill="var(--primary)" radius={3} maxBarSize={36} isAnimationActive={false} />
        <Line yAxisId="interactions" dataKey="interactions" name={names.interactions} stroke="var(--highlight)" strokeWidth={2.5} dot={false} isAnimationActive={false} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

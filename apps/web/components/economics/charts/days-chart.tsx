"use client";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { useAmounts } from "@/components/economics/use-amounts";

export interface DayCost {
  day: string;
  ai: number;
  rendering: number;
}

export default function DaysChart({ days }: { days: readonly DayCost[] }) {
  const { usd } = useAmounts();
  return (
    <ResponsiveContainer width="100%" height={180}>
      <BarChart data={[...days]} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis dataKey="day" tickLine={false} axisLine={false} minTickGap={12} tick={{ fill: "var(--muted-foreground)", fontSize: 11 }} />
        <YAxis width={62} tickLine={false} axisLine={false} tickCount={4} tickFormatter={(value) => usd(Number(value))} tick={{ fill: "var(--muted-foreground)", fontSize: 11 }} />
        <Bar dataKey="ai" stackId="cost" fill="var(--primary)" isAnimationActive={false} />
        <Bar dataKey="rendering" stackId="cost" fill="var(--highlight)" isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}

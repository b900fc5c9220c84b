"use client";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { useResultNumbers } from "@/components/results/use-result-numbers";

interface ReachChartProps {
  bars: readonly { name: string; audience: number; interactions: number }[];
  names: { audience: string; interactions: string };
}

/** One above the other on the same days: two scales in one picture would seem to meet where nothing does. */
export default function ReachChart({ bars, names }: ReachChartProps) {
  return (
    <div className="grid gap-4">
      <Days bars={bars} of="audience" name={names.audience} fill="var(--primary)" height={170} />
      <Days bars={bars} of="interactions" name={names.interactions} fill="var(--highlight)" height={130} />
    </div>
  );
}

function Days({ bars, of, name, fill, height }: { bars: ReachChartProps["bars"]; of: "audience" | "interactions"; name: string; fill: string; height: number }) {
  const { count } = useResultNumbers();
  const tick = { fill: "var(--muted-foreground)", fontSize: 11 };
  return (
    <div>
      <p className="mb-1 flex items-center gap-2 text-xs font-medium text-foreground">
        <span className="size-2.5 rounded-sm" style={{ background: fill }} />
        {name}
      </p>
      <ResponsiveContainer width="100%" height={height}>
        <BarChart data={[...bars]} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--border)" />
          <XAxis dataKey="name" tickLine={false} axisLine={false} minTickGap={16} tick={tick} />
          <YAxis interval={0} width={54} tickLine={false} axisLine={false} tickCount={4} allowDecimals={false} tickFormatter={(value) => count(Number(value))} tick={tick} />
          <Bar dataKey={of} fill={fill} radius={3} maxBarSize={36} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
